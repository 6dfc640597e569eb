import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act } from '../../kernel/act';
import { instant, messageId } from '../../kernel/ids';
import { inFlight } from '../../kernel/intervene';
import type { ProtocolTypes } from '../../kernel/protocol';
import { actorOf, advanceTo, intervene, rewind, worldAt } from '../../kernel/run';
import { toArray } from '../../kernel/vector';
import { isRunning } from '../../kernel/world';
import type { AnyTrace } from '../../player/contract';
import { entry, indexOf, server, traceOf, troubled } from './diagram-fixture';
import { type Flight, flightsBetween } from './flights';
import { indexFor } from './indexes';
import { readStates } from './states';
import { emptyIndex, placeOf, readSteps, type TraceIndex } from './trace-index';

const plain = (index: TraceIndex) => ({
  steps: [index.at, index.squeezed, index.lane, index.before, index.cause, index.kind, index.family, index.verdict],
  flights: index.flights.all.map(({ content: _, ...flight }) => flight),
  bands: index.bands.lanes,
});

describe('the index of a run', () => {
  test('is the same whether it is read at once or as the run grows', () => {
    const trace = troubled();
    const grown = emptyIndex(trace, entry);
    for (let length = 1; length <= trace.steps.length; length += 37) {
      readSteps(grown, rewind(trace, length));
      readStates(grown, () => true);
    }
    readSteps(grown, trace);
    readStates(grown, () => true);
    expect(plain(grown)).toEqual(plain(indexOf(trace)));
  });

  test('has a band of each lane wherever its figure changes', () => {
    const trace = troubled();
    const { bands } = indexOf(trace);
    for (let step = -1; step < trace.steps.length; step++) {
      const world = worldAt(trace, step);
      world.processes.forEach((process, lane) => {
        const { tone, state } = entry.portrait.process(process, world);
        const band = bands.lanes[lane]?.findLast(({ from }) => from <= step);
        expect(`${band?.tone} ${band?.state}`, `lane ${lane} at step ${step}`).toBe(`${tone} ${state}`);
      });
    }
  });

  test('ends each message at the step at which it came, and begins it at the one that sent it', () => {
    const trace = troubled();
    const index = indexOf(trace);
    let arrivals = 0;
    for (const step of toArray(trace.steps)) {
      const { occurrence } = step;
      if (occurrence.type === 'act' || occurrence.type === 'boot') continue;
      if (occurrence.type === 'event' && !('message' in occurrence.event)) continue;
      arrivals += 1;
      const flight = index.arrival[step.index];
      expect(flight).toMatchObject({ end: step.index, sent: step.cause, id: occurrence.message });
      const sender = toArray(trace.steps)[flight?.sent ?? -1];
      expect(sender?.at).toBe(occurrence.sentAt);
      const name = trace.setup.processes.findIndex(({ id }) => sender !== undefined && id === actorOf(sender));
      expect(flight?.from).toBe(name);
    }
    expect(arrivals).toBeGreaterThan(70);
  });

  test('knows what was lost, refused, held back and taken away', () => {
    const fates = new Set(indexOf(troubled()).flights.all.map(({ fate }) => fate));
    for (const fate of ['arrived', 'refused', 'dropped'] as const) expect([...fates]).toContain(fate);
    const held = indexOf(troubled()).flights.all.filter(({ heldFrom, heldTo }) => heldFrom >= 0 && heldTo >= heldFrom);
    expect(held.length).toBeGreaterThan(0);
    const flying = rewind(troubled(), 146);
    const [item] = inFlight(flying.head.world).filter(({ parcel }) => parcel.type === 'message');
    expect(indexOf(flying).flights.open.size).toBe(2);
    const dropped = acted(flying, { type: 'drop', message: item?.id ?? messageId(0) });
    const gone = indexOf(dropped).flights.all.filter(({ fate }) => fate === 'dropped');
    expect(gone.map(({ end }) => end)).toContain(dropped.steps.length - 1);
    const crashed = acted(flying, { type: 'crash', process: server(item?.to ?? 0) });
    const later = advanceTo(crashed, instant(crashed.head.world.now + 50_000));
    expect(indexOf(later).flights.all.map(({ fate }) => fate)).toContain('lost');
  });

  test('has a new flight for a message that is doubled, from where the first was sent', () => {
    const flying = rewind(troubled(), 146);
    const [item] = inFlight(flying.head.world).filter(({ parcel }) => parcel.type === 'message');
    const doubled = acted(flying, { type: 'duplicate', message: item?.id ?? messageId(0) });
    const later = indexOf(advanceTo(doubled, instant(doubled.head.world.now + 50_000)));
    const twins = later.flights.all.filter(({ sent, to }) => sent === item?.cause && to === Number(item.to) - 1);
    expect(twins).toHaveLength(2);
    expect(new Set(twins.map(({ end }) => end)).size).toBe(2);
  });

  test('tells a dead host from a process that is down', () => {
    const down = acted(rewind(troubled(), 60), { type: 'crash', process: server(1) });
    const { bands } = indexOf(acted(down, { type: 'die', process: server(1) }));
    expect(bands.lanes[0]?.slice(-2).map(({ state }) => state)).toEqual(['down', 'dead']);
  });

  test('keeps its steps when another branch is looked at meanwhile', () => {
    const trace = troubled();
    const branch = acted(rewind(trace, 50), { type: 'crash', process: server(1) });
    const index = indexFor(trace, entry);
    const other = indexFor(branch, entry);
    expect(other).not.toBe(index);
    expect(index.at).toHaveLength(trace.steps.length);
    expect(other.at).toHaveLength(52);
    expect(indexFor(trace, entry)).toBe(index);
    expect(indexFor(branch, entry)).toBe(other);
    expect(indexFor(rewind(trace, 20), entry)).not.toBe(index);
  });

  test('places an instant between steps in proportion to time', () => {
    const index = indexOf(troubled());
    expect(placeOf(index, index.at[10] ?? 0)).toBe(10);
    const middle = ((index.at[10] ?? 0) + (index.at[11] ?? 0)) / 2;
    expect(placeOf(index, middle)).toBeCloseTo(10.5);
    expect(placeOf(index, Number.MAX_SAFE_INTEGER)).toBe(index.at.length - 1);
  });
});

