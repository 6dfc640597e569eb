import { describe, expect, it } from 'vitest';
import type { Act } from '../../src/kernel/act';
import { duration, instant, processId } from '../../src/kernel/ids';
import { inFlight } from '../../src/kernel/intervene';
import { intervene } from '../../src/kernel/run';
import type { Trace } from '../../src/kernel/trace';
import { toArray } from '../../src/kernel/vector';
import type { ZooKeeper } from '../../src/protocols/zookeeper/state';
import { commandFor } from '../../src/scenario/command-for';
import { execute } from '../../src/scenario/execute';
import { readCommand } from '../../src/scenario/script';
import { entry, performanceOf } from './entry';

/** The acts that a scenario amounts to, without the requests. */
const actsOf = (text: string): readonly Act<ZooKeeper>[] =>
  toArray(performanceOf(text).trace.interventions).map(({ act }) => act);
const S = processId;

/** Five servers at rest; each line is tried on them. */
const settled = performanceOf('run settled').trace;
const busy = performanceOf('run settled\nS5 create /a "x"\nS1 create /b "y"\nrun 500us').trace;

function executed(line: string, trace: Trace<ZooKeeper> = settled): ReturnType<typeof execute<ZooKeeper>> {
  const read = readCommand(line, entry, trace);
  if (!read.ok || read.command === null) throw new Error(JSON.stringify(read));
  return execute(trace, read.command, entry);
}

const newActs = (line: string, trace: Trace<ZooKeeper> = settled): readonly Act<ZooKeeper>[] =>
  toArray(executed(line, trace).trace.interventions)
    .slice(trace.interventions.length)
    .map(({ act }) => act);

describe('what commands amount to', () => {
  it.each<[string, readonly Act<ZooKeeper>[]]>([
    ['crash S1', [{ type: 'crash', process: S(1) }]],
    ['kill s1', [{ type: 'crash', process: S(1) }]],
    [
      'CRASH S1 S2',
      [
        { type: 'crash', process: S(1) },
        { type: 'crash', process: S(2) },
      ],
    ],
    ['crash leader', [{ type: 'crash', process: S(5) }]],
    ['crash follower', [{ type: 'crash', process: S(1) }]],
    ['die S1', [{ type: 'die', process: S(1) }]],
    [
      'restart S1',
      [
        { type: 'crash', process: S(1) },
        { type: 'start', process: S(1) },
      ],
    ],
    ['pause S1', [{ type: 'pause', process: S(1) }]],
    ['wipe S1', [{ type: 'wipe', process: S(1) }]],
    ['isolate S1', [{ type: 'partition', groups: [[S(1)]] }]],
    ['isolate S1 S2', [{ type: 'partition', groups: [[S(1)], [S(2)]] }]],
    [
      'partition S1 S2 / S3 leader',
      [
        {
          type: 'partition',
          groups: [
            [S(1), S(2)],
            [S(3), S(5)],
          ],
        },
      ],
    ],
    ['cut S1 S3', [{ type: 'cut', from: S(1), to: S(3), bothWays: true }]],
    ['cut S1 -> leader', [{ type: 'cut', from: S(1), to: S(5), bothWays: false }]],
    ['heal', [{ type: 'heal', who: [] }]],
    ['heal S1', [{ type: 'heal', who: [S(1)] }]],
    ['heal S1 S3', [{ type: 'heal', who: [S(1), S(3)] }]],
    ['slow S1 S3 10x', [{ type: 'slowLink', from: S(1), to: S(3), factor: 10 }]],
    ['slow disk S1 2.5x', [{ type: 'slowDisk', process: S(1), factor: 2.5 }]],
    ['loss S1 S2 20%', [{ type: 'loss', from: S(1), to: S(2), share: 0.2 }]],
    ['timer leader tick in 5ms', [{ type: 'timer', process: S(5), timer: 'tick', after: duration(5000) }]],
    ['timer s5 TICK in 0ms', [{ type: 'timer', process: S(5), timer: 'tick', after: duration(0) }]],
    ['skew S1 1.5x', [{ type: 'skew', process: S(1), factor: 1.5 }]],
    ['S1 create /a "x"', [{ type: 'request', process: S(1), request: { type: 'create', path: '/a', data: 'x' } }]],
    [
      'leader set /a "y" version 3',
      [{ type: 'request', process: S(5), request: { type: 'setData', path: '/a', data: 'y', version: 3 } }],
    ],
    ['S1 delete /a', [{ type: 'request', process: S(1), request: { type: 'delete', path: '/a', version: -1 } }]],
    ['S1 connect', [{ type: 'request', process: S(1), request: { type: 'createSession' } }]],
  ])('%s', (line, acts) => expect(newActs(line)).toEqual(acts));

  it('slow a process down with all its links and its disk', () => {
    const acts = newActs('slow S2 10x');
    expect(acts.map((act) => ('to' in act ? act.to : act.type))).toEqual([1, 3, 4, 5, 'slowDisk']);
  });

  it('set the latency of a link', () => {
    expect(newActs('latency S1 S3 5ms..9ms')).toEqual([{ type: 'latency', from: S(1), to: S(3), range: [5000, 9000] }]);
  });

  it('start all', () => {
    expect(actsOf('---\nservers: 3\nstart: none\n---\nstart all')).toEqual(
      [1, 2, 3].map((id) => ({ type: 'start', process: id })),
    );
  });

  it('mean the leader whom most servers follow', () => {
    // S5 does not know yet that it has lost its quorum.
    const text = 'run settled\nskew S5 2x\npartition S4 S5 / S1 S2 S3\nrun serving\nrun upToDate S1\ncrash leader';
    expect(actsOf(text).at(-1)).toEqual({ type: 'crash', process: S(3) });
  });
});

