import { expect, test } from 'vitest';
import { processId } from '../../kernel/ids';
import type { AnyTrace } from '../../player/contract';
import { flightAt } from './crowd';
import { acted, fixtureEntry, fixtureTrace, until } from './fixture';
import { type Flight, flightsOf, placeOf } from './flights';
import { layoutStage } from './geometry';

const layout = layoutStage({ width: 772, height: 530 }, [true, true, true]);
const ask = { type: 'request', process: processId(1), request: 'x' } as const;

function flightsIn(trace: AnyTrace): readonly Flight[] {
  const { world } = trace.head;
  return flightsOf({ world, portrait: fixtureEntry.portrait, hiddenFamilies: [], layout, fences: [] });
}

const asked = acted(until(fixtureTrace(), 20), ask);
const flights = flightsIn(asked);
const [first, second] = flights;

test('a click on a sign finds its message, wherever it has moved to', () => {
  if (first === undefined || second === undefined) throw new Error('nothing is under way');
  for (const now of [first.sentAt, first.sentAt + 4_000, first.at]) {
    const { x, y } = placeOf(first, now);
    expect(flightAt(flights, { x: x + 3, y: y - 3 }, now)).toBe(first);
    expect(flightAt(flights, placeOf(second, now), now)).toBe(second);
  }
});

test('a click beside all signs finds none', () => {
  expect(flightAt(flights, { x: 3, y: 3 }, asked.head.world.now)).toBeNull();
});

test('packets of connections cannot be pointed at', () => {
  if (first === undefined) throw new Error('nothing is under way');
  const packet = { ...first, figure: null };
  expect(flightAt([packet], placeOf(packet, packet.at), packet.at)).toBeNull();
});
