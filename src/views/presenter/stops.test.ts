import { describe, expect, it } from 'vitest';
import { stepIndex } from '../../kernel/ids';
import { playerOf } from '../../player/player-fixture';
import { currentTrace } from '../../player/selectors';
import { lastStep, milestoneAfter } from '../../player/timeline';
import { notesTold, stopAfter, stopBefore } from './stops';

const text = [
  '---\nservers: 3\nseed: 3\n---',
  'note "One." zh-CN "一。"',
  'run leaderElected',
  'note "Two."',
  'run settled',
  'note "Three."',
  'S1 create /a "x"',
  'run settled',
].join('\n');

function walked() {
  const player = playerOf(text);
  const [first = stepIndex(-1), second = stepIndex(-1), third = stepIndex(-1)] = player
    .getState()
    .notes.map(({ step }) => step);
  return { player, first, second, third };
}

describe('the stops of a talk', () => {
  it('are the notes, and after the last note the milestones', () => {
    const { player, second, third } = walked();
    expect(stopAfter(player.getState())).toBe(second);
    player.getState().seekStep(second);
    expect(stopAfter(player.getState())).toBe(third);
    player.getState().seekStep(third);
    const trace = currentTrace(player.getState());
    expect(stopAfter(player.getState())).toBe(milestoneAfter(trace, third));
    expect(stopAfter(player.getState())).toBeGreaterThan(third);
    player.getState().toEnd();
    expect(stopAfter(player.getState())).toBeNull();
  });

  it('are the same on the way back', () => {
    const { player, first, second, third } = walked();
    player.getState().seekStep(third);
    const forward = stopAfter(player.getState()) ?? stepIndex(-1);
    player.getState().seekStep(forward);
    const seen: number[] = [];
    for (let i = 0; i < 4; i++) {
      const stop = stopBefore(player.getState());
      seen.push(stop);
      player.getState().seekStep(stop);
    }
    expect(seen).toEqual([third, second, first, -1].slice(0, 4));
  });

  it('are only milestones once a person has left the scenario', () => {
    const { player, second, third } = walked();
    player.getState().seekStep(stepIndex(second + 1));
    expect(player.getState().command('crash S1')).toBe(true);
    expect(notesTold(player.getState()).map(({ step }) => step)).not.toContain(third);
    expect(stopAfter(player.getState()) ?? lastStep(currentTrace(player.getState()))).not.toBe(third);
  });
});
