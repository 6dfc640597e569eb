import { describe, expect, test } from 'vitest';
import { duration, messageId } from '../../../kernel/ids';
import { fixtureEntry, fixtureTrace, until } from '../fixture';
import { type Flight, flightsOf } from '../flights';
import { layoutStage, type Point } from '../geometry';
import { delayFor, factorFor, leastPull } from './amounts';
import { holdMessage, type MessageGrip } from './pull-message';

const layout = layoutStage({ width: 900, height: 600 }, [true, true, true]);
/** Half-way from its start: a greeting that a follower sent to the leader. */
const { world } = until(fixtureTrace(), 0.1).head;
const now = world.now + 5000;
const [first] = flightsOf({
  ...{ world, portrait: fixtureEntry.portrait, hiddenFamilies: [] },
  ...{ layout, fences: [] },
});
if (first === undefined) throw new Error('nothing is under way');

const grip = (change: Partial<MessageGrip> = {}, flight: Partial<Flight> = {}): MessageGrip => ({
  ...{ flight: { ...first, ...flight }, layout, start: { x: 0, y: 0 }, now, isStream: false, receiver: 'S1' },
  ...change,
});
/** The unit vector of the way, and that to its left. */
const way = ((): { readonly on: Point; readonly aside: Point } => {
  const { from, to } = first.curve;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const on = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  return { on, aside: { x: on.y, y: -on.x } };
})();
const times = ({ x, y }: Point, by: number): Point => ({ x: x * by, y: y * by });
const pulled = (by: Point, { isAlt = false, ...more }: { isAlt?: boolean } & Partial<MessageGrip> = {}) =>
  holdMessage(grip(more)).meant(by, isAlt);

describe('a message that is pulled', () => {
  test('a little stays as it is', () => {
    expect(pulled(times(way.on, -6)).act).toBeNull();
    expect(pulled(times(way.on, 40))).toMatchObject({ act: null, id: 'stage.pull.message' });
  });

  test('back along its way comes later, the more the further', () => {
    const delays = [20, 60, 100, 150].map((by) => pulled(times(way.on, -by)).act);
    const spans = delays.map((act) => (act?.type === 'delay' ? act.by : 0));
    expect(spans).toEqual([...spans].sort((a, b) => a - b));
    expect(new Set(spans).size).toBe(4);
    expect(spans[0]).toBeGreaterThan(0);
    expect(pulled(times(way.on, -60))).toMatchObject({
      id: 'stage.pull.delay',
      values: { ms: (spans[1] ?? 0) / 1000 },
    });
  });

  test('off its way is lost, which is said to close its connection where it does', () => {
    expect(pulled(times(way.aside, 60))).toMatchObject({
      ...{ act: { type: 'drop', message: first.id }, id: 'stage.pull.drop' },
      sketch: { look: 'loss' },
    });
    expect(pulled(times(way.aside, 60), { isStream: true }).id).toBe('stage.pull.dropStream');
    expect(pulled(times(way.aside, 30)).act).toBeNull();
    const slanting = { x: way.on.x * -100 + way.aside.x * 60, y: way.on.y * -100 + way.aside.y * 60 };
    expect(pulled(slanting).act?.type).toBe('delay');
  });

  test('onto its receiver comes now, though that may be off its way', () => {
    const seat = layout.seats[first.to] ?? layout.centre;
    expect(holdMessage(grip({ start: { x: 400, y: 300 } })).meant(seat, false).act).toEqual({
      ...{ type: 'deliverNow', message: first.id },
    });
    const corner = { x: seat.x + layout.card.width / 2, y: seat.y + layout.card.height / 2 };
    expect(holdMessage(grip({ start: { x: 400, y: 300 } })).meant(corner, false).act?.type).toBe('deliverNow');
  });

  test('with Alt is doubled, wherever it is', () => {
    for (const by of [times(way.on, -80), times(way.aside, 90), { x: 0, y: 0 }])
      expect(pulled(by, { isAlt: true }).act).toEqual({ type: 'duplicate', message: first.id });
  });

  test('that a cut holds can be dropped and nothing else', () => {
    const held = holdMessage(grip({}, { isHeld: true, id: messageId(7) }));
    // It waits at its start then, or wherever its flight has come: all that counts is how far it is pulled from there.
    expect(held.meant(times(way.on, -80), false)).toMatchObject({ act: null, id: 'stage.pull.held' });
    expect(held.meant(times(way.aside, 90), false).act).toEqual({ type: 'drop', message: 7 });
    expect(held.meant({ x: 3, y: 3 }, true).act).toBeNull();
  });

  test('hangs on the pointer', () => {
    const [a, b] = [pulled({ x: 0, y: 0 }).sketch.ghost, pulled({ x: 30, y: -20 }).sketch.ghost];
    expect([(b?.x ?? 0) - (a?.x ?? 0), (b?.y ?? 0) - (a?.y ?? 0)]).toEqual([30, -20]);
  });
});

describe('amounts', () => {
  test('of a delay begin at a millisecond and reach seconds within a stage', () => {
    expect(delayFor(leastPull - 1)).toBeNull();
    expect(delayFor(leastPull)).toBe(duration(1000));
    expect(delayFor(320)).toBeGreaterThan(5_000_000);
    expect(delayFor(5000)).toBe(60_000_000);
  });

  test('of a slow link go from 2 to 100', () => {
    expect([0, 17, 18, 40, 60, 75, 90, 110, 125, 900].map(factorFor)).toEqual([
      ...[null, null, 2, 3, 5, 10, 20, 50, 100, 100],
    ]);
  });
});
