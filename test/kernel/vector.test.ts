import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  at,
  emptyVector,
  last,
  lowerBound,
  push,
  set,
  slice,
  take,
  toArray,
  type Vector,
  vectorOf,
} from '../../src/kernel/vector';

type Change =
  | { readonly type: 'push'; readonly times: number }
  | { readonly type: 'take'; readonly share: number }
  | { readonly type: 'set'; readonly share: number }
  /** Goes on from an older version: its sisters must not notice. */
  | { readonly type: 'return'; readonly share: number };

const share = fc.double({ min: 0, max: 1, noNaN: true });
const changes = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ type: fc.constant('push' as const), times: fc.integer({ min: 1, max: 1500 }) }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('take' as const), share }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('set' as const), share }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('return' as const), share }) },
  ),
  { maxLength: 12 },
);

interface Version {
  readonly vector: Vector<number>;
  readonly twin: readonly number[];
}

const placeIn = (length: number, part: number): number => Math.min(length - 1, Math.floor(part * length));

function changed(versions: readonly Version[], change: Change, fresh: () => number): Version {
  const { vector, twin } = versions[versions.length - 1] as Version;
  switch (change.type) {
    case 'push': {
      const added = Array.from({ length: change.times }, fresh);
      return { vector: added.reduce((grown, n) => push(grown, n), vector), twin: [...twin, ...added] };
    }
    case 'take': {
      const length = Math.floor(change.share * (twin.length + 1));
      return { vector: take(vector, length), twin: twin.slice(0, length) };
    }
    case 'set': {
      if (twin.length === 0) return { vector, twin };
      const [place, element] = [placeIn(twin.length, change.share), fresh()];
      return { vector: set(vector, place, element), twin: twin.with(place, element) };
    }
    default:
      return versions[placeIn(versions.length, change.share)] as Version;
  }
}

function versionsOf(list: readonly Change[]): readonly Version[] {
  let drawn = 0;
  const versions: Version[] = [{ vector: emptyVector(), twin: [] }];
  for (const change of list) versions.push(changed(versions, change, () => drawn++));
  return versions;
}

/** The arrays of one version that are not in another: what a change had to copy. */
function copied(before: Vector<number>, after: Vector<number>): number {
  const shared = arraysIn(before);
  return [...arraysIn(after)].filter((array) => !shared.has(array)).length;
}

function arraysIn({ root, tail }: Vector<number>): Set<unknown> {
  const found = new Set<unknown>([tail]);
  const open: unknown[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!Array.isArray(node) || found.has(node)) continue;
    found.add(node);
    open.push(...node);
  }
  return found;
}

describe('a vector', () => {
  it('is like an array in each of its versions, also where they branched off an older one', () => {
    const property = fc.property(changes, (list) => {
      for (const { vector, twin } of versionsOf(list)) {
        expect(vector.length).toBe(twin.length);
        expect(toArray(vector)).toEqual(twin);
        expect(last(vector)).toBe(twin[twin.length - 1]);
      }
    });
    fc.assert(property, { seed: 1, numRuns: 150 });
  });

  it('finds single elements and ranges, and nothing outside', () => {
    const property = fc.property(changes, fc.array(fc.tuple(share, share), { maxLength: 10 }), (list, places) => {
      const { vector, twin } = versionsOf(list).at(-1) as Version;
      expect([at(vector, -1), at(vector, twin.length)]).toEqual([undefined, undefined]);
      for (const [a, b] of places) {
        const [from, to] = [Math.floor(a * (twin.length + 2)), Math.floor(b * (twin.length + 2))];
        expect(at(vector, from)).toBe(twin[from]);
        expect([...slice(vector, from, to)]).toEqual(twin.slice(from, to));
        expect([...slice(vector, from)]).toEqual(twin.slice(from));
      }
    });
    fc.assert(property, { seed: 2, numRuns: 150 });
  });

  it.each([0, 1, 31, 32, 33, 1023, 1024, 1025, 1055, 1056, 1057, 32767, 32768, 32799, 32800, 32801, 33825])(
    'can be cut to any length near a change of its height and grown again, at %i',
    (length) => {
      const long = vectorOf(Array.from({ length: length + 70 }, (_, i) => i));
      for (let cut = Math.max(0, length - 1); cut <= length + 1; cut++) {
        const grown = [-1, -2, -3].reduce((vector, n) => push(vector, n), take(long, cut));
        expect(grown.length).toBe(cut + 3);
        expect([at(grown, cut - 1), at(grown, cut), at(grown, cut + 2)]).toEqual([
          cut === 0 ? undefined : cut - 1,
          -1,
          -3,
        ]);
        expect(at(grown, 0)).toBe(cut === 0 ? -1 : 0);
      }
      expect(toArray(long).every((n, i) => n === i)).toBe(true);
    },
  );

  it('finds the first position from which something holds', () => {
    const property = fc.property(
      fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 120 }),
      fc.integer({ min: -1, max: 52 }),
      (list, bound) => {
        const sorted = list.toSorted((a, b) => a - b);
        const found = sorted.findIndex((n) => n > bound);
        expect(lowerBound(vectorOf(sorted), (n) => n > bound)).toBe(found === -1 ? sorted.length : found);
      },
    );
    fc.assert(property, { seed: 3, numRuns: 300 });
  });

  it('copies O(log n) arrays a change: at most one of each level, and the tail', () => {
    let vector = emptyVector<number>();
    for (let n = 0; n < 40_000; n++) {
      const next = push(vector, n);
      if (n % 997 === 0) {
        expect(copied(vector, next)).toBeLessThanOrEqual(next.shift / 5 + 2);
        expect(copied(next, set(next, n >>> 1, -1))).toBeLessThanOrEqual(next.shift / 5 + 2);
      }
      vector = next;
    }
  });
});
