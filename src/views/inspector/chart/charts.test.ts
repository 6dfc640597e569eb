import { describe, expect, it } from 'vitest';
import { wholeRegistry } from '../../../app/all-scenarios';
import type { ChartNode } from '../../../kernel/describe';
import type { AnyTrace } from '../../../player/contract';
import { threePhaseVariants, twoPhaseVariants } from '../../../protocols/atomic-commit/variants';
import { frameOf, shrunk } from './fixture';
import { placeLabels } from './labels';
import type { Frame, Point } from './layered';
import { type ChartArrow, type ChartBox, type ChartLayout, layOutChart } from './layout';
import { isWithin } from './links';
import { withAbsoluteTargets } from './path';
import { arrowText, nameWidth } from './text';

/** Front matters that between them have every chart of a protocol, and the kinds of processes that have one. */
const charted: Readonly<Record<string, { readonly setups: readonly object[]; readonly kinds: readonly string[] }>> = {
  zookeeper: { setups: [{}], kinds: ['participant', 'observer'] },
  'two-phase-commit': {
    setups: twoPhaseVariants.map((variant) => ({ config: { variant } })),
    kinds: ['coordinator', 'participant'],
  },
  'three-phase-commit': {
    setups: threePhaseVariants.map((variant) => ({ config: { variant } })),
    kinds: ['coordinator', 'participant'],
  },
};

const charts = wholeRegistry.entries.flatMap(({ protocol, dialect, portrait }) =>
  (charted[protocol.id]?.setups ?? []).flatMap((fields) => {
    const read = dialect.readSetup({ ...fields });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const setup: AnyTrace['setup'] = read.value;
    return (charted[protocol.id]?.kinds ?? []).map(
      (kind) => [`${kind} of ${protocol.id} ${JSON.stringify(fields)}`, portrait.chart(kind, setup)] as const,
    );
  }),
);
const drawings = charts.flatMap(([name, chart]) =>
  [300, 312, 356].map((width) => {
    const node = withAbsoluteTargets(chart);
    return [`the ${name} in ${width} pixels`, node, layOutChart(node, width)] as const;
  }),
);

const allNodes = (node: ChartNode): readonly ChartNode[] => [node, ...node.children.flatMap(allNodes)];
const segmentsOf = ({ corners }: ChartArrow): readonly (readonly [Point, Point])[] =>
  corners.slice(1).map((end, i) => [corners[i] ?? end, end]);

const areApart = (a: Frame, b: Frame, room: number): boolean =>
  a.x + a.width + room <= b.x ||
  b.x + b.width + room <= a.x ||
  a.y + a.height + room <= b.y ||
  b.y + b.height + room <= a.y;

const isAround = ({ node }: ChartBox, { from, to }: ChartArrow): boolean =>
  [from, to].every((path) => path !== node.path && isWithin(path, node.path));
/** The line in which a state with others inside has its name. */
const nameOf = ({ x, y, width }: ChartBox): Frame => ({ x, y, width, height: 17 });
const isInside = (a: Frame, b: Frame): boolean =>
  a.x > b.x && a.y > b.y && a.x + a.width < b.x + b.width && a.y + a.height < b.y + b.height;
const isOnBorder = ({ x, y }: Point, box: Frame): boolean =>
  areApart({ x, y, width: 0, height: 0 }, shrunk(box), 0) &&
  !areApart({ x: x - 1, y: y - 1, width: 2, height: 2 }, box, 0);

/** Whether two pieces run along each other so near that they seem to be one. */
function runTogether(one: readonly [Point, Point], other: readonly [Point, Point]): boolean {
  const [a, b] = [frameOf(one), frameOf(other)];
  const along = (from: number, length: number, otherFrom: number, otherLength: number): number =>
    Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom);
  const isUpright = a.width === 0 && b.width === 0 && Math.abs(a.x - b.x) < 2.5;
  const isFlat = a.height === 0 && b.height === 0 && Math.abs(a.y - b.y) < 2.5;
  return (isUpright && along(a.y, a.height, b.y, b.height) > 1) || (isFlat && along(a.x, a.width, b.x, b.width) > 1);
}

it('looks at the charts of every protocol', () => {
  expect(Object.keys(charted).sort()).toEqual(wholeRegistry.entries.map(({ protocol }) => protocol.id).sort());
  expect(charts.length).toBe(12);
});

