import { describe, expect, it } from 'vitest';
import { entries } from '../../src/kernel/agenda';
import { duration } from '../../src/kernel/ids';
import { extend } from '../../src/kernel/run';
import { act, bootedToys, heard, ms, order, orderAfter, p1, p2, runFor, running, stepsOf, type ToyTrace } from './toy';

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
