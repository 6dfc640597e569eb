import { describe, expect, it } from 'vitest';
import { entries } from '../../src/kernel/agenda';
import { duration } from '../../src/kernel/ids';
import { extend, replay } from '../../src/kernel/run';
import {
  act,
  actAfter,
  bootedToys,
  heard,
  ms,
  order,
  orderAfter,
  p1,
  p2,
  refusalOf,
  runFor,
  running,
  stepsOf,
  type ToyAct,
  type ToyTrace,
} from './toy';

const start = (trace: ToyTrace, span: number, timer: 'bell' | 'clock' = 'bell'): ToyTrace =>
  order(trace, p1, { type: 'start', timer, span: ms(span) });
const startAfter = (trace: ToyTrace, wait: number, span: number): ToyTrace =>
  orderAfter(trace, ms(wait), p1, { type: 'start', timer: 'bell', span: ms(span) });
const stop = (trace: ToyTrace): ToyTrace => order(trace, p1, { type: 'stop', timer: 'bell' });
const waiting = (trace: ToyTrace): number =>
  entries(trace.head.world.agenda).filter(({ type }) => type === 'timer').length;

describe('a timer', () => {
  it('rings once, after its time', () => {
    const trace = start(bootedToys(), 100);
    expect(heard(runFor(trace, ms(99)), p1)).toEqual([]);
    expect(heard(runFor(trace, ms(500)), p1)).toEqual(['bell']);
    expect(running(runFor(trace, ms(500)), p1).timers).toEqual({});
  });

  it('does not ring once it is stopped, and can be started again', () => {
    expect(heard(runFor(stop(start(bootedToys(), 100)), ms(500)), p1)).toEqual([]);
    const again = start(stop(start(bootedToys(), 100)), 300);
    expect(heard(runFor(again, ms(290)), p1)).toEqual([]);
    expect(heard(runFor(again, ms(310)), p1)).toEqual(['bell']);
  });

  it('that is put off again and again rings after the last time, and leaves one entry on the agenda', () => {
    let trace = start(bootedToys(), 100);
    for (let i = 0; i < 40; i++) trace = startAfter(trace, 30, 100);
    expect(heard(trace, p1)).toEqual([]);
    expect(waiting(trace)).toBe(1);
    expect(heard(runFor(trace, ms(99)), p1)).toEqual([]);
    expect(heard(runFor(trace, ms(101)), p1)).toEqual(['bell']);
  });

  it('that is stopped and started again and again does not fill the agenda', () => {
    let trace = start(bootedToys(), 100);
    const again = [
      { type: 'stop', timer: 'bell' },
      { type: 'start', timer: 'bell', span: ms(100) },
    ] as const;
    for (let i = 0; i < 40; i++) trace = orderAfter(trace, ms(30), p1, ...again);
    expect(heard(trace, p1)).toEqual([]);
    // Those of the last 100 ms: an entry of a timer that was stopped goes when its time comes.
    expect(waiting(trace)).toBeLessThanOrEqual(5);
    expect(heard(runFor(trace, ms(500)), p1)).toEqual(['bell']);
  });

  it('that is brought forward rings at the earlier time and not at the later one', () => {
    const trace = start(start(bootedToys(), 500), 100);
    expect(heard(runFor(trace, ms(101)), p1)).toEqual(['bell']);
    expect(heard(runFor(trace, ms(2000)), p1)).toEqual(['bell']);
  });

  it('does not disturb another timer', () => {
    const trace = stop(start(start(bootedToys(), 100), 200, 'clock'));
    expect(heard(runFor(trace, ms(1000)), p1)).toEqual(['clock']);
  });

  it('survives an act that comes between things that are due at one time', () => {
    // At 100 ms: the bell of the second process, the old entry of a bell that was put off, which needs nobody, and a clock.
    const bell = { type: 'start', timer: 'bell', span: ms(100) } as const;
    const early = duration(99_999);
    let trace = order(
      order(bootedToys(), p2, bell),
      p1,
      { ...bell, span: early },
      { ...bell, timer: 'clock', span: early },
    );
    trace = startAfter(trace, 50, 100);
    trace = extend(trace) ?? trace;
    expect(heard(trace, p2)).toEqual(['bell']);
    trace = act(trace, { type: 'slowDisk', process: p1, factor: 2 });
    expect(heard(trace, p1)).toEqual([]);
    expect(heard(runFor(trace, ms(1)), p1)).toEqual(['clock']);
    expect(heard(runFor(trace, ms(60)), p1)).toEqual(['clock', 'bell']);
  });

  it('dies with its process', () => {
    const crashed = act(start(bootedToys(), 100), { type: 'crash', process: p1 });
    const again = act(crashed, { type: 'start', process: p1 });
    expect(heard(runFor(start(again, 300), ms(200)), p1)).toEqual([]);
    expect(heard(runFor(start(again, 300), ms(400)), p1)).toEqual(['bell']);
  });

  it('causes a step that names the step that started it', () => {
    const trace = runFor(start(bootedToys(), 100), ms(200));
    const [asked, rang] = stepsOf(trace).slice(-2);
    expect(rang?.cause).toBe(asked?.index);
  });
});