describe('messages in flight', () => {
  const numberOf = (line: string): number | null => {
    const act = newActs(line, busy)[0];
    return act !== undefined && 'message' in act ? act.message : null;
  };
  const flying = inFlight(busy.head.world);
  const firstOf = (wanted: (item: (typeof flying)[number]) => boolean): number | null =>
    flying.find(wanted)?.id ?? null;
  const typeOf = (item: (typeof flying)[number]): string =>
    item.parcel.type === 'message' ? item.parcel.message.type : '';

  it('are there to be chosen', () =>
    expect(flying.filter((item) => typeOf(item) === 'PROPOSAL').length).toBeGreaterThan(1));

  it.each<[string, (item: (typeof flying)[number]) => boolean]>([
    ['drop PROPOSAL', (item) => typeOf(item) === 'PROPOSAL'],
    ['drop proposal', (item) => typeOf(item) === 'PROPOSAL'],
    ['drop PROPOSAL leader ->', (item) => typeOf(item) === 'PROPOSAL'],
    ['delay PROPOSAL by 5ms', (item) => typeOf(item) === 'PROPOSAL'],
    ['duplicate -> S5', (item) => item.to === 5 && item.parcel.type === 'message'],
    ['deliver S5 ->', (item) => item.from === 5 && item.parcel.type === 'message'],
  ])('%s', (line, wanted) => {
    expect(firstOf(wanted)).not.toBeNull();
    expect(numberOf(line)).toBe(firstOf(wanted));
  });

  it('are chosen by number', () => {
    const id = flying.at(-1)?.id ?? 0;
    expect(numberOf(`drop #${id}`)).toBe(id);
  });

  it('are chosen by label', () => {
    const twice = performanceOf('run settled\nS5 create /a "x"\nS5 create /b "y"').trace;
    const labelled = newActs('drop PROPOSAL S5 -> S2 1.2', twice)[0];
    const other = newActs('drop PROPOSAL S5 -> S2', twice)[0];
    expect(labelled).not.toEqual(other);
    expect(executed('drop PROPOSAL S5 -> S2 1.3', twice).outcome.type).toBe('refused');
  });

  it('are all taken by all, and each delayed by as much as is said', () => {
    const twice = performanceOf('run settled\nS5 create /a "x"\nS5 create /b "y"').trace;
    const before = inFlight(twice.head.world);
    const after = inFlight(executed('delay all PROPOSAL S5 -> S2 by 50ms', twice).trace.head.world);
    const delays = before.flatMap((item) => {
      const late = after.find(({ id }) => id === item.id);
      return late === undefined || late.at === item.at ? [] : [late.at - item.at];
    });
    expect(delays).toEqual([50_000, 50_000]);
  });

  it('may be gone when the first of a stream was dropped', () => {
    const twice = performanceOf('run settled\nS5 create /a "x"\nS5 create /b "y"').trace;
    expect(executed('drop all PROPOSAL S5 -> S2', twice).outcome.type).toBe('done');
  });
});

