import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Agenda, type AgendaItem, agendaOf, entries, first, insert, withoutFirst } from '../../src/kernel/agenda';
import { instant, messageId, processId } from '../../src/kernel/ids';
import type { Toy } from './toy';

const bootAt = (at: number, id: number): AgendaItem<Toy> => ({
  at: instant(at),
  id: messageId(id),
  cause: null,
  type: 'boot',
  process: processId(1),
});

/** Null takes the first entry away; a number puts one in at that instant. Few instants, so that many are equal. */
const moves = fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { freq: 3 }), { maxLength: 200 });
const inOrder = (items: readonly AgendaItem<Toy>[]) => items.toSorted((a, b) => a.at - b.at || a.id - b.id);

interface Version {
  readonly agenda: Agenda<Toy>;
  readonly twin: readonly AgendaItem<Toy>[];
}

const moved = ({ agenda, twin }: Version, move: number | null, id: number): Version =>
  move === null
    ? { agenda: withoutFirst(agenda), twin: twin.slice(1) }
    : { agenda: insert(agenda, bootAt(move, id)), twin: inOrder([...twin, bootAt(move, id)]) };

function versionsOf(list: readonly (number | null)[]): readonly Version[] {
  const versions: Version[] = [{ agenda: null, twin: [] }];
  list.forEach((move, id) => {
    versions.push(moved(versions[versions.length - 1] as Version, move, id));
  });
  return versions;
}

const nodesIn = (agenda: Agenda<Toy>): Set<unknown> => {
  const found = new Set<unknown>();
  const open = [agenda];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === null || found.has(node)) continue;
    found.add(node);
    open.push(node.left, node.right);
  }
  return found;
};

const copied = (before: Agenda<Toy>, after: Agenda<Toy>): number => {
  const shared = nodesIn(before);
  return [...nodesIn(after)].filter((node) => !shared.has(node)).length;
};

describe('an agenda', () => {
  it('gives its entries by time, and by number where times are equal, in each of its versions', () => {
    const property = fc.property(moves, (list) => {
      for (const { agenda, twin } of versionsOf(list)) {
        expect(first(agenda)).toEqual(twin[0] ?? null);
        expect(entries(agenda)).toEqual(twin);
      }
    });
    fc.assert(property, { seed: 1, numRuns: 200 });
  });

  it('is emptied in order, however it was filled', () => {
    const property = fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 100 }), (times) => {
      const items = times.map(bootAt);
      let agenda = agendaOf(items);
      const taken: AgendaItem<Toy>[] = [];
      for (let item = first(agenda); item !== null; item = first(agenda)) {
        taken.push(item);
        agenda = withoutFirst(agenda);
      }
      expect(taken).toEqual(inOrder(items));
    });
    fc.assert(property, { seed: 2, numRuns: 200 });
  });

  it.each([
    ['rising', (n: number) => n],
    ['falling', (n: number) => 5000 - n],
    ['scattered', (n: number) => (n * 2654435761) % 5000],
  ])('copies O(log n) nodes a change, with times in %s order', (_, time) => {
    // The right spine of a leftist heap of n nodes is at most log2(n + 1) long; taking the first merges two of them.
    const limit = 2 * Math.log2(5001) + 1;
    let agenda: Agenda<Toy> = null;
    for (let n = 0; n < 5000; n++) agenda = insert(agenda, bootAt(time(n), n));
    for (let n = 0; n < 4900; n++) {
      if (n % 100 === 0) {
        expect(copied(agenda, insert(agenda, bootAt(time(n), 5000 + n)))).toBeLessThanOrEqual(limit);
        expect(copied(agenda, withoutFirst(agenda))).toBeLessThanOrEqual(limit);
      }
      agenda = withoutFirst(agenda);
    }
    expect(entries(agenda)).toHaveLength(100);
  });
});
