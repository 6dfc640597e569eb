import { describe, expect, it } from 'vitest';
import type { ChartNode } from '../../../kernel/describe';
import { chartFixture } from './fixture';
import { type ChartBox, layOutChart } from './layout';
import { isWithin } from './links';

const allNodes = (node: ChartNode): readonly ChartNode[] => [node, ...node.children.flatMap(allNodes)];

const contains = (outer: ChartBox, inner: ChartBox): boolean =>
  outer.x < inner.x &&
  outer.y < inner.y &&
  inner.x + inner.width < outer.x + outer.width &&
  inner.y + inner.height < outer.y + outer.height;

const areApart = (a: ChartBox, b: ChartBox): boolean =>
  a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y;

describe.each([260, 312, 620])('layOutChart in %i pixels', (width) => {
  const { boxes, arrows, height } = layOutChart(chartFixture, width);
  const boxAt = (path: string): ChartBox => {
    const found = boxes.find(({ node }) => node.path === path);
    if (found === undefined) throw new Error(`no box for ${path}`);
    return found;
  };

  it('places every state once, inside of the width', () => {
    const paths = allNodes(chartFixture).map(({ path }) => path);
    expect(boxes.map(({ node }) => node.path).sort()).toEqual(paths.filter((path) => path !== '').sort());
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
  });

  it('nests what is nested and keeps apart what is not', () => {
    for (const a of boxes) {
      for (const b of boxes) {
        if (a === b) continue;
        const nested = isWithin(b.node.path, a.node.path)
          ? contains(a, b)
          : isWithin(a.node.path, b.node.path) || areApart(a, b);
        expect([a.node.path, b.node.path, nested]).toEqual([a.node.path, b.node.path, true]);
      }
    }
  });

  it('puts the initial state above those that it leads to', () => {
    const looking = boxAt('looking');
    expect(looking.y + looking.height).toBeLessThan(boxAt('following').y);
    expect(looking.y + looking.height).toBeLessThan(boxAt('leading').y);
    expect(boxAt('following.discovery').y).toBeLessThan(boxAt('following.broadcast').y);
  });

  it('joins transitions from inside one state to inside another', () => {
    const pairs = arrows.map(({ from, to }) => `${from} > ${to}`).sort();
    expect(pairs).toEqual([
      'following > looking',
      'following.discovery > following.synchronization',
      'following.synchronization > following.broadcast',
      'leading > looking',
      'leading.discovery > leading.synchronization',
      'leading.synchronization > leading.broadcast',
      'looking > following',
      'looking > leading',
      'looking.finalizing > looking.gathering',
      'looking.gathering > looking.finalizing',
    ]);
  });
});

it('draws an arrow where a transition leads out of a state inside, and a small one where a state is entered again', () => {
  const leaf = (path: string, target: string): ChartNode => ({
    ...{ key: path.split('.').at(-1) ?? '', path, source: null, initial: null, children: [] },
    transitions: [{ event: 'go', guard: null, target }],
  });
  const outer = {
    ...leaf('outer', 'outer'),
    transitions: [],
    initial: 'inner',
    children: [leaf('outer.inner', 'other')],
  };
  const root = { ...leaf('', ''), transitions: [], initial: 'outer', children: [outer, leaf('other', 'other')] };
  const { arrows, boxes } = layOutChart(root, 312);
  expect(arrows.map(({ from, to }) => `${from} > ${to}`)).toEqual(['outer > other', 'other > other']);
  const other = boxes.find(({ node }) => node.path === 'other');
  const reach = arrows[1]?.corners.map(({ x }) => x - (other === undefined ? 0 : other.x + other.width)) ?? [];
  expect([Math.min(...reach), Math.max(...reach)]).toEqual([0, 10]);
});
