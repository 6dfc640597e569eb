import { describe, expect, it } from 'vitest';
import { messageId, type ProcessId, processId } from '../../kernel/ids';
import { inFlight } from '../../kernel/intervene';
import { rewind } from '../../kernel/run';
import { awaitedBy } from './questions-establish';
import {
  answersAlong,
  contextIn,
  create,
  cutOff,
  goOn,
  idsOf,
  kill,
  runOf,
  server,
  situationAt,
  situationNow,
  startUp,
  the,
} from './questions-fixture';

const run = runOf({ servers: 5 }, 3000);

describe('why a leader does not serve yet', () => {
  it('names each quorum in turn, and how much of it is there', () => {
    const told = answersAlong(run, server(5), 'notServing').map(({ world, findings }) => {
      const context = contextIn(world, 5);
      const awaited = context.role?.type === 'leader' ? awaitedBy(context.role, context) : null;
      const found = the(findings, `establish.${awaited?.id}`);
      expect(found.count).toEqual({ have: awaited?.who.length, need: 3 });
      expect(findings.filter(({ holds }) => holds === false)).toHaveLength(1 + 5 - (awaited?.who.length ?? 0));
      return `${awaited?.id} ${awaited?.who.length}`;
    });
    expect([...new Set(told)]).toEqual(
      expect.arrayContaining([
        'registered 1',
        'registered 2',
        'epochAcks 0',
        'epochAcks 1',
        'epochAcks 2',
        'newLeaderAcks 0',
        'newLeaderAcks 2',
      ]),
    );
  });

  it('names who is missing: cut off, down, or still LOOKING', () => {
    const elected = goOn(run, kill(5), 600);
    const first = answersAlong(elected, server(4), 'notServing', run.steps.length)[0]?.index ?? -1;
    const cut = goOn(rewind(elected, first), cutOff(4, 1), cutOff(4, 2), 50);
    const found = situationNow(cut, server(4)).answerTo('notServing');
    expect(idsOf(found)).toContain('establish.registered');
    expect(idsOf(found).filter((id) => id === 'isCut')).toHaveLength(2);
    expect(idsOf(found)).toContain('isDown');
  });
});

describe('why a learner does not serve yet', () => {
  it('ticks off what it has, one after the other', () => {
    const held = answersAlong(run, server(1), 'notUpToDate').map(
      ({ findings }) =>
        findings.filter(({ sentence, holds }) => holds && sentence.id.startsWith('questions.join.')).length,
    );
    expect(held).toEqual([...held].sort((a, b) => a - b));
    expect([...new Set(held)]).toEqual([0, 1, 2, 3, 4, 5, 6].filter((n) => held.includes(n)));
    expect(held).toEqual(expect.arrayContaining([0, 1, 3, 4, 5, 6]));
    const promising = answersAlong(run, server(1), 'notUpToDate').filter(({ world }) => {
      const { role } = contextIn(world, 1);
      return role?.type === 'learner' && role.epoch > 0 && role.syncMode === null && role.owed.length > 0;
    });
    expect(promising.length).toBeGreaterThan(0);
    for (const { findings } of promising) {
      expect(the(findings, 'join.promised').holds).toBe(false);
      expect(idsOf(findings)).toContain('diskWrites');
    }
  });
});

describe('why a leader still leads without a quorum', () => {
  it('because it counts only at full ticks, and the silent have syncLimit ticks', () => {
    const apart = goOn(run, cutOff(5, 1), cutOff(5, 2), cutOff(5, 3), 100);
    const found = situationNow(apart, server(5)).answerTo('stillLeads');
    expect(the(found, 'leads.heard').count).toEqual({ have: 5, need: 3 });
    expect(idsOf(found).filter((id) => id === 'isCut')).toHaveLength(3);
    expect(situationNow(run, server(5)).answerTo('stillLeads')).toBeNull();
    const ms = Number(the(found, 'leads.counts').sentence.values.ms);
    const tick = contextIn(apart.head.world, 5).role;
    const after = contextIn(goOn(apart, ms + 0.1).head.world, 5).role;
    expect(tick?.type === 'leader' && after?.type === 'leader' ? after.tick - tick.tick : null).toBe(1);
  });
});

