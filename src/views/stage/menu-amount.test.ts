import { describe, expect, test } from 'vitest';
import { delays, factorsFrom, nudged, readAmount, shares, spans } from './menu-amount';

const delay = { ...delays, value: 50 };

describe('a number in a menu', () => {
  test.each([
    ['50', 50],
    [' 12.5 ', 12.5],
    ['', null],
    ['x', null],
    ['1e3', null],
    ['-5', null],
    ['0', null],
    ['99999999', null],
  ])('%j as a delay is %j', (text, value) => expect(readAmount(text, delay)).toBe(value));

  test('may be nothing where that means now, and never all of a share', () => {
    expect(readAmount('0', { ...spans, value: 1 })).toBe(0);
    expect(readAmount('100', { ...shares, value: 1 })).toBeNull();
    expect(readAmount('99.9', { ...shares, value: 1 })).toBe(99.9);
    expect(readAmount('10001', factorsFrom(2))).toBeNull();
  });

  test('goes up and down within its limits', () => {
    expect(nudged('50', delay, 1)).toBe('60');
    expect(nudged('50', delay, -1)).toBe('40');
    expect(nudged('5', delay, -1)).toBe('1');
    expect(nudged('5', { ...spans, value: 5 }, -1)).toBe('0');
    expect(nudged('1', factorsFrom(2), -1)).toBe('1');
    expect(nudged('99', { ...shares, value: 1 }, 1)).toBe('99.9');
  });

  test('begins anew from what cannot be read', () => expect(nudged('?', delay, 1)).toBe('60'));
});
