import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { begin } from '../kernel/run';
import { advance, nextPlace, type Place } from './advance';
import { entry } from './player-fixture';
import { beforeFirst, instantOf } from './timeline';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const cluster = entry.dialect.readSetup({ servers: 3 });
if (!cluster.ok) throw new Error('a cluster of three servers is possible');
const first = begin(entry.protocol, cluster.value);

function drawnOut(place: Place): Place {
  const next = nextPlace(place.trace, place.step);
  if (typeof next === 'string') throw new Error('servers always have something to come');
  return next;
}

/** Draws a run out and gives what it ends with; nothing but the weak reference knows the version in the middle. */
function drawnOutBy(steps: number): { readonly end: Place; readonly middle: WeakRef<object> } {
  let place: Place = { trace: first, playhead: instantOf(first, beforeFirst), step: beforeFirst };
  for (let i = 0; i < steps / 2; i++) place = drawnOut(place);
  const middle = new WeakRef<object>(place.trace);
  for (let i = 0; i < steps / 2; i++) place = drawnOut(place);
  return { end: place, middle };
}

it.each([[[40, 10]], [[10, 40]], [[10, 10]]])('runs that move together go at the slowest pace: %s', (paces) => {
  const place: Place = { trace: first, playhead: instantOf(first, beforeFirst), step: beforeFirst };
  // The servers start a microsecond after the beginning; then nothing happens for a while.
  const started = drawnOut(drawnOut(drawnOut(place)));
  const course = { paceOf: (run: number) => paces[run] ?? 0, isStop: () => false };
  const { places } = advance([started, started], 3, course);
  expect(places.map(({ playhead }) => playhead - started.playhead)).toEqual([30, 30]);
});

it('a run that is drawn out is looked at once a step', () => {
  const place: Place = { trace: first, playhead: instantOf(first, beforeFirst), step: beforeFirst };
  expect(drawnOut(place).trace).toBe(drawnOut(place).trace);
});

it('a run at rest is still known when another one that moves with it has gone on', () => {
  const place: Place = { trace: first, playhead: instantOf(first, beforeFirst), step: beforeFirst };
  const resting = drawnOut(place);
  const known = drawnOut(resting).trace;
  let moving = drawnOut(resting);
  for (let i = 0; i < 5; i++) {
    expect(drawnOut(resting).trace).toBe(known);
    moving = drawnOut(moving);
  }
});

it('who holds the beginning of a run does not hold all its versions since', async () => {
  const { end, middle } = drawnOutBy(200);
  // A weak reference holds on until the end of the turn in which it was made.
  await new Promise((resolve) => setTimeout(resolve));
  collectGarbage();
  expect(first.steps.length).toBe(0);
  expect(end.trace.steps.length).toBe(200);
  expect(middle.deref()).toBeUndefined();
});
