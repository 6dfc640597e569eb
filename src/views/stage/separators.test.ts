import { describe, expect, test } from 'vitest';
import { layoutStage, type Point, type StageLayout } from './geometry';
import { sampled } from './paths';
import { crossing, groupsOf, separators } from './separators';

const layoutOf = (n: number): StageLayout =>
  layoutStage(
    { width: 772, height: 530 },
    Array.from({ length: n }, () => true),
  );

/** Every link works unless its ends are in different groups. */
const split = (...groups: readonly (readonly number[])[]) => {
  const groupOf = (i: number): number => groups.findIndex((group) => group.includes(i));
  return (i: number, j: number): boolean => groupOf(i) === groupOf(j);
};

describe('groups', () => {
  test('are one where everybody reaches everybody', () => {
    expect(groupsOf(3, () => true)).toEqual([0, 0, 0]);
  });

  test('are told apart, and joined by whoever reaches both', () => {
    expect(groupsOf(5, split([0, 1], [2, 3, 4]))).toEqual([0, 0, 2, 2, 2]);
    const chain = (i: number, j: number): boolean => Math.abs(i - j) === 1;
    expect(groupsOf(4, chain)).toEqual([0, 0, 0, 0]);
  });

  test('of nobody are none', () => {
    expect(groupsOf(0, () => true)).toEqual([]);
  });
});

const crossings = (layout: StageLayout, groups: readonly number[]): readonly string[] => {
  const fences = separators(layout, groups);
  return groups.flatMap((_, i) =>
    groups.flatMap((__, j) => (i < j && crossing(layout, i, j, fences) !== null ? [`${i}-${j}`] : [])),
  );
};

describe('separators', () => {
  test('are none without a partition', () => {
    expect(separators(layoutOf(5), [0, 0, 0, 0, 0])).toEqual([]);
  });

  test.each([
    ['two against three', [0, 0, 2, 2, 2]],
    ['one alone at the top', [0, 1, 1, 1, 1]],
    ['one alone below', [0, 0, 2, 0, 0]],
    ['two on the right', [0, 1, 1, 0, 0]],
    ['two against two and one', [0, 0, 2, 2, 4]],
  ])('cross just the links between the groups: %s', (_, groups) => {
    const expected = groups.flatMap((a, i) => groups.flatMap((b, j) => (i < j && a !== b ? [`${i}-${j}`] : [])));
    expect(crossings(layoutOf(5), groups)).toEqual(expected);
  });

  test('cross every link between groups that do not sit together, though others too', () => {
    const groups = [0, 1, 0, 1, 1];
    expect(crossings(layoutOf(5), groups)).toEqual(expect.arrayContaining(['0-1', '0-3', '0-4', '1-2', '2-3', '2-4']));
  });

  test('are one fewer than three neighbouring groups', () => {
    expect(separators(layoutOf(6), [0, 0, 0, 3, 3, 5])).toHaveLength(2);
  });

  test('part two servers', () => {
    expect(crossings(layoutOf(2), [0, 1])).toEqual(['0-1']);
  });

  test('pass beside a card that stands alone', () => {
    const layout = layoutOf(5);
    const top = layout.seats[0] ?? layout.centre;
    const isOnCard = ({ x, y }: Point): boolean =>
      Math.abs(x - top.x) < layout.card.width / 2 && Math.abs(y - top.y) < layout.card.height / 2;
    const [fence] = separators(layout, [0, 1, 1, 1, 1]);
    expect(fence === undefined ? [] : sampled(fence, 60).filter(isOnCard)).toEqual([]);
  });
});
