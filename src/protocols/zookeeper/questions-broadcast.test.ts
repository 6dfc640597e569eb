import { describe, expect, it } from 'vitest';
import { type ProcessId, processId, requestId } from '../../kernel/ids';
import { slice } from '../../kernel/vector';
import {
  answersAlong,
  ask,
  contextIn,
  create,
  cutOff,
  goOn,
  idsOf,
  kill,
  runOf,
  server,
  situationNow,
  startUp,
  the,
  whole,
} from './questions-fixture';
import { isQuorum } from './quorum-verifier';

const settled = runOf({ servers: 5 }, 3000);
const before = settled.steps.length;

describe('why a proposal is not committed', () => {
  const run = goOn(settled, create(1, '/a'), 200);

  it('counts the acknowledgements that the leader holds, step by step, until it is committed', () => {
    const along = answersAlong(run, whole, 'notCommitted', before);
    const counts = along.map(({ world, findings }) => {
      const role = contextIn(world, 5).role;
      const acks = role?.type === 'leader' ? (role.outstanding[0]?.acks ?? []) : [];
      const { count, holds } = the(findings, 'commit.acks');
      expect(count).toEqual({ have: acks.length, need: 3 });
      expect(holds).toBe(isQuorum(contextIn(world, 5).config, acks));
      expect(findings).toHaveLength(1 + 5 - acks.length);
      return acks.length;
    });
    expect([...new Set(counts)]).toEqual([0, 1, 2]);
    expect(idsOf(situationNow(run, whole).answerTo('notCommitted'))).toEqual([]);
  });

  it('says of each who is missing whether the proposal, its disk or the acknowledgement is at work', () => {
    const along = answersAlong(run, whole, 'notCommitted', before);
    const told = along.map(({ findings }) => findings.slice(1).map(({ sentence }) => sentence));
    const ways = told.map((sentences) =>
      sentences.map(({ id, values }) => (id.endsWith('underWay') ? String(values.what) : id)).join(' | '),
    );
    expect(ways[0]).toBe(
      ['PROPOSAL 1.1', 'PROPOSAL 1.1', 'PROPOSAL 1.1', 'PROPOSAL 1.1', 'questions.diskWrites'].join(' | '),
    );
    expect(ways.some((way) => way.includes('ACK 1.1'))).toBe(true);
    expect(along[0]?.findings.every(({ step }) => step !== null && step <= (along[0]?.index ?? 0))).toBe(true);
  });

  it('names who is down and who is cut off, and who did it', () => {
    const apart = goOn(settled, kill(1), cutOff(5, 2), cutOff(5, 3), create(5, '/b'), 100);
    const [killed, firstCut, secondCut] = [...apart.interventions.tail].map(({ step }) => step);
    const found = situationNow(apart, whole).answerTo('notCommitted');
    expect(the(found, 'commit.acks').count).toEqual({ have: 2, need: 3 });
    expect(idsOf(found)).toEqual(['commit.acks', 'isDown', 'isCut', 'isCut']);
    expect(found?.slice(1).map(({ step }) => step)).toEqual([killed, firstCut, secondCut]);
  });

  it('names the cut that holds now, and none that was healed', () => {
    const heal = { type: 'heal', who: [processId(2)] } as const;
    const again = goOn(
      settled,
      cutOff(5, 2),
      cutOff(5, 3),
      heal,
      cutOff(5, 2),
      heal,
      cutOff(5, 2),
      create(5, '/b'),
      100,
    );
    const steps = [...again.interventions.tail].map(({ step }) => step);
    const found = situationNow(again, whole).answerTo('notCommitted');
    expect(found).toBeNull();
    const behind = situationNow(again, server(2)).answerTo('behind');
    expect(the(behind, 'isCut').step).toBe(steps[5]);
    expect(idsOf(situationNow(goOn(again, heal), server(2)).answerTo('behind'))).toEqual(['behind.gap', 'underWay']);
  });

  it('counts hierarchies by their groups and not by heads', () => {
    const grouped = runOf(
      {
        servers: 4,
        config: {
          groups: [
            ['S1', 'S2'],
            ['S3', 'S4'],
          ],
        },
      },
      3000,
      create(4, '/a'),
      1,
    );
    expect(the(situationNow(grouped, whole).answerTo('notCommitted'), 'commit.acks').count).toBeNull();
  });

  it('tells what becomes of one that no leader proposes any more', () => {
    const orphan = goOn(settled, cutOff(5, 1), cutOff(5, 2), cutOff(5, 3), create(5, '/c'), 60, kill(5), 100);
    const holder = situationNow(orphan, server(5));
    expect(idsOf(holder.answerTo('down'))).toEqual(['down.crash', 'down.disk']);
    const request = situationNow(orphan, { type: 'request', id: requestId(0) });
    const found = request.answerTo('unknown');
    expect(idsOf(found)).toEqual(['request.killed', 'request.fateOpen', 'commit.onDisks', 'commit.nobodyLeads']);
    const onDisks = orphan.head.world.processes.filter(({ disk }) => disk.stable.history.length > 0).length;
    expect(the(found, 'commit.onDisks').count).toEqual({ have: onDisks, need: 3 });
    expect(onDisks).toBe(2);
  });
});

