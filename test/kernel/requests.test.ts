import { describe, expect, it } from 'vitest';
import { toArray } from '../../src/kernel/vector';
import { act, bootedToys, ms, order, p1, p2, runFor, running, type ToyTrace } from './toy';

const outcomes = ({ head }: ToyTrace) => toArray(head.world.requests).map(({ outcome }) => outcome?.type ?? 'pending');

describe('a request', () => {
  it('stays open until the process answers', () => {
    const asked = order(bootedToys(), p1, { type: 'listen', open: true });
    expect(outcomes(asked)).toEqual(['pending']);
    const answered = order(asked, p1, { type: 'answer' });
    expect(outcomes(answered)).toEqual(['pending', 'answered']);
    expect(running(answered, p1).pending).toEqual([0]);
    expect(toArray(answered.milestones)).toMatchObject([{ process: p1, milestone: 'told' }]);
  });

  it('is lost where the process closes the connection, crashes, or is down', () => {
    expect(outcomes(order(bootedToys(), p1, { type: 'abandon' }))).toEqual(['lost']);
    expect(outcomes(act(order(bootedToys(), p1), { type: 'crash', process: p1 }))).toEqual(['lost']);
    expect(outcomes(act(order(bootedToys(), p1), { type: 'die', process: p1 }))).toEqual(['lost']);
    const down = act(bootedToys(), { type: 'crash', process: p1 });
    expect(outcomes(order(down, p1, { type: 'answer' }))).toEqual(['lost']);
  });

  it('waits for a paused process, and is lost if that is killed', () => {
    const paused = runFor(order(act(bootedToys(), { type: 'pause', process: p1 }), p1, { type: 'answer' }), ms(100));
    expect(outcomes(paused)).toEqual(['pending']);
    expect(outcomes(runFor(act(paused, { type: 'resume', process: p1 }), ms(1)))).toEqual(['answered']);
    expect(outcomes(act(paused, { type: 'crash', process: p1 }))).toEqual(['lost']);
  });

  it('is answered once', () => {
    const trace = order(bootedToys(), p2, { type: 'answer' }, { type: 'abandon' }, { type: 'answer' });
    expect(outcomes(trace)).toEqual(['answered']);
  });
});