describe('a command that cannot be carried out', () => {
  it.each<[string, string, string]>([
    ['start S1', 'start S1', 'scenario.refused.alreadyUp'],
    ['resume S1', 'resume S1', 'scenario.refused.notPaused'],
    ['timer S1 tick in 5ms', 'tick', 'scenario.timerRunning'],
    ['drop PROPOSAL S5 -> S2', 'PROPOSAL S5 -> S2', 'scenario.messageInFlight'],
    ['drop #999999', '#999999', 'scenario.messageInFlight'],
  ])('%s', (line, found, expected) => {
    const { outcome, trace } = executed(line);
    expect(outcome).toMatchObject({ type: 'refused', problem: { found, expected: { id: expected } } });
    expect(trace).toBe(settled);
  });

  it('names the timers that do run, or says that none does', () => {
    const down = performanceOf('run settled\ncrash S1').trace;
    expect(executed('timer S1 tick in 5ms', down).outcome).toMatchObject({
      problem: { column: 10, expected: { id: 'scenario.noTimer' } },
    });
    expect(executed('timer leader bell in 5ms').outcome).toMatchObject({
      problem: { column: 14, found: 'bell', expected: { values: { what: 'tick' } } },
    });
  });

  it('names the part that nobody plays', () => {
    const start = performanceOf('---\nservers: 3\nstart: none\n---\n').trace;
    expect(executed('crash leader', start).outcome).toMatchObject({
      type: 'refused',
      problem: { column: 7, found: 'leader', expected: { id: 'scenario.roleFilled' } },
    });
    expect(executed('crash S1', start).outcome).toMatchObject({
      type: 'refused',
      problem: { expected: { id: 'scenario.refused.alreadyDown' } },
    });
  });

  it('ends a scenario where it stands', () => {
    const { refused, scenes } = performanceOf('run settled\nstart S1\ncrash S1\n');
    expect(refused).toMatchObject({ line: 2, column: 1 });
    expect(scenes).toHaveLength(2);
  });
});

describe('runs', () => {
  it('let virtual time pass, also where nothing happens in it', () => {
    const { scenes } = performanceOf('---\nstart: none\n---\nrun 50ms\nrun 1s\nstart S1\n');
    expect(scenes.map(({ clock }) => clock)).toEqual([50_000, 1_050_000, 1_050_000]);
    expect(toArray(scenes.at(-1)?.trace.steps ?? settled.steps).map(({ at }) => at)).toEqual([1_050_000]);
  });

  it('go on to a milestone, by anyone or by one process', () => {
    const reached = (goal: string): string => {
      const { trace } = performanceOf(`run ${goal}`);
      const last = toArray(trace.milestones).at(-1);
      return `${last?.milestone} ${last?.process} ${last?.step === trace.steps.length - 1}`;
    };
    expect(reached('leaderElected S2')).toBe('leaderElected 2 true');
    expect(reached('LEADERELECTED S4')).toBe('leaderElected 4 true');
    expect(reached('serving')).toBe('serving 5 true');
  });

  it('give up on a milestone that does not come', () => {
    const { unreached, trace } = performanceOf(
      '---\nservers: 3\nstart: none\n---\nstart S1\nrun leaderElected\nrun 1s\n',
    );
    expect(unreached).toMatchObject({
      line: 6,
      column: 1,
      found: 'run leaderElected',
      expected: { id: 'scenario.reached' },
    });
    expect(trace.head.world.now).toBeLessThanOrEqual(121_000_000);
  });

  it('count a milestone only once it is reached anew', () => {
    const { scenes } = performanceOf('run settled\ncrash leader\nrun leaderElected\nrun leaderElected\n');
    const times = scenes.slice(2).map(({ clock }) => clock);
    expect(times[1]).toBeGreaterThan(times[0] ?? instant(0));
  });
});

