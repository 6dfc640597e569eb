import { describe, expect, it } from 'vitest';
import { instant, stepIndex } from '../../kernel/ids';
import { playerOf, stillClock } from '../../player/player-fixture';
import { currentTrace } from '../../player/selectors';
import { lastStep } from '../../player/timeline';
import { keepWithin } from './keep-within';

const text = '---\nservers: 3\nseed: 3\n---\nrun settled\n';

function embedded(from: number | null, to: number | null) {
  const clock = stillClock();
  const player = playerOf(text, clock);
  const seen: number[] = [];
  let ends = 0;
  keepWithin(player, { from, to }, () => {
    ends += 1;
  });
  // As the page does, after the range: it must never see what is outside.
  player.subscribe(({ step }) => seen.push(step));
  let wall = 0;
  const frames = (count: number): void => {
    for (let i = 0; i < count; i++) {
      wall += 100;
      clock.frame(wall);
    }
  };
  return { player, seen, frames, ends: () => ends };
}

describe('the range of an embedded run', () => {
  it('begins at its first step and ends at its last, by whatever way', () => {
    const { player, seen } = embedded(10, 20);
    expect(player.getState().step).toBe(9);
    player.getState().toEnd();
    expect(player.getState().step).toBe(19);
    player.getState().stepForward();
    expect(player.getState().step).toBe(19);
    player.getState().toStart();
    expect(player.getState().step).toBe(9);
    player.getState().stepBack();
    player.getState().seekStep(stepIndex(15));
    expect(player.getState().step).toBe(15);
    player.getState().seek(instant(player.getState().playhead * 100));
    expect(player.getState().step).toBe(19);
    expect(seen.filter((step) => step < 9 || step > 19)).toEqual([]);
  });

  it('ends playing exactly there, and says so once', () => {
    const { player, seen, frames, ends } = embedded(10, 20);
    player.getState().setSpeed(16);
    player.getState().play();
    frames(2_000);
    expect(player.getState()).toMatchObject({ step: 19, isPlaying: false });
    expect(ends()).toBe(1);
    expect(Math.max(...seen)).toBe(19);
    player.getState().play();
    expect(player.getState().isPlaying).toBe(false);
    expect(ends()).toBe(2);
  });

  it('is the whole run where nothing is said', () => {
    const { player } = embedded(null, null);
    expect(player.getState().step).toBe(-1);
    player.getState().toEnd();
    expect(player.getState().step).toBe(lastStep(currentTrace(player.getState())));
  });

  it('is the end of a run that is shorter', () => {
    const { player } = embedded(100_000, null);
    expect(player.getState().step).toBe(lastStep(currentTrace(player.getState())));
  });
});
