import { expect, test } from 'vitest';
import { groupsByLine, partitionCommand, sidesOf } from './sides';

const square = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 100 },
  { x: 0, y: 100 },
];

test('a vertical line parts left from right, whichever way it is drawn', () => {
  expect(groupsByLine(square, { x: 50, y: -10 }, { x: 50, y: 110 })).toEqual([
    [0, 3],
    [1, 2],
  ]);
  expect(groupsByLine(square, { x: 50, y: 110 }, { x: 50, y: -10 })).toEqual([
    [0, 3],
    [1, 2],
  ]);
});

test('a line parts beyond its ends', () => {
  expect(groupsByLine(square, { x: 40, y: 50 }, { x: 70, y: 50 })).toEqual([
    [0, 1],
    [2, 3],
  ]);
});

test('a corner can be cut off', () => {
  expect(groupsByLine(square, { x: 60, y: -10 }, { x: 110, y: 40 })).toEqual([[0, 2, 3], [1]]);
});

test('a slip or a line beside everybody makes no groups', () => {
  expect(groupsByLine(square, { x: 50, y: 50 }, { x: 55, y: 60 })).toBeNull();
  expect(groupsByLine(square, { x: -50, y: 0 }, { x: -50, y: 100 })).toBeNull();
});

test('who stands on the line is on one side only', () => {
  const [left, right] = sidesOf(square, { x: 0, y: 0 }, { x: 100, y: 100 });
  expect([...left, ...right].sort()).toEqual([0, 1, 2, 3]);
});

test('groups read as a command', () => {
  expect(partitionCommand([['S1', 'S2'], ['S3']])).toBe('partition S1 S2 / S3');
});