describe.each(drawings)('%s', (_, chart, layout) => {
  const { boxes, arrows, width, height } = layout;

  it('has each state once, wide enough for its name, and no two on each other', () => {
    const paths = allNodes(chart).flatMap(({ path }) => (path === '' ? [] : [path]));
    expect(boxes.map(({ node }) => node.path).sort()).toEqual(paths.sort());
    for (const box of boxes) {
      expect(box.width, box.node.path).toBeGreaterThanOrEqual(nameWidth(box.node.key));
      expect([box.x >= 0, box.y >= 0, box.x + box.width <= width, box.y + box.height <= height]).not.toContain(false);
    }
    const overlapping = boxes.flatMap((a) =>
      boxes.flatMap((b) =>
        isWithin(a.node.path, b.node.path) || isWithin(b.node.path, a.node.path) || areApart(a, b, 4)
          ? []
          : [`${a.node.path} ${b.node.path}`],
      ),
    );
    expect(overlapping).toEqual([]);
  });

  it('has an arrow for every transition that leaves a state, from border to border', () => {
    const leads = allNodes(chart).flatMap(({ path, transitions }) =>
      transitions.flatMap(({ target }) =>
        target === null || path === '' || (path !== target && isWithin(path, target)) ? [] : [[path, target]],
      ),
    );
    for (const [from = '', to = ''] of leads)
      expect(
        arrows.filter((arrow) => isWithin(from, arrow.from) && isWithin(to, arrow.to)),
        `${from} ${to}`,
      ).toHaveLength(1);
    for (const arrow of arrows) {
      const [from, to] = [arrow.from, arrow.to].map((path) => boxes.find(({ node }) => node.path === path));
      const [start, end] = [arrow.corners[0], arrow.corners.at(-1)];
      if (from === undefined || to === undefined || start === undefined || end === undefined) throw new Error('lost');
      expect([isOnBorder(start, from), isOnBorder(end, to)], `${arrow.from} ${arrow.to}`).toEqual([true, true]);
    }
  });

  it('has no arrow that crosses a state or leaves the drawing', () => {
    const crossing = arrows.flatMap((arrow) =>
      segmentsOf(arrow).flatMap((segment) =>
        boxes.flatMap((box) =>
          isAround(box, arrow) || areApart(frameOf(segment), shrunk(box), 0)
            ? []
            : [`${arrow.from} > ${arrow.to} crosses ${box.node.path}`],
        ),
      ),
    );
    expect(crossing).toEqual([]);
    for (const { x, y } of arrows.flatMap(({ corners }) => corners))
      expect([x >= 0, y >= 0, x <= width, y <= height]).not.toContain(false);
    for (const [a, b] of arrows.flatMap(segmentsOf)) expect(a.x === b.x || a.y === b.y).toBe(true);
  });

  it('lets arrows run together only to the same state', () => {
    const together = arrows.flatMap((one, i) =>
      arrows.slice(i + 1).flatMap((other) => {
        const isAlike = one.to === other.to;
        const isSame = segmentsOf(one).some((a) => segmentsOf(other).some((b) => runTogether(a, b)));
        return isSame && !isAlike ? [`${one.from} > ${one.to}, ${other.from} > ${other.to}`] : [];
      }),
    );
    expect(together).toEqual([]);
  });

  it('writes at all arrows out of a state, with the one into it at most one less, and nothing on anything', () => {
    for (const { node } of boxes) {
      const leaving = arrows.filter((arrow) => isWithin(node.path, arrow.from) && !isWithin(node.path, arrow.to));
      const entering = arrows.filter(({ to }) => to === node.path);
      expectReadable(layout, leaving, leaving.length);
      for (const taken of entering) expectReadable(layout, [taken, ...leaving], leaving.length);
    }
  });
});

function expectReadable(layout: ChartLayout, wanted: readonly ChartArrow[], least: number): void {
  const labels = placeLabels(
    layout,
    wanted.map((arrow) => ({ arrow, text: arrowText(arrow.causes, '(at once)') })),
  );
  const told = wanted.map(({ from, to }) => `${from} > ${to}`).join(', ');
  expect(labels.length, told).toBeGreaterThanOrEqual(least);
  if (wanted.length > 0)
    expect(
      labels.map(({ arrow }) => arrow),
      told,
    ).toContain(wanted[0]);
  for (const [i, label] of labels.entries()) {
    expect(label.text).not.toBe('');
    expect([
      label.x >= 0,
      label.y >= 0,
      label.x + label.width <= layout.width,
      label.y + label.height <= layout.height,
    ]).not.toContain(false);
    for (const box of layout.boxes) {
      const isFine = isAround(box, label.arrow)
        ? isInside(label, box) && areApart(label, nameOf(box), 0)
        : areApart(label, box, 0);
      expect(isFine, `${told}: ${label.text} at ${box.node.path}`).toBe(true);
    }
    for (const other of labels.slice(i + 1)) expect(areApart(label, other, 0), told).toBe(true);
  }
}
