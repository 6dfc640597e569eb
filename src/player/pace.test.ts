import { describe, expect, it } from 'vitest';
import { type AgendaItem, agendaOf } from '../kernel/agenda';
import { connectionId, duration, instant, messageId, processId } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import { emptyVector } from '../kernel/vector';
import type { AnyWorld } from './contract';
import { flightMs, idleMs, paceAt, type Scene } from './pace';

type Item = AgendaItem<ProtocolTypes>;

const now = instant(1_000_000);
const usual = 3_000;
const common = { id: messageId(1), cause: null } as const;

function message(type: string, travels: number): Item {
  const parcel = { type: 'message', connection: null, message: { type } } as const;
  return {
    ...common,
    type: 'arrive',
    at: instant(now + travels),
    sentAt: now,
    from: processId(1),
    to: processId(2),
    isDoomed: false,
    parcel,
  };
}
const dial = (travels: number): Item => ({
  ...common,
  ...{ type: 'arrive', at: instant(now + travels), sentAt: now, from: processId(1), to: processId(2), isDoomed: false },
  parcel: { type: 'dial', connection: connectionId(1), channel: 'quorum' },
});
const timer = (after: number): Item => ({
  ...common,
  type: 'timer',
  at: instant(now + after),
  process: processId(1),
  timer: 'tick',
});
const write = (after: number): Item => ({
  ...common,
  type: 'synced',
  at: instant(now + after),
  process: processId(1),
  incarnation: 1,
});

function pace(items: readonly Item[], next: number | null = null): number {
  const world: AnyWorld = {
    now,
    nextId: 9,
    agenda: agendaOf(items),
    processes: [],
    links: [],
    requests: emptyVector(),
  };
  const scene: Scene = {
    world,
    next: next === null ? null : instant(now + next),
    timing: { latency: [duration(1_000), duration(5_000)], disk: [duration(2_000), duration(6_000)] },
    portrait: { message: ({ type }) => ({ name: type, family: type.toLowerCase(), label: '', fields: {} }) },
    hiddenFamilies: ['ping'],
  };
  return paceAt(scene).perMs;
}

describe('reading pace', () => {
  it('gives a message of usual latency the time to be read', () => {
    expect(usual / pace([message('PROPOSAL', usual)])).toBeCloseTo(flightMs);
  });

  it('does not hurry a message because others are slower, nor wait for a message that is alone and slow', () => {
    expect(pace([message('PROPOSAL', 2_000), message('ACK', 90_000)])).toBeCloseTo(pace([message('PROPOSAL', usual)]));
    expect(90_000 / pace([message('ACK', 90_000)])).toBeCloseTo(flightMs);
  });

  it('passes over idle time in half a second, however long it is', () => {
    expect(2_000_000 / pace([timer(2_000_000)])).toBeCloseTo(idleMs);
    expect(60_000_000 / pace([timer(60_000_000)])).toBeCloseTo(idleMs);
    expect(2_000_000 / pace([timer(10)], 2_000_000)).toBeCloseTo(idleMs);
  });

  it('hurries through what is hidden', () => {
    expect(pace([message('PING', usual)], 500)).toBeGreaterThan(10 * pace([message('PROPOSAL', usual)]));
  });

  it('tells connections and disks faster than messages and slower than silence', () => {
    for (const item of [dial(usual), write(usual)]) {
      expect(pace([item])).toBeGreaterThan(pace([message('ACK', usual)]));
      expect(pace([item])).toBeLessThan(pace([timer(usual)]));
    }
  });

  it('moves even where links take no time and nothing is to come', () => {
    expect(pace([])).toBeGreaterThan(0);
    expect(pace([message('ACK', 0)])).toBeGreaterThan(0);
  });
});
