import { describe, expect, it } from 'vitest';
import { processOf } from '../../src/kernel/world';
import { act, actAfter, bootedToys, heard, ms, order, p1, runFor, type ToyTrace } from './toy';

const write = (trace: ToyTrace, value: number): ToyTrace => order(trace, p1, { type: 'write', value });
const diskOf = (trace: ToyTrace) => processOf(trace.head.world, p1)?.disk;

describe('a disk', () => {
  it('has a value only after its time, and says so', () => {
    const asked = write(bootedToys(), 1);
    expect([diskOf(runFor(asked, ms(4)))?.stable, heard(runFor(asked, ms(4)), p1)]).toEqual([0, []]);
    expect([diskOf(runFor(asked, ms(6)))?.stable, heard(runFor(asked, ms(6)), p1)]).toEqual([1, ['synced 1']]);
  });

  it('writes together what is asked for while it is busy', () => {
    const busy = [1, 2, 3].reduce(write, bootedToys());
    expect(heard(runFor(busy, ms(6)), p1)).toEqual(['synced 1']);
    const trace = runFor(write(runFor(busy, ms(6)), 4), ms(100));
    expect(heard(trace, p1)).toEqual(['synced 1', 'synced 3', 'synced 4']);
    expect(diskOf(trace)).toMatchObject({ stable: 4, writing: null, next: null });
  });

  it.each(['crash', 'die', 'wipe'] as const)(
    'loses what it was writing, and what waited behind it, in a %s',
    (type) => {
      const stopped = act([1, 2].reduce(write, runFor(write(bootedToys(), 9), ms(50))), { type, process: p1 });
      const again = runFor(act(stopped, { type: 'start', process: p1 }), ms(100));
      expect(diskOf(again)?.stable).toBe(type === 'wipe' ? 0 : 9);
      // The answer to a write of an earlier life does not reach the new one.
      expect(heard(again, p1)).toEqual([]);
    },
  );

  it('answers for writes of its new life only', () => {
    const crashed = act(write(bootedToys({ disk: [ms(50), ms(50)] }), 1), { type: 'crash', process: p1 });
    const again = write(actAfter(crashed, ms(30), { type: 'start', process: p1 }), 2);
    expect(heard(runFor(again, ms(40)), p1)).toEqual([]);
    expect(heard(runFor(again, ms(60)), p1)).toEqual(['synced 2']);
  });

  it('that is slow takes its factor longer, for writes that begin afterwards', () => {
    const asked = write(act(write(bootedToys(), 1), { type: 'slowDisk', process: p1, factor: 10 }), 2);
    expect(heard(runFor(asked, ms(50)), p1)).toEqual(['synced 1']);
    expect(heard(runFor(asked, ms(56)), p1)).toEqual(['synced 1', 'synced 2']);
  });

  it('goes on writing while its process is paused', () => {
    const paused = act(write(bootedToys(), 1), { type: 'pause', process: p1 });
    const resumed = actAfter(paused, ms(100), { type: 'resume', process: p1 });
    expect(heard(runFor(resumed, ms(1)), p1)).toEqual(['synced 1']);
  });
});
