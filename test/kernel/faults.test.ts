import { describe, expect, it } from 'vitest';
import { duration, processId } from '../../src/kernel/ids';
import { processOf } from '../../src/kernel/world';
import {
  act,
  actAfter,
  at,
  bootedToys,
  connectedToys,
  heard,
  ms,
  notes,
  order,
  p1,
  p2,
  p3,
  refusalOf,
  runFor,
  running,
  stepsOf,
  type ToyTrace,
} from './toy';

const note = (text: string) => ({ type: 'note', to: p2, text }) as const;
const statusOf = (trace: ToyTrace, id: typeof p1) => processOf(trace.head.world, id)?.status;

describe('a crash', () => {
  it('is noticed by peers at once, after what was sent before', () => {
    const sent = order(connectedToys(), p1, note('last words'));
    const trace = runFor(act(sent, { type: 'crash', process: p1 }), ms(50));
    expect(heard(trace, p2)).toEqual(['connected 1', 'last words from 1', 'disconnected 1']);
    expect(statusOf(trace, p1)).toBe('down');
  });

  it('loses what the process knew; it starts again with its disk', () => {
    const written = runFor(order(connectedToys(), p1, { type: 'write', value: 7 }), ms(50));
    const again = runFor(act(act(written, { type: 'crash', process: p1 }), { type: 'start', process: p1 }), ms(50));
    expect(running(again, p1).state.heard).toEqual(['boot 7']);
    expect(running(again, p1).incarnation).toBe(2);
    expect(running(again, p1).sockets.size).toBe(0);
  });

  it('ends what clients were waiting for', () => {
    const asked = order(connectedToys(), p1, { type: 'write', value: 1 });
    const trace = act(asked, { type: 'crash', process: p1 });
    expect([...trace.head.world.requests.tail].map(({ outcome }) => outcome?.type)).toContain('lost');
  });
});

describe('the death of a host', () => {
  it('is noticed by nobody, and takes what was under way with it', () => {
    const sent = order(connectedToys(), p1, note('last words'));
    const trace = runFor(act(sent, { type: 'die', process: p1 }), ms(60_000));
    expect(heard(trace, p2)).toEqual(['connected 1']);
    expect(statusOf(trace, p1)).toBe('dead');
  });

  it('takes along what a cut held back', () => {
    const cut = act(connectedToys(), { type: 'cut', from: p1, to: p2, bothWays: true });
    const dead = act(order(cut, p1, note('held')), { type: 'die', process: p1 });
    expect(heard(runFor(act(dead, { type: 'heal', who: [] }), ms(100)), p2)).toEqual(['connected 1']);
  });

  it('leaves dials unanswered until they time out', () => {
    const dead = act(bootedToys(), { type: 'die', process: p2 });
    const dialled = order(dead, p1, { type: 'dial', to: p2, timeout: ms(700) });
    expect(heard(runFor(dialled, ms(650)), p1)).toEqual([]);
    expect(heard(runFor(dialled, ms(750)), p1)).toEqual(['dialFailed 2']);
  });

  it('is noticed once the host is back: what belongs to a connection of its earlier life is answered with a reset', () => {
    const back = act(act(connectedToys(), { type: 'die', process: p2 }), { type: 'start', process: p2 });
    const silent = runFor(back, ms(1000));
    expect(heard(silent, p1)).toEqual(['connected 2']);
    const trace = runFor(order(silent, p1, note('are you there')), ms(100));
    expect(heard(trace, p1)).toEqual(['connected 2', 'disconnected 2']);
    expect(running(trace, p2).state.heard).toEqual(['boot 0']);
    expect(stepsOf(trace).some(({ verdict }) => verdict === 'lost')).toBe(true);
  });

  it('can come to a process that is down already; a crash cannot', () => {
    const down = act(bootedToys(), { type: 'crash', process: p1 });
    expect(refusalOf(down, { type: 'crash', process: p1 })).toBe('alreadyDown');
    expect(statusOf(act(down, { type: 'die', process: p1 }), p1)).toBe('dead');
  });
});

