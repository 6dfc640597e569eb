import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lately } from './lately';

describe('what was asked for lately', () => {
  it('is not made again, however often and in whatever order it is asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 })), fc.integer({ min: 1, max: 6 }), (asked, count) => {
        const remember = lately<number, object>(count);
        const answers = asked.map((key) => remember(key, () => ({ key })));
        asked.forEach((key, i) => {
          expect(answers[i]).toEqual({ key });
          const before = asked.lastIndexOf(key, i - 1);
          const others = new Set(asked.slice(before + 1, i));
          if (i > 0 && before >= 0 && others.size < count) expect(answers[i]).toBe(answers[before]);
        });
      }),
      { seed: 1 },
    );
  });

  it('is forgotten once twice as much else was asked for', () => {
    const remember = lately<number, object>(3);
    const first = remember(0, () => ({}));
    for (let key = 1; key <= 6; key++) remember(key, () => ({}));
    expect(remember(0, () => ({}))).not.toBe(first);
  });
});
