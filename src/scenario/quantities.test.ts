import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duration } from '../kernel/ids';
import {
  longestSpan,
  readDuration,
  readFactor,
  readRange,
  readShare,
  writeDuration,
  writeFactor,
  writeRange,
  writeShare,
} from './quantities';

describe('spans of time', () => {
  it.each([
    ['50ms', 50_000],
    ['1.5s', 1_500_000],
    ['2min', 120_000_000],
    ['300us', 300],
    ['0.001ms', 1],
    ['0ms', 0],
    ['0.3ms', 300],
    ['1440min', longestSpan],
  ])('%s', (text, span) => expect(readDuration(text)).toBe(span));

  it.each(['50', 'ms', '-1ms', '1 ms', '1h', '0.5us', '1e3ms', '1441min', '1.ms', '.5ms', 'NaNms', ''])(
    '%j is none',
    (text) => {
      expect(readDuration(text)).toBeNull();
    },
  );

  it('read back as they were written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: longestSpan }), (span) => readDuration(writeDuration(span)) === span),
      { seed: 1 },
    );
  });
});

describe('ranges', () => {
  it.each([
    ['1ms..5ms', [1000, 5000]],
    ['2ms', [2000, 2000]],
    ['500us..1ms', [500, 1000]],
  ])('%s', (text, range) => expect(readRange(text)).toEqual(range));

  it.each(['5ms..1ms', '1ms..', '..5ms', '1ms..2ms..3ms', '1..5'])('%j is none', (text) =>
    expect(readRange(text)).toBeNull(),
  );

  it('read back as they were written', () => {
    for (const range of [
      [duration(1), duration(1)],
      [duration(1000), duration(70_000_000)],
    ] as const)
      expect(readRange(writeRange(range))).toEqual(range);
  });
});

describe('factors and shares', () => {
  it.each([
    ['10x', 10],
    ['1.5X', 1.5],
    ['0.25x', 0.25],
    ['10000x', 10_000],
    ['0x', null],
    ['10001x', null],
    ['10', null],
    ['-1x', null],
  ])('the factor %s', (text, factor) => expect(readFactor(text)).toBe(factor));

  it.each([
    ['20%', 0.2],
    ['0%', 0],
    ['99.5%', 0.995],
    ['7%', 0.07],
    ['100%', null],
    ['-1%', null],
    ['20', null],
  ])('the share %s', (text, share) => expect(readShare(text)).toBe(share));

  it('read back as they were written', () => {
    expect([0.001, 0.5, 1, 33.25].map((factor) => readFactor(writeFactor(factor)))).toEqual([0.001, 0.5, 1, 33.25]);
    expect([0.07, 0.29, 0.5, 0.995].map((share) => readShare(writeShare(share)))).toEqual([0.07, 0.29, 0.5, 0.995]);
  });
});