describe('rest', () => {
  it.each<[string, string]>([
    ['a silent death is noticed', 'run settled\ndie leader\nrun settled\nexpect leader S4'],
    ['a pause is noticed', 'run settled\npause leader\nrun settled\nexpect leader S4'],
    [
      'a partition has led to what it leads to',
      'run settled\npartition S4 S5 / S1 S2 S3\nrun settled\nexpect leader S3\nexpect S5 looking\nexpect S4 looking',
    ],
    [
      'a leader without its quorum has noticed',
      '---\nservers: 3\n---\nrun settled\ncrash S1 S2\nrun settled\nexpect no leader',
    ],
    ['one server alone looks for ever', '---\nservers: 3\nstart: none\n---\nstart S1\nrun settled\nexpect S1 looking'],
    [
      'one server is an ensemble',
      '---\nservers: 1\n---\nrun settled\nexpect leader S1\nS1 create /a\nrun settled\nexpect request 1 ok',
    ],
    [
      'a write is on every disk',
      'run settled\nslow disk S1 20x\nS2 create /a "x"\nrun settled\nexpect S1 znode /a "x"',
    ],
    ['nobody is up', '---\nstart: none\n---\nrun settled\nexpect no leader'],
    [
      'an observer has caught up',
      '---\nservers: 3\nobservers: 1\n---\nrun settled\nexpect S4 observing\nexpect S4 phase broadcast',
    ],
  ])('comes only when %s', (_, text) => {
    const { refused, unreached, failedExpectations } = performanceOf(text);
    expect([refused, unreached, failedExpectations.map(({ command, outcome }) => [command.text, outcome])]).toEqual([
      null,
      null,
      [],
    ]);
  });

  it('takes no step where it is there already', () => {
    const { scenes } = performanceOf('run settled\nrun settled');
    expect(scenes[1]?.trace).toBe(scenes[0]?.trace);
  });
});

describe('the command that an act amounts to', () => {
  const acts: readonly Act<ZooKeeper>[] = [
    ...(['crash', 'die', 'pause', 'wipe'] as const).map((type) => ({ type, process: S(2) })),
    { type: 'partition', groups: [[S(1)]] },
    {
      type: 'partition',
      groups: [
        [S(1), S(2)],
        [S(3), S(4), S(5)],
      ],
    },
    { type: 'cut', from: S(1), to: S(2), bothWays: true },
    { type: 'cut', from: S(1), to: S(2), bothWays: false },
    { type: 'heal', who: [] },
    { type: 'heal', who: [S(1), S(2)] },
    ...inFlight(busy.head.world).map(({ id }): Act<ZooKeeper> => ({ type: 'drop', message: id })),
    ...inFlight(busy.head.world).map(({ id }): Act<ZooKeeper> => ({ type: 'delay', message: id, by: 1500 })),
    ...inFlight(busy.head.world).map(({ id }): Act<ZooKeeper> => ({ type: 'duplicate', message: id })),
    { type: 'latency', from: S(1), to: S(2), range: [1000, 2500] as never },
    { type: 'loss', from: S(1), to: S(2), share: 0.07 },
    { type: 'slowLink', from: S(1), to: S(2), factor: 3 },
    { type: 'slowDisk', process: S(1), factor: 0.5 },
    { type: 'skew', process: S(1), factor: 1.25 },
    { type: 'timer', process: S(5), timer: 'tick', after: duration(1500) },
    { type: 'timer', process: S(5), timer: 'tick', after: duration(0) },
    { type: 'request', process: S(1), request: { type: 'create', path: '/a b', data: 'x "y"\n中' } },
    { type: 'request', process: S(1), request: { type: 'setData', path: '/a', data: '', version: -1 } },
    { type: 'request', process: S(1), request: { type: 'setData', path: '', data: 'x', version: 0 } },
    { type: 'request', process: S(1), request: { type: 'delete', path: '/#a', version: 2 } },
    { type: 'request', process: S(1), request: { type: 'createSession' } },
    { type: 'request', process: S(1), request: { type: 'getChildren', path: '/' } },
  ];

  it.each(acts.map((act) => [commandFor(act, busy, entry), act] as const))('%s means the same again', (line, act) => {
    expect(newActs(line, busy)).toEqual([act]);
  });

  it('names a message by what it is', () => {
    const twice = performanceOf('run settled\nS5 create /a "x"\nS5 create /b "y"').trace;
    const texts = inFlight(twice.head.world).map(({ id }) => commandFor({ type: 'drop', message: id }, twice, entry));
    expect(texts).toContain('drop PROPOSAL S5 -> S2 1.2');
  });

  it('starts and resumes', () => {
    const down = intervene(settled, { type: 'crash', process: S(1) });
    expect(down.ok && newActs(commandFor({ type: 'start', process: S(1) }, down.trace, entry), down.trace)).toEqual([
      { type: 'start', process: S(1) },
    ]);
  });
});