describe('a pause', () => {
  it('keeps everything that comes, in order, and answers nothing', () => {
    const bell = order(
      connectedToys(),
      p2,
      { type: 'start', timer: 'bell', span: ms(15) },
      { type: 'write', value: 3 },
    );
    const paused = act(bell, { type: 'pause', process: p2 });
    const sent = order(paused, p1, note('a'), note('b'));
    const asked = order(sent, p2, { type: 'note', to: p1, text: 'answer' });
    const waiting = runFor(asked, ms(100));
    expect(heard(waiting, p2)).toEqual(['connected 1']);
    expect(notes(waiting, p1)).toEqual([]);
    const trace = runFor(actAfter(waiting, ms(100), { type: 'resume', process: p2 }), ms(100));
    expect(heard(trace, p2)).toEqual(['connected 1', 'synced 3', 'a from 1', 'b from 1', 'bell']);
    expect(notes(trace, p1)).toEqual(['answer']);
  });

  it('gives what came in it once, also when another pause follows', () => {
    let trace = order(act(connectedToys(), { type: 'pause', process: p2 }), p1, note('a'));
    for (const type of ['resume', 'pause', 'resume'] as const) trace = actAfter(trace, ms(100), { type, process: p2 });
    expect(heard(runFor(trace, ms(100)), p2)).toEqual(['connected 1', 'a from 1']);
  });

  it('is no crash: connections stay open, and a crash out of it is noticed', () => {
    const paused = runFor(act(connectedToys(), { type: 'pause', process: p2 }), ms(10_000));
    expect(heard(paused, p1)).toEqual(['connected 2']);
    expect(heard(runFor(act(paused, { type: 'crash', process: p2 }), ms(100)), p1)).toEqual([
      'connected 2',
      'disconnected 2',
    ]);
  });

  it('lets nothing of what waited through when the process is killed in it', () => {
    const paused = act(connectedToys(), { type: 'pause', process: p2 });
    const crashed = actAfter(order(paused, p1, note('a')), ms(100), { type: 'crash', process: p2 });
    const again = runFor(act(crashed, { type: 'start', process: p2 }), ms(1000));
    expect(running(again, p2).state.heard).toEqual(['boot 0']);
  });
});

describe('a partition', () => {
  const all = (options = {}) => {
    let trace = connectedToys({ processes: 3, ...options });
    trace = runFor(order(trace, p1, { type: 'dial', to: p3 }), ms(100));
    return runFor(order(trace, p2, { type: 'dial', to: p3 }), ms(100));
  };
  const greet = (trace: ToyTrace): ToyTrace =>
    runFor(
      [p1, p2, p3].reduce(
        (run, id) =>
          order(
            run,
            id,
            ...[p1, p2, p3].filter((to) => to !== id).map((to) => ({ type: 'note', to, text: 'hi' }) as const),
          ),
        trace,
      ),
      ms(100),
    );

  it('separates the groups, and who is in none is with the others in none', () => {
    const trace = greet(act(all(), { type: 'partition', groups: [[p3]] }));
    expect([notes(trace, p1), notes(trace, p2), notes(trace, p3)]).toEqual([['hi'], ['hi'], []]);
  });

  it('adds to the cuts that are there, and heals link by link or as a whole', () => {
    const split = act(act(all(), { type: 'partition', groups: [[p3]] }), {
      type: 'cut',
      from: p1,
      to: p2,
      bothWays: true,
    });
    const greeted = greet(split);
    expect([notes(greeted, p1), notes(greeted, p2), notes(greeted, p3)]).toEqual([[], [], []]);
    const one = runFor(act(greeted, { type: 'heal', who: [p1, p2] }), ms(100));
    expect([notes(one, p1), notes(one, p2), notes(one, p3)]).toEqual([['hi'], ['hi'], []]);
    const third = runFor(act(greeted, { type: 'heal', who: [p3] }), ms(100));
    expect([notes(third, p1), notes(third, p2), notes(third, p3)]).toEqual([['hi'], ['hi'], ['hi', 'hi']]);
  });
});