describe('why a request has no answer', () => {
  const run = goOn(settled, create(1, '/a'), 200);
  const about = { type: 'request', id: requestId(0) } as const;

  it('finds it at each station of its way', () => {
    const along = answersAlong(run, about, 'noAnswer', before);
    const stations = along.map(({ findings }) => findings.filter(({ holds }) => holds).at(-1)?.sentence.id);
    expect([...new Set(stations)]).toEqual([
      'questions.request.asked',
      'questions.request.proposed',
      'questions.commit.committedAt',
    ]);
    expect(idsOf(along[0]?.findings ?? null)).toEqual(['request.asked', 'request.forwarded', 'underWay']);
    expect(idsOf(along.at(-1)?.findings ?? null)).toEqual([
      'request.asked',
      'request.forwarded',
      'request.proposed',
      'commit.committedAt',
      'underWay',
    ]);
    expect(situationNow(run, about).asked.map(({ kind }) => kind)).toEqual(['answered']);
  });

  it('waits with a server that is paused', () => {
    const paused = goOn(settled, { type: 'pause', process: 1 as ProcessId }, create(1, '/a'), 1500);
    expect(idsOf(situationNow(paused, about).answerTo('noAnswer'))).toEqual(['request.asked', 'isPaused']);
    const waiting = the(situationNow(paused, server(1)).answerTo('paused'), 'paused.waiting').sentence.values.count;
    const process = paused.head.world.processes[0];
    expect(process?.status === 'paused' ? process.waiting.length : 0).toBe(waiting);
    expect(waiting).toBeGreaterThan(0);
  });
});

