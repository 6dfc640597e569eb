import { describe, expect, it } from 'vitest';
import { entries } from '../../src/kernel/agenda';
import { act, bootedToys, heard, ms, order, orderAfter, p1, runFor, running, stepsOf, type ToyTrace } from './toy';

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

  it('that is brought forward rings at the earlier time and not at the later one', () => {
    const trace = start(start(bootedToys(), 500), 100);
    expect(heard(runFor(trace, ms(101)), p1)).toEqual(['bell']);
    expect(heard(runFor(trace, ms(2000)), p1)).toEqual(['bell']);
  });

  it('does not disturb another timer', () => {
    const trace = stop(start(start(bootedToys(), 100), 200, 'clock'));
    expect(heard(runFor(trace, ms(1000)), p1)).toEqual(['clock']);
  });

  it('survives an act at the very time at which it is looked at again', () => {
    // Put off once: at 100 ms its old entry comes up, needs nobody, and must not be lost by the acts that come then.
    const both = start(start(start(bootedToys(), 99.999, 'clock'), 100), 100);
    let trace = runFor(startAfter(both, 50, 100), ms(50));
    expect(heard(trace, p1)).toEqual(['clock']);
    for (const factor of [2, 3, 4]) trace = act(trace, { type: 'slowDisk', process: p1, factor });
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
