import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyMap, mapDelete, mapEntries, mapGet, mapSet, mapSize, type PersistentMap } from './persistent-map';

type Change = { readonly key: string; readonly value: number | null };

// Few keys, so that setting again, deleting and deleting what is not there all happen often.
const key = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((n) => `k${n}`),
  fc.constantFrom('', '-', '/', 'é', '\u{1f600}', '\uffff', '__proto__', 'constructor'),
);
const changes = fc.array(fc.record({ key, value: fc.option(fc.integer(), { freq: 2 }) }), { maxLength: 200 });

const changed = (map: PersistentMap<number>, { key, value }: Change): PersistentMap<number> =>
  value === null ? mapDelete(map, key) : mapSet(map, key, value);

function changeTwin(twin: Map<string, number>, { key, value }: Change): void {
  if (value === null) twin.delete(key);
  else twin.set(key, value);
}

const sortedEntries = (twin: ReadonlyMap<string, number>) => [...twin].sort(([a], [b]) => (a < b ? -1 : 1));

/** The objects of one version that are not in another: what a change had to copy. */
function copied(before: object | null, after: object | null): number {
  const shared = objectsIn(before, new Set());
  return [...objectsIn(after, new Set())].filter((object) => !shared.has(object)).length;
}

function objectsIn(value: unknown, found: Set<object>): Set<object> {
  if (typeof value !== 'object' || value === null || found.has(value)) return found;
  found.add(value);
  for (const part of Object.values(value)) objectsIn(part, found);
  return found;
}

describe('a persistent map', () => {
  it('behaves like a Map whose entries are sorted by key, after every change', () => {
    const property = fc.property(changes, (list) => {
      const twin = new Map<string, number>();
      let map = emptyMap<number>();
      for (const change of list) {
        changeTwin(twin, change);
        map = changed(map, change);
        expect([...mapEntries(map)]).toEqual(sortedEntries(twin));
        expect(mapSize(map)).toBe(twin.size);
        expect(mapGet(map, change.key)).toBe(twin.get(change.key));
      }
    });
    fc.assert(property, { seed: 1, numRuns: 200 });
  });

  it('leaves every older version as it was', () => {
    const property = fc.property(changes, (list) => {
      const versions: { readonly map: PersistentMap<number>; readonly entries: string }[] = [];
      let map = emptyMap<number>();
      for (const change of list) {
        versions.push({ map, entries: JSON.stringify([...mapEntries(map)]) });
        map = changed(map, change);
      }
      for (const { map, entries } of versions) expect(JSON.stringify([...mapEntries(map)])).toBe(entries);
    });
    fc.assert(property, { seed: 2, numRuns: 100 });
  });

  it('is itself again when nothing changes', () => {
    const map = mapSet(mapSet(emptyMap<number>(), 'a', 1), 'b', Number.NaN);
    expect(mapSet(map, 'a', 1)).toBe(map);
    expect(mapSet(map, 'b', Number.NaN)).toBe(map);
    expect(mapDelete(map, 'c')).toBe(map);
  });

  // In a weight-balanced tree of n entries no path is longer than 2.41 log2(n + 1), and a rotation copies three more.
  it.each([
    ['rising', (n: number) => n],
    ['falling', (n: number) => 4095 - n],
    ['scattered', (n: number) => (n * 2654435761) % 4096],
  ])('copies O(log n) entries a change, with keys in %s order', (_, order) => {
    const name = (n: number) => String(order(n)).padStart(4, '0');
    const limit = 2.41 * Math.log2(4097) + 3;
    let map = emptyMap<number>();
    for (let n = 0; n < 4096; n++) map = mapSet(map, name(n), n);
    for (let n = 0; n < 4000; n++) {
      const next = mapDelete(map, name(n));
      if (n % 100 === 0) {
        expect(copied(map, next)).toBeLessThanOrEqual(limit);
        expect(copied(map, mapSet(map, name(n), -1))).toBeLessThanOrEqual(limit);
        expect(copied(map, mapSet(map, `${name(n)}+`, n))).toBeLessThanOrEqual(limit);
      }
      map = next;
    }
    expect(mapSize(map)).toBe(96);
  });
});
