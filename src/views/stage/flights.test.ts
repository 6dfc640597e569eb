import { describe, expect, test } from 'vitest';
import { instant, messageId, processId } from '../../kernel/ids';
import type { AnyTrace } from '../../player/contract';
import { acted, fixtureEntry, fixtureTrace, until } from './fixture';
import { type Flight, flightsOf, placeOf, progress } from './flights';
import { layoutStage, type StageLayout } from './geometry';
import { pointOn } from './paths';
import { groupsOf, separators } from './separators';

const layoutOf = (n: number): StageLayout =>
  layoutStage(
    { width: 772, height: 530 },
    Array.from({ length: n }, () => true),
  );

function flightsIn(trace: AnyTrace, hiddenFamilies: readonly string[] = []): readonly Flight[] {
  const { world } = trace.head;
  const layout = layoutOf(world.processes.length);
  const isOpen = (i: number, j: number): boolean =>
    world.links[i]?.[j]?.cut === false || world.links[j]?.[i]?.cut === false;
  const fences = separators(layout, groupsOf(world.processes.length, isOpen));
  return flightsOf({ world, portrait: fixtureEntry.portrait, hiddenFamilies, layout, fences });
}

const started = until(fixtureTrace(), 0.1);
const one = processId(1);
const asked = acted(until(fixtureTrace(), 20), { type: 'request', process: one, request: 'create /a' });

describe('what is under way', () => {
  test('is shown with its ends, its family and its text', () => {
    const [first] = flightsIn(started);
    expect(flightsIn(started)).toHaveLength(2);
    expect(first).toMatchObject({ from: 1, to: 0, figure: { family: 'vote' }, text: { name: 'GREET', label: '' } });
  });

  test('leaves out hidden families', () => {
    expect(flightsIn(asked)).toHaveLength(2);
    expect(flightsIn(asked, ['proposal'])).toEqual([]);
  });

  test('has no name beside its label when there are many, and only its sign when there are very many', () => {
    const busy = (count: number): AnyTrace =>
      acted(
        until(fixtureTrace(), 20),
        ...Array.from({ length: count }, () => ({ type: 'request', process: one, request: 'x' }) as const),
      );
    expect(flightsIn(busy(5))[0]?.text).toMatchObject({ name: 'PROPOSE', label: '1.1' });
    expect(flightsIn(busy(20))[0]?.text).toMatchObject({ name: '', label: '1.1' });
    expect(flightsIn(busy(40))[0]?.text).toBeNull();
    expect(flightsIn(busy(40))).toHaveLength(80);
    expect(flightsIn(busy(100))[0]?.isInCrowd).toBe(true);
  });
});

describe('where it is', () => {
  test('goes from one end of its way to the other in proportion to time', () => {
    const [flight] = flightsIn(asked);
    if (flight === undefined) throw new Error('nothing is under way');
    expect(flight.at - flight.sentAt).toBe(10_000);
    for (const [passed, share] of [
      [0, 0],
      [2_500, 0.25],
      [5_000, 0.5],
      [10_000, 1],
      [12_000, 1],
    ] as const) {
      expect(progress(flight, flight.sentAt + passed)).toBeCloseTo(share);
    }
    const middle = pointOn(flight.curve, 0.5);
    expect(placeOf(flight, flight.sentAt + 5_000)).toEqual({
      x: middle.x + flight.offset.x,
      y: middle.y + flight.offset.y,
    });
  });

  test('waits at a cut, and goes on from there once it is healed', () => {
    const cut = acted(started, { type: 'cut', from: processId(2), to: one, bothWays: false });
    // Streams are held back, which datagrams are not: the same message, as if it had come by a stream.
    const [flight] = flightsIn(cut);
    if (flight === undefined) throw new Error('nothing is under way');
    const held: Flight = { ...flight, isHeld: true };
    expect(progress(held, held.sentAt + 2_000)).toBeCloseTo(0.2);
    expect(progress(held, held.sentAt + 5_000)).toBeCloseTo(0.5);
    expect(progress(held, held.sentAt + 900_000)).toBeCloseTo(0.5);
    const healed: Flight = { ...held, isHeld: false, at: instant(held.sentAt + 910_000) };
    expect(progress(healed, held.sentAt + 900_000)).toBeCloseTo(0.5);
    expect(progress(healed, held.sentAt + 907_500)).toBeCloseTo(0.75);
    expect(progress(healed, held.sentAt + 910_000)).toBeCloseTo(1);
  });

  test('waits at the line of a partition', () => {
    const parted = acted(asked, { type: 'partition', groups: [[one]] });
    const near = flightsIn(parted).find(({ to }) => to === 1);
    expect(near?.parkedAt).toBeGreaterThan(0);
    expect(near?.parkedAt).toBeLessThan(0.5);
  });

  test('is never seen to arrive when the network loses it', () => {
    const [flight] = flightsIn(asked);
    if (flight === undefined) throw new Error('nothing is under way');
    expect(progress({ ...flight, isDoomed: true }, flight.at)).toBeCloseTo(0.7);
  });

  test('stays on the stage with all of its text', () => {
    const { size } = layoutOf(5);
    const busy = acted(until(fixtureTrace(5), 20), { type: 'request', process: one, request: 'x' });
    for (const flight of flightsIn(busy)) {
      for (let passed = 0; passed <= 10_000; passed += 500) {
        const { x } = placeOf(flight, flight.sentAt + passed);
        expect(x - (flight.text?.width ?? 0) / 2).toBeGreaterThanOrEqual(0);
        expect(x + (flight.text?.width ?? 0) / 2).toBeLessThanOrEqual(size.width);
      }
    }
  });
});

describe('messages that go together', () => {
  test('lie side by side, and what finds no room is counted', () => {
    const busy = acted(
      until(fixtureTrace(2), 20),
      ...Array.from({ length: 5 }, () => ({ type: 'request', process: one, request: 'x' }) as const),
    );
    const flights = flightsIn(busy);
    expect(flights.map(({ offset }) => offset.y)).toEqual([0, 25, 50]);
    expect(flights.map(({ more }) => more)).toEqual([0, 0, 2]);
  });

  test('keep one place each when they are far apart', () => {
    const first = acted(until(fixtureTrace(2), 20), { type: 'request', process: one, request: 'x' });
    const second = acted(until(first, 25), { type: 'request', process: one, request: 'y' });
    expect(flightsIn(second).map(({ offset }) => offset.y)).toEqual([0, 0]);
  });
});

test('a delayed message is found under its own number', () => {
  const [flight] = flightsIn(asked);
  const delayed = acted(asked, { type: 'delay', message: flight?.id ?? messageId(0), by: 50_000 });
  const found = flightsIn(delayed).find(({ id }) => id === flight?.id);
  expect((found?.at ?? 0) - (flight?.at ?? 0)).toBe(50_000);
});