describe('a wiped disk', () => {
  it('is empty at the next start, and a running process is killed by it', () => {
    const written = runFor(order(connectedToys(), p1, { type: 'write', value: 7 }), ms(50));
    const wiped = act(written, { type: 'wipe', process: p1 });
    expect(statusOf(wiped, p1)).toBe('down');
    expect(running(act(wiped, { type: 'start', process: p1 }), p1).state.heard).toEqual(['boot 0']);
  });
});

describe('a clock', () => {
  it('that is skewed makes the timers of its process longer, and only those', () => {
    const bell = { type: 'start', timer: 'bell', span: ms(100) } as const;
    const skewed = act(bootedToys(), { type: 'skew', process: p1, factor: 3 });
    const both = order(order(skewed, p1, bell), p2, bell);
    expect([heard(runFor(both, ms(250)), p1), heard(runFor(both, ms(250)), p2)]).toEqual([[], ['bell']]);
    expect(heard(runFor(both, ms(301)), p1)).toEqual(['bell']);
  });
});

describe('an act', () => {
  it('that is not possible is refused, and changes nothing', () => {
    const trace = bootedToys();
    expect(refusalOf(trace, { type: 'start', process: p1 })).toBe('alreadyUp');
    expect(refusalOf(trace, { type: 'resume', process: p1 })).toBe('notPaused');
    expect(refusalOf(trace, { type: 'crash', process: processId(9) })).toBe('noSuchProcess');
    expect(refusalOf(trace, { type: 'partition', groups: [[p1], [processId(9)]] })).toBe('noSuchProcess');
    expect(refusalOf(trace, { type: 'heal', who: [processId(9)] })).toBe('noSuchProcess');
    expect(refusalOf(trace, { type: 'cut', from: p1, to: p1, bothWays: true })).toBe('sameProcess');
    expect(refusalOf(trace, { type: 'drop', message: 12345 as never })).toBe('noSuchMessage');
    expect(refusalOf(act(trace, { type: 'pause', process: p1 }), { type: 'pause', process: p1 })).toBe('notUp');
    expect(refusalOf(act(trace, { type: 'crash', process: p1 }), { type: 'pause', process: p1 })).toBe('notUp');
    expect(refusalOf(act(trace, { type: 'die', process: p1 }), { type: 'die', process: p1 })).toBe('alreadyDown');
  });

  it.each([
    { type: 'skew', process: p1, factor: 0 },
    { type: 'slowDisk', process: p1, factor: 10_001 },
    { type: 'slowLink', from: p1, to: p2, factor: Number.NaN },
    { type: 'loss', from: p1, to: p2, share: 1 },
    { type: 'loss', from: p1, to: p2, share: -0.1 },
  ] as const)('is refused with a number out of range: %j', (deed) => {
    expect(refusalOf(bootedToys(), deed)).toBe('outOfRange');
  });

  it('comes after all that is due before its time, and before what is due later', () => {
    const bell = order(
      bootedToys(),
      p1,
      { type: 'start', timer: 'bell', span: ms(100) },
      { type: 'start', timer: 'clock', span: ms(300) },
    );
    const trace = act(bell, { type: 'pause', process: p1 }, at(200));
    expect(stepsOf(trace).slice(-2)).toMatchObject([
      { occurrence: { type: 'event', event: { type: 'bell' } } },
      { at: 200_000, occurrence: { type: 'act' } },
    ]);
  });

  it('leaves what is due at the same time to its process', () => {
    // Both bells are due at one instant: the first takes it, so that the second is already late when the act comes.
    const bell = { type: 'start', timer: 'bell', span: ms(50) } as const;
    let trace = order(bootedToys(), p1, bell);
    trace = order(trace, p2, { ...bell, span: duration(50_000 - 1) });
    trace = runFor(trace, duration(49_999));
    expect(heard(trace, p1)).toEqual(['bell']);
    trace = runFor(act(trace, { type: 'slowDisk', process: p1, factor: 2 }), ms(1));
    expect(heard(trace, p2)).toEqual(['bell']);
  });
});
