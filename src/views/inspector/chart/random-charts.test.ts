import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ChartNode } from '../../../kernel/describe';
import { frameOf, shrunk } from './fixture';
import { areApart } from './labels';
import { layOutChart } from './layout';
import { isWithin } from './links';
import { spread } from './spread';

const nodeOf = (path: string, targets: readonly string[], children: readonly ChartNode[] = []): ChartNode => ({
  key: path.split('.').at(-1) ?? '',
  path,
  source: null,
  initial: children[0]?.key ?? null,
  children,
  transitions: targets.map((target) => ({ event: 'anEvent', guard: null, target })),
});

/** Machines of up to nine states, some with two or three inside, and any transitions between them. */
const anyChart = fc
  .array(fc.record({ inside: fc.constantFrom(0, 0, 0, 2, 3), targets: fc.array(fc.nat(8), { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 9,
  })
  .map((states) => {
    const target = (i: number): string => `state${i % states.length}`;
    return nodeOf(
      '',
      [],
      states.map(({ inside, targets }, i) =>
        nodeOf(
          `state${i}`,
          targets.map(target),
          Array.from({ length: inside }, (_, j) =>
            nodeOf(`state${i}.part${j}`, j + 1 < inside ? [`state${i}.part${j + 1}`] : []),
          ),
        ),
      ),
    );
  });

it('no arrow of any chart crosses a state, and no two states overlap', () => {
  fc.assert(
    fc.property(anyChart, fc.constantFrom(280, 312, 356), (chart, width) => {
      const { boxes, arrows } = layOutChart(chart, width);
      for (const { node, ...box } of boxes) {
        for (const other of boxes)
          expect(
            isWithin(node.path, other.node.path) || isWithin(other.node.path, node.path) || areApart(box, other, 4),
          ).toBe(true);
        for (const { from, to, corners } of arrows) {
          if ([from, to].every((path) => path !== node.path && isWithin(path, node.path))) continue;
          for (const [i, end] of corners.slice(1).entries())
            expect(areApart(frameOf([corners[i] ?? end, end]), shrunk(box), 0), `${from} > ${to} at ${node.path}`).toBe(
              true,
            );
        }
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});

it('things on a line keep their order, their distances and their ends, and stay where they wish if they can', () => {
  const wish = fc.record({ at: fc.integer({ min: -50, max: 350 }), apart: fc.integer({ min: 1, max: 20 }) });
  fc.assert(
    fc.property(fc.array(wish, { minLength: 1, maxLength: 12 }), (wishes) => {
      const found = spread(
        wishes.map((each) => ({ ...each, weight: 1 })),
        0,
        300,
      );
      for (const [i, x] of found.entries()) {
        expect(x).toBeGreaterThan(-1e-6);
        expect(x).toBeLessThan(300 + 1e-6);
        if (i > 0) expect(x - (found[i - 1] ?? 0)).toBeGreaterThan((wishes[i]?.apart ?? 0) - 1e-6);
      }
      const isFine = wishes.every(
        ({ at, apart }, i) => at >= 0 && at <= 300 && (i === 0 || at - (wishes[i - 1]?.at ?? 0) >= apart),
      );
      if (isFine) for (const [i, x] of found.entries()) expect(x).toBeCloseTo(wishes[i]?.at ?? 0, 6);
    }),
  );
});
