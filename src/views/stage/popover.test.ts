import { expect, test } from 'vitest';
import { placeBeside } from './popover';

const window = { width: 1000, height: 700 };
const box = { width: 240, height: 300 };
const anchor = (left: number, top: number) => ({ left, top, right: left + 100, bottom: top + 60 });

test('opens to the right where there is room', () => {
  expect(placeBeside(anchor(300, 200), box, window)).toEqual({ left: 406, top: 200 });
});

test('opens to the left at the right edge', () => {
  expect(placeBeside(anchor(850, 200), box, window)).toEqual({ left: 604, top: 200 });
});

test('opens below where both sides are too narrow, inside the window', () => {
  expect(placeBeside({ left: 60, top: 100, right: 330, bottom: 150 }, box, { width: 390, height: 700 })).toEqual({
    left: 60,
    top: 156,
  });
});

test('stays inside at the lower edge', () => {
  expect(placeBeside(anchor(300, 650), box, window).top).toBe(392);
});