function acted(trace: AnyTrace, act: Act<ProtocolTypes>): AnyTrace {
  const result = intervene(trace, act);
  return result.ok ? result.trace : trace;
}

describe('whatever people do', () => {
  const target = fc.integer({ min: 1, max: 3 });
  const doing = fc.oneof(
    fc.record({ kind: fc.constantFrom('crash', 'start', 'pause', 'resume', 'die', 'wipe'), at: target }),
    fc.record({ kind: fc.constantFrom('cut', 'heal', 'drop', 'duplicate', 'deliverNow'), at: target }),
  );

  test('what is under way at the end is what the world has under way', () => {
    const plan = fc.array(fc.tuple(doing, fc.integer({ min: 1, max: 120 })), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(plan, (doings) => {
        let trace = traceOf(3, 2000);
        for (const [{ kind, at }, ms] of doings) {
          trace = acted(trace, actFor(trace, kind, at));
          trace = advanceTo(trace, instant(trace.head.world.now + ms * 1000));
        }
        expect(openIn(indexOf(trace))).toEqual(underWayIn(trace));
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  function actFor(trace: AnyTrace, kind: string, at: number): Act<ProtocolTypes> {
    if (kind === 'cut') return { type: 'cut', from: server(at), to: server((at % 3) + 1), bothWays: at === 2 };
    if (kind === 'heal') return { type: 'heal', who: [] };
    if (kind === 'drop' || kind === 'duplicate' || kind === 'deliverNow')
      return { type: kind, message: inFlight(trace.head.world)[at]?.id ?? messageId(0) };
    return { type: kind as 'crash', process: server(at) };
  }

  const key = (from: number, to: number, content: object | null): string => `${from} ${to} ${JSON.stringify(content)}`;

  const openIn = ({ flights }: TraceIndex): readonly string[] =>
    [...flights.open].map(({ from, to, content }: Flight) => key(from, to, content)).sort();

  function underWayIn({ head: { world } }: AnyTrace): readonly string[] {
    const waiting = world.processes.flatMap((process) => (isRunning(process) ? process.waiting : []));
    const items = [...inFlight(world), ...waiting.filter((item) => item.type === 'arrive')];
    return items
      .flatMap(({ parcel, from, to }) => (parcel.type === 'message' ? [key(from - 1, to - 1, parcel.message)] : []))
      .sort();
  }
});

describe('a window', () => {
  test('finds every flight that crosses it, and each once', () => {
    const { flights, at } = indexOf(troubled());
    for (const [from, to] of [
      [0, 5],
      [60, 70],
      [63, 64],
      [100, 300],
      [at.length - 3, at.length],
    ] as const) {
      const found = [...flightsBetween(flights, from, to)].map(({ index }) => index);
      const slow = flights.all.filter(
        ({ sent, end, fate }) => fate !== 'unsent' && sent <= to && (end < 0 || end >= from),
      );
      expect(found.sort((a, b) => a - b)).toEqual(slow.map(({ index }) => index));
    }
  });
});