describe('why a request failed', () => {
  const why = (trace: ReturnType<typeof goOn>, number: number) =>
    situationNow(trace, { type: 'request', id: requestId(number) });

  it.each([
    ['failed.exists', [create(1, '/a')], create(2, '/a'), {}],
    [
      'failed.version',
      [create(1, '/a')],
      ask(1, { type: 'setData', path: '/a', data: 'y', version: 7 }),
      { expected: 7, found: 0 },
    ],
    [
      'failed.notEmpty',
      [create(1, '/a'), create(1, '/a/b'), create(1, '/a/c')],
      ask(1, { type: 'delete', path: '/a', version: -1 }),
      { children: 2 },
    ],
    ['failed.noParent', [create(1, '/x')], create(1, '/a/b'), { parent: '/a' }],
    ['failed.noNode', [create(1, '/x')], ask(1, { type: 'delete', path: '/a', version: -1 }), { path: '/a' }],
    ['failed.noNode', [create(1, '/x')], ask(1, { type: 'getData', path: '/a' }), { path: '/a' }],
  ] as const)('%s: by what its judge found', (id, first, last, values) => {
    // All in flight at once: what is proposed and not applied counts as well.
    const run = goOn(settled, ...first, 0.001, last, 300);
    const found = why(run, first.length).answerTo('failed');
    expect(the(found, id).sentence.values).toMatchObject(values);
  });

  it('or learnt nothing, because its server was down, or served nobody', () => {
    const down = goOn(settled, kill(1), create(1, '/a'));
    const outcome = why(down, 0).answerTo('unknown');
    expect(idsOf(outcome)).toEqual(['request.wasDown', 'request.fateNone']);
    expect(outcome?.[0]?.step).toBe(before);
    const alone = goOn(runOf({ servers: 3, start: 'none' }, startUp(1), 10), create(1, '/a'));
    expect(idsOf(why(alone, 0).answerTo('unknown'))).toEqual(['request.notServing', 'request.fateNone']);
  });

  it('or read something old', () => {
    const slow = { type: 'slowLink', from: 5 as ProcessId, to: 1 as ProcessId, factor: 50 } as const;
    const run = goOn(settled, slow, create(5, '/a'), 40, ask(1, { type: 'exists', path: '/' }));
    expect(idsOf(why(run, 1).answerTo('thisRead'))).toEqual(['request.readHere', 'request.newerThen']);
    const late = goOn(run, 2000, ask(1, { type: 'exists', path: '/a' }));
    expect(idsOf(why(late, 2).answerTo('thisRead'))).toEqual(['request.readHere', 'request.nothingNewer']);
    // What is committed afterwards makes no read old.
    const later = goOn(late, create(5, '/b'), 2000);
    expect(idsOf(why(later, 2).answerTo('thisRead'))).toEqual(['request.readHere', 'request.nothingNewer']);
  });
});

describe('why a learner is behind', () => {
  it('names what it lacks and where that is', () => {
    const run = goOn(settled, cutOff(5, 1), create(5, '/a'), 50);
    const found = situationNow(run, server(1)).answerTo('behind');
    expect(idsOf(found)).toEqual(['behind.gap', 'isCut']);
    expect(the(found, 'behind.gap').sentence.values).toMatchObject({ own: '0.0', last: '1.1', zxid: '1.1' });
    expect(situationNow(run, server(2)).answerTo('behind')).toBeNull();
  });
});

describe('how a write was answered', () => {
  it('station by station, also where one step commits several', () => {
    // The leader's slow disk takes both in one write, and its acknowledgement is the third.
    const slow = { type: 'slowDisk', process: processId(5), factor: 10 } as const;
    const run = goOn(
      settled,
      kill(1),
      kill(2),
      slow,
      create(5, '/z'),
      create(3, '/a'),
      create(4, '/b'),
      create(5, '/c'),
      900,
    );
    const committed = [...slice(run.milestones)].filter(({ milestone }) => milestone === 'committed');
    expect(new Set(committed.map(({ step }) => step)).size).toBeLessThan(committed.length);
    for (const [number, sid] of [5, 3, 4, 5].entries()) {
      const found = situationNow(run, { type: 'request', id: requestId(number) }).answerTo('answered');
      const way = [
        'request.asked',
        ...(sid === 5 ? [] : ['request.forwarded']),
        'request.proposed',
        'request.committed',
        'request.applied',
      ];
      expect(idsOf(found)).toEqual(way);
      const { zxid } = the(found, 'request.committed').sentence.values;
      const reached = committed.find(({ facts }) => facts.zxid === zxid);
      expect(the(found, 'request.committed').step).toBe(reached?.step ?? 'none');
      expect((the(found, 'request.committed').sentence.values.acks as readonly string[]).length).toBeGreaterThanOrEqual(
        3,
      );
      expect(found?.map(({ step }) => Number(step))).toEqual(
        found?.map(({ step }) => Number(step)).sort((a, b) => a - b),
      );
    }
  });
});