describe('why a message has not arrived', () => {
  const first = (trace: typeof run, to: number) => {
    const item = inFlight(trace.head.world).find(
      (each) => each.to === to && each.parcel.type === 'message' && each.parcel.message.type === 'PROPOSAL',
    );
    return { type: 'message', id: item?.id ?? messageId(-1) } as const;
  };

  it('because it takes its time, and others are before it', () => {
    const slow = goOn(
      run,
      { type: 'slowLink', from: 5 as ProcessId, to: 1 as ProcessId, factor: 20 },
      create(5, '/a'),
      create(5, '/b'),
    );
    const items = inFlight(slow.head.world).filter(
      ({ to, parcel }) => to === 1 && parcel.type === 'message' && parcel.message.type === 'PROPOSAL',
    );
    const second = { type: 'message', id: items[1]?.id ?? messageId(-1) } as const;
    const found = situationNow(slow, second).answerTo('notArrived');
    expect(idsOf(found)).toEqual(['underWay', 'message.behind', 'message.slowLink']);
    expect(the(found, 'message.behind').sentence.values.count).toBe(1);
    expect(the(found, 'message.slowLink').sentence.values.factor).toBe(20);
    expect(the(found, 'underWay').sentence.values.ms).toBe(((items[1]?.at ?? 0) - slow.head.world.now) / 1000);
    expect(situationNow(slow, second).answerTo('sent')?.[0]?.step).toBe(items[1]?.cause);
  });

  it('because a cut holds it back: which one', () => {
    const sent = goOn(run, create(5, '/a'));
    const held = goOn(sent, cutOff(1, 5));
    const found = situationNow(held, first(held, 1)).answerTo('notArrived');
    expect(idsOf(found)).toEqual(['held']);
    expect(found?.[0]?.step).toBe(held.steps.length - 1);
    const link = situationNow(held, { type: 'link', a: processId(1), b: processId(5) }).answerTo('cut');
    expect(idsOf(link)).toEqual(['isCut', 'link.held', 'link.tcp']);
    expect(the(link, 'link.held').sentence.values.count).toBe(
      held.head.world.links.flat().flatMap(({ held: kept }) => kept).length,
    );
    const healed = goOn(held, { type: 'heal', who: [] });
    expect(situationNow(healed, { type: 'link', a: processId(1), b: processId(5) }).asked).toEqual([]);
  });

  it('because nobody takes it', () => {
    const paused = goOn(run, create(5, '/a'), { type: 'pause', process: processId(1) });
    expect(idsOf(situationNow(paused, first(paused, 1)).answerTo('notArrived'))).toContain('message.willWait');
    const down = goOn(run, create(5, '/a'), kill(1));
    expect(idsOf(situationNow(down, first(down, 1)).answerTo('notArrived'))).toContain('message.willBeLost');
  });
});

describe('why a server is where it is', () => {
  it('the step that took it there', () => {
    for (const [sid, rule] of [
      [5, 'serving'],
      [1, 'upToDate'],
    ] as const) {
      const found = situationNow(run, server(sid)).answerTo('here');
      const reached = [...run.milestones.tail].find(({ milestone, process }) => milestone === rule && process === sid);
      expect(found?.[0]?.step).toBe(reached?.step ?? 'none');
    }
  });

  it.each([
    ['down.crash', [kill(1)], 0],
    ['down.die', [kill(1), { type: 'die', process: processId(1) }], 1],
    ['down.wipe', [{ type: 'wipe', process: processId(1) }], 0],
    ['down.crash', [kill(1), startUp(1), kill(1)], 2],
    ['down.crash', [kill(1), { type: 'wipe', process: processId(1) }], 0],
  ] as const)('down, and who did it: %s', (id, acts, by) => {
    const down = goOn(run, ...acts);
    const found = situationNow(down, server(1)).answerTo('down');
    expect(the(found, id).step).toBe(run.steps.length + by);
  });

  it('down because nobody has started it', () => {
    const never = runOf({ servers: 3, start: 'none' }, startUp(1), 5);
    expect(idsOf(situationNow(never, server(2)).answerTo('down'))).toEqual(['down.neverStarted', 'down.disk']);
    expect(situationAt(never, -1, server(1)).answerTo('down')).toHaveLength(2);
  });
});
