import { describe, expect, test } from 'vitest';
import { processId } from '../../kernel/ids';
import type { AnyTrace } from '../../player/contract';
import { lastStep } from '../../player/timeline';
import { acted, fixtureEntry, fixtureTrace, until } from './fixture';
import { type Modelled, type StageModel, stageModel } from './model';

const one = processId(1);
const two = processId(2);

const modelOf = (trace: AnyTrace, before: Modelled | null = null): StageModel =>
  stageModel(fixtureEntry, trace, trace.head.world, lastStep(trace), before);

const running = until(fixtureTrace(), 20);

describe('servers', () => {
  test('come in the order of the setup, with their timers', () => {
    const { servers, timers } = modelOf(running);
    expect(servers.map(({ name, figure }) => `${name} ${figure.state}`)).toEqual([
      'S1 LEADING',
      'S2 FOLLOWING',
      'S3 FOLLOWING',
    ]);
    expect(timers[0]).toMatchObject([{ name: 'tick', due: 80_001 }]);
  });

  test('tell what a person has done to them', () => {
    const tampered = acted(
      running,
      { type: 'slowDisk', process: one, factor: 10 },
      { type: 'skew', process: one, factor: 2 },
      { type: 'pause', process: two },
      { type: 'request', process: one, request: 'x' },
    );
    const { servers } = modelOf(until(tampered, 40));
    expect(servers[0]).toMatchObject({ diskSlowness: 10, skew: 2, status: 'up' });
    expect(servers[1]).toMatchObject({ waiting: 1, status: 'paused' });
  });

  test('keep their vote while they are down', () => {
    const down = acted(until(fixtureTrace(4, 1), 20), { type: 'crash', process: processId(4) });
    expect(modelOf(down).servers.map(({ votes }) => votes)).toEqual([true, true, true, false]);
  });
});

describe('links', () => {
  test('are one for each pair, with both ways', () => {
    const cut = acted(
      running,
      { type: 'cut', from: two, to: one, bothWays: false },
      { type: 'loss', from: one, to: two, share: 0.2 },
    );
    const { links } = modelOf(cut);
    expect(links.map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(links[0]).toMatchObject({
      there: { isCut: false, loss: 0.2 },
      back: { isCut: true, loss: 0.2 },
      isAlive: true,
    });
  });

  test('that are cut both ways make groups', () => {
    expect(modelOf(running).groups).toEqual([0, 0, 0]);
    expect(modelOf(acted(running, { type: 'partition', groups: [[two]] })).groups).toEqual([0, 1, 0]);
    expect(modelOf(acted(running, { type: 'cut', from: one, to: two, bothWays: false })).groups).toEqual([0, 0, 0]);
  });
});

describe('requests', () => {
  const ask = { type: 'request', process: one, request: 'create /a' } as const;

  test('are pending until they are answered', () => {
    expect(modelOf(acted(running, ask)).requests).toMatchObject([
      { target: 0, text: 'create /a', outcome: { status: 'pending' }, isOld: false },
    ]);
  });

  test('of a server are the last two', () => {
    const texts = ['a', 'b', 'c'];
    const asked = acted(running, ...texts.map((request) => ({ ...ask, request })));
    expect(modelOf(asked).requests.map(({ text }) => text)).toEqual(['b', 'c']);
  });

  test('lose weight and go with the steps after their answer', () => {
    const lost = acted(running, { ...ask, process: two }, { type: 'crash', process: two });
    const later = (steps: number): StageModel => {
      const slowed = Array.from(
        { length: steps },
        (_, i) => ({ type: 'skew', process: one, factor: 1 + i / 100 }) as const,
      );
      return modelOf(acted(lost, ...slowed));
    };
    expect(later(0).requests).toMatchObject([{ outcome: { status: 'unknown' }, isOld: false }]);
    expect(later(30).requests).toMatchObject([{ isOld: true }]);
    expect(later(100).requests).toEqual([]);
  });
});

describe('a model after another', () => {
  test('shares what a step left alone', () => {
    const before = { world: running.head.world, model: modelOf(running) };
    const next = acted(running, { type: 'skew', process: two, factor: 2 });
    const { servers, links, groups, requests } = modelOf(next, before);
    expect(servers[0]).toBe(before.model.servers[0]);
    expect(servers[1]).not.toBe(before.model.servers[1]);
    expect(links).toBe(before.model.links);
    expect(groups).toBe(before.model.groups);
    expect(requests).toBe(before.model.requests);
  });

  test('says the same as one that was made alone', () => {
    const before = { world: running.head.world, model: modelOf(running) };
    const next = acted(running, { type: 'partition', groups: [[one]] }, { type: 'crash', process: two });
    expect(modelOf(next, before)).toEqual(modelOf(next));
  });
});
