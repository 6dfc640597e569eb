import { describe, expect, test } from 'vitest';
import '../../i18n/provide-all';
import { hasText } from '../../i18n/translator';
import { processId } from '../../kernel/ids';
import { inFlight } from '../../kernel/intervene';
import type { AnyTrace } from '../../player/contract';
import { lastStep } from '../../player/timeline';
import { acted, fixtureEntry, fixtureTrace, until } from './fixture';
import { commandOf, linkMenu, type MenuItem, messageMenu, serverMenu } from './menu-items';
import { type StageModel, stageModel } from './model';

const one = processId(1);
const two = processId(2);
const modelOf = (trace: AnyTrace): StageModel => stageModel(fixtureEntry, trace, trace.head.world, lastStep(trace));
const running = until(fixtureTrace(), 20);

const labels = (items: readonly MenuItem[]): readonly string[] => items.map(({ label }) => label.replace('menu.', ''));
const forServer = (trace: AnyTrace, position = 1): readonly MenuItem[] => {
  const { servers, links, timers } = modelOf(trace);
  const server = servers[position];
  const parts = { links, timers: timers[position] ?? [], timerName: (name: string): string => `the ${name}` };
  return server === undefined ? [] : serverMenu(server, parts);
};
const isCalled =
  (name: string) =>
  ({ label }: MenuItem): boolean =>
    label === `menu.${name}`;
const forLink = (trace: AnyTrace): readonly MenuItem[] => {
  const { servers, links } = modelOf(trace);
  return links[0] === undefined ? [] : linkMenu(links[0], servers);
};

describe('the menu of a server', () => {
  test('that runs', () => {
    expect(labels(forServer(running))).toEqual([
      'crash',
      'die',
      'pause',
      'isolate',
      'slowServer',
      'slowDisk',
      'wipe',
      'skew',
      'ringNow',
      'ringIn',
      'request',
    ]);
  });

  test('that is paused offers to go on and takes no requests', () => {
    const items = labels(forServer(acted(running, { type: 'pause', process: two })));
    expect(items).toContain('resume');
    expect(items).not.toContain('pause');
    expect(items).not.toContain('request');
  });

  test('that is down offers to restart it, and to start it where it never ran', () => {
    expect(labels(forServer(acted(running, { type: 'crash', process: two }))).slice(0, 2)).toEqual(['restart', 'die']);
    expect(labels(forServer(acted(running, { type: 'die', process: two }))).slice(0, 2)).toEqual([
      'restart',
      'isolate',
    ]);
    expect(labels(forServer(fixtureTrace()))[0]).toBe('start');
  });

  test('slows down as much as is put in, beginning with what is', () => {
    const slow = forServer(acted(running, { type: 'slowDisk', process: two, factor: 5 })).find(isCalled('slowDisk'));
    expect(slow?.amount?.value).toBe(5);
    expect(slow?.deedFor(7)).toEqual({ type: 'act', act: { type: 'slowDisk', process: two, factor: 7 } });
  });

  test('lets each running timer ring, now or in a while', () => {
    const [now, later] = forServer(running).filter(({ values }) => values.timer === 'the tick');
    expect(now?.deedFor(0)).toEqual({ type: 'act', act: { type: 'timer', process: two, timer: 'tick', after: 0 } });
    expect(later?.deedFor(1.5)).toMatchObject({ act: { after: 1500 } });
    expect(labels(forServer(acted(running, { type: 'crash', process: two })))).not.toContain('ringNow');
  });

  test('offers to undo what was done', () => {
    const spoilt = acted(
      running,
      { type: 'partition', groups: [[two]] },
      { type: 'slowDisk', process: two, factor: 5 },
      { type: 'skew', process: two, factor: 3 },
      { type: 'slowLink', from: one, to: two, factor: 10 },
      { type: 'slowLink', from: two, to: processId(3), factor: 10 },
    );
    const items = labels(forServer(spoilt));
    expect(items).toEqual(expect.arrayContaining(['healServer', 'speedUpDisk', 'unskew', 'speedUpServer']));
    for (const harm of ['isolate', 'slowServer']) expect(items).not.toContain(harm);
  });
});

describe('the menu of a link', () => {
  test('that works', () => {
    expect(labels(forLink(running))).toEqual(['cut', 'cutOneWay', 'cutOneWay', 'slowLink', 'lose']);
  });

  test('that is cut one way offers the other, and to heal', () => {
    const cut = acted(running, { type: 'cut', from: one, to: two, bothWays: false });
    expect(labels(forLink(cut))).toEqual(['cut', 'cutOneWay', 'healLink', 'slowLink', 'lose']);
    expect(forLink(cut)[1]?.values).toEqual({ from: 'S2', to: 'S1' });
  });

  test('that is slow and lossy offers to mend it', () => {
    const bad = acted(
      running,
      { type: 'slowLink', from: one, to: two, factor: 10 },
      { type: 'loss', from: one, to: two, share: 0.2 },
    );
    expect(labels(forLink(bad)).slice(-4)).toEqual(['slowLink', 'speedUpLink', 'lose', 'loseNothing']);
    expect(forLink(bad).find(isCalled('lose'))?.amount?.value).toBe(20);
  });
});

describe('the menu of a message', () => {
  const [message] = inFlight(until(fixtureTrace(), 0.1).head.world);

  test('under way', () => {
    if (message === undefined) throw new Error('nothing is under way');
    expect(labels(messageMenu(message, false))).toEqual(['drop', 'delay', 'duplicate', 'deliverNow']);
    const keys = messageMenu(message, false).map(({ key }) => key);
    expect(new Set(keys).size).toBe(4);
    expect(messageMenu(message, false)[1]?.deedFor(12)).toMatchObject({ act: { type: 'delay', by: 12_000 } });
  });

  test('on a stream warns of what dropping it does; held by a cut, it can be dropped only', () => {
    if (message === undefined || message.parcel.type !== 'message') throw new Error('nothing is under way');
    const onStream = { ...message, parcel: { ...message.parcel, connection: 7 as never } };
    expect(labels(messageMenu(onStream, true))).toEqual(['dropStream']);
  });
});

test('every act of a menu can be carried out there and then', () => {
  const states = [
    running,
    fixtureTrace(),
    acted(running, { type: 'pause', process: two }),
    acted(running, { type: 'die', process: two }),
  ];
  for (const trace of states) {
    for (const item of [...forServer(trace), ...forLink(trace)]) {
      const deed = item.deedFor(item.amount?.value ?? 0);
      if (deed.type === 'act') expect(() => acted(trace, deed.act)).not.toThrow();
    }
  }
});

test('every entry has words in both languages and a command', () => {
  const worlds = [
    running,
    fixtureTrace(),
    acted(running, { type: 'pause', process: two }, { type: 'partition', groups: [[two]] }),
  ];
  for (const { label, deedFor } of worlds.flatMap((trace) => [...forServer(trace), ...forLink(trace)])) {
    expect([label, hasText('en', label), hasText('zh-CN', label)]).toEqual([label, true, true]);
    expect(commandOf(deedFor(1), ({ type }) => type, 'S2')).not.toBe('');
  }
});
