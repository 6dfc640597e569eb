import { beforeEach, describe, expect, it } from 'vitest';
import { processId, stepIndex } from '../kernel/ids';
import { slice } from '../kernel/vector';
import type { PlayerStore } from './player';
import { playerOf } from './player-fixture';
import { currentTrace } from './selectors';
import { endOf, instantOf } from './timeline';

let player: PlayerStore;
beforeEach(() => {
  player = playerOf(
    '---\nservers: 3\n---\nrun settled\nS1 create /a "x"\nrun settled\ncrash S3\nrun settled\nS1 create /b "y"\nrun settled\n',
  );
  player.getState().toStart();
});

const state = () => player.getState();
const reached = (milestone: string): readonly number[] =>
  [...slice(currentTrace(state()).milestones)].filter((found) => found.milestone === milestone).map(({ step }) => step);
const crash = (): number =>
  [...slice(currentTrace(state()).interventions)].find(({ act }) => act.type === 'crash')?.step ?? -1;

describe('a run to a condition from the past', () => {
  it('finds it among what is known to come, acts included', () => {
    const before = currentTrace(state());
    const committed = reached('committed');
    expect(committed.length).toBeGreaterThan(1);
    expect(state().command('run until committed')).toBe(true);
    expect(state().step).toBe(committed[0]);
    for (const step of committed.slice(1)) {
      state().command('run committed');
      expect(state().step).toBe(step);
    }
    state().toStart();
    state().command('run until S3 down');
    // So it is already before it boots.
    expect(state().step).toBe(-1);
    state().command('run until S3 up');
    state().command('run until S3 down');
    expect(state().step).toBe(crash());
    expect(currentTrace(state())).toBe(before);
    expect(state().branches).toHaveLength(1);
    expect(state().undoable).toEqual([]);
  });

  it('goes on beyond what is known', () => {
    const before = currentTrace(state());
    expect(state().command('run until time 5s')).toBe(true);
    expect(state().playhead).toBe(5_000_000);
    state().toStart();
    const known = currentTrace(state()).steps.length;
    expect(state().command('run until S1 timer tick')).toBe(false);
    state().toStart();
    expect(state().command('run until S2 timer tick')).toBe(true);
    expect(currentTrace(state()).steps.length).toBeGreaterThanOrEqual(known);
    expect([...slice(currentTrace(state()).steps)].slice(0, before.steps.length)).toEqual([...slice(before.steps)]);
  });

  it('says so where it never comes, and leaves the playhead where it is', () => {
    expect(state().command('run until S1 log 9.9')).toBe(false);
    expect(state().problem).toMatchObject({ found: 'run until S1 log 9.9' });
    expect(state().step).toBe(-1);
  });

  it('is about the branch that is looked at', () => {
    const [first = -1] = reached('committed');
    state().seekStep(stepIndex(first - 3));
    state().act({ type: 'crash', process: processId(2) });
    state().seekStep(stepIndex(first - 4));
    state().command('run until S2 down');
    expect(state().branch).toBe(1);
    expect(state().playhead).toBe(instantOf(currentTrace(state()), stepIndex(first - 2)));
    expect(state().playhead).toBe(endOf(currentTrace(state())));
  });
});
