import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeIn, scanJson } from './scan-json';

const deepest = 8;
const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
/** Signs that JSON is made of, so that random texts are often nearly right. */
const signs = fc.constantFrom(...'{}[]:,"\\ \n-0159.eE+utrflasn/b\u0001é', '"a"', 'true', 'null', '\\u00e9');
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

describe('the scanner of JSON', () => {
  it('takes what JSON.parse takes, and nothing else', () => {
    const text = fc.array(signs, { maxLength: 12 }).map((parts) => parts.join(''));
    let taken = 0;
    fc.assert(
      fc.property(text, (candidate) => {
        const fault = scanJson(candidate, deepest);
        if (fault === null) taken++;
        expect(fault === null || fault.type === 'tooDeep').toBe(isJson(candidate) || fault?.type === 'tooDeep');
      }),
      { numRuns: 20_000, seed: 1 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it('takes every value up to the depth that is allowed', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 11 }), fc.constantFrom(0, 2), (value, indent) => {
        const fault = scanJson(JSON.stringify(value, null, indent), deepest);
        expect(fault?.type ?? 'fine').toBe(depthOf(value) > deepest ? 'tooDeep' : 'fine');
      }),
      { numRuns: 2_000, seed: 2 },
    );
  });

  it('says of every beginning of a text that it is cut off', () => {
    const text = '{"a b": [1.5, -2e9, true, null, "x\\u00e9\\n"], "c": {"d": []}}';
    for (let length = 0; length < text.length; length++) {
      expect([length, scanJson(text.slice(0, length), deepest)?.type]).toEqual([length, 'end']);
    }
  });

  it('tells line and column', () => {
    expect(placeIn('ab\nc', 0)).toEqual({ line: 1, column: 1 });
    expect(placeIn('ab\nc', 3)).toEqual({ line: 2, column: 1 });
    expect(placeIn('ab\r\ncd', 5)).toEqual({ line: 2, column: 2 });
  });
});
