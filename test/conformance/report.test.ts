import { expect, it } from 'vitest';
import { compared, differing, outside, report } from './report';

const rows = [
  compared('a', 'the same in another order', { recorded: { x: 1, y: [2] }, ours: { y: [2], x: 1 } }),
  compared('b', 'not the same', { recorded: { x: 1 }, ours: { x: 1, y: undefined } }),
  outside('c', 'with a\ttab', 'needs a wire'),
];

it('tells a row that differs from the others', () => {
  expect(differing(rows).map(({ id }) => id)).toEqual(['b']);
});

it('writes a line for each row and the totals', () => {
  expect(report(rows).split('\n')).toEqual([
    'equal   a the same in another order',
    'differs b not the same — recorded {"x":1}, ours {"x":1}',
    'outside c with a\\u0009tab — needs a wire',
    '',
    '3 cases: 1 equal, 1 differ, 1 outside',
    '',
  ]);
});