const move = (after: number, timer: 'bell' | 'clock' = 'bell'): ToyAct => ({
  ...{ type: 'timer', process: p1, timer, after: ms(after) },
});

describe('a timer that a person moves', () => {
  it('rings at once', () => {
    const trace = act(start(bootedToys(), 100), move(0));
    expect(heard(runFor(trace, duration(1)), p1)).toEqual(['bell']);
    expect(heard(runFor(trace, ms(500)), p1)).toEqual(['bell']);
  });

  it('rings earlier or later than it would have, and then only', () => {
    const started = start(bootedToys(), 100);
    const [earlier, later] = [actAfter(started, ms(10), move(20)), actAfter(started, ms(10), move(300))];
    expect(heard(runFor(earlier, ms(19)), p1)).toEqual([]);
    expect(heard(runFor(earlier, ms(20)), p1)).toEqual(['bell']);
    expect(heard(runFor(later, ms(299)), p1)).toEqual([]);
    expect(heard(runFor(later, ms(300)), p1)).toEqual(['bell']);
    for (const trace of [earlier, later]) expect(heard(runFor(trace, ms(900)), p1)).toEqual(['bell']);
  });

  it('can be moved again, and is put off and stopped by its process as ever', () => {
    const moved = actAfter(act(start(bootedToys(), 100), move(500)), ms(10), move(40));
    expect(heard(runFor(moved, ms(40)), p1)).toEqual(['bell']);
    expect(heard(runFor(stop(moved), ms(900)), p1)).toEqual([]);
    const putOff = start(moved, 200);
    expect(heard(runFor(putOff, ms(199)), p1)).toEqual([]);
    expect(heard(runFor(putOff, ms(900)), p1)).toEqual(['bell']);
  });

  it('waits while its process is paused', () => {
    const paused = act(act(start(bootedToys(), 100), { type: 'pause', process: p1 }), move(10));
    const resumed = actAfter(paused, ms(50), { type: 'resume', process: p1 });
    expect(heard(runFor(resumed, ms(1)), p1)).toEqual(['bell']);
    expect(heard(runFor(resumed, ms(500)), p1)).toEqual(['bell']);
  });

  it('keeps when it was started, and its ringing names the act as its cause', () => {
    const moved = actAfter(start(bootedToys(), 100), ms(10), move(20));
    const { startedAt, due } = running(moved, p1).timers.bell ?? { startedAt: 0, due: 0 };
    expect(due - startedAt).toBe(30_000);
    const [deed, rang] = stepsOf(runFor(moved, ms(50))).slice(-2);
    expect(deed?.occurrence.type).toBe('act');
    expect(rang?.cause).toBe(deed?.index);
  });

  it('must run, and cannot ring in the past', () => {
    const started = start(bootedToys(), 100);
    expect(refusalOf(started, move(1, 'clock'))).toBe('noSuchTimer');
    expect(refusalOf(runFor(started, ms(200)), move(1))).toBe('noSuchTimer');
    expect(refusalOf(act(started, { type: 'crash', process: p1 }), move(1))).toBe('noSuchTimer');
    expect(refusalOf(started, { ...move(1), timer: 'constructor' } as unknown as ToyAct)).toBe('noSuchTimer');
    expect(refusalOf(started, move(-1))).toBe('outOfRange');
    expect(refusalOf(started, move(Number.NaN))).toBe('outOfRange');
    expect(refusalOf(started, move(0.0005))).toBe('outOfRange');
  });

  it('does so again when the run is made again', () => {
    let trace = start(start(bootedToys(), 100), 80, 'clock');
    for (const after of [0, 30, 500]) trace = start(actAfter(trace, ms(7), move(after)), 60);
    const whole = runFor(trace, ms(900));
    expect(stepsOf(replay(whole))).toEqual(stepsOf(whole));
  });
});
