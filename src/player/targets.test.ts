import { describe, expect, it } from 'vitest';
import { processId } from '../kernel/ids';
import { playerOf } from './player-fixture';
import { processToCrash, processToRestart } from './targets';

describe('whom a key means', () => {
  const player = playerOf('---\nservers: 3\n---\nrun settled\n');
  const state = () => player.getState();
  const select = (id: number): void => state().select({ type: 'process', id: processId(id) });

  it('crashes nobody before there is a leader, then the leader, or who is selected', () => {
    expect(processToCrash(state())).toBeNull();
    state().toEnd();
    expect(processToCrash(state())).toBe(3);
    select(1);
    expect(processToCrash(state())).toBe(1);
  });

  it('restarts who is selected and down, or else the first that is down', () => {
    state().act({ type: 'crash', process: processId(2) });
    expect(processToRestart(state())).toBe(2);
    state().act({ type: 'crash', process: processId(3) });
    select(3);
    expect(processToRestart(state())).toBe(3);
  });
});
