import { describe, expect, it } from 'vitest';
import { playerOf, stillClock } from '../../player/player-fixture';
import { walkOver } from './walk';

const text = '---\nservers: 3\nseed: 3\n---\nrun leaderElected\nnote "Here."\nrun settled\n';

function talk(isStill = false) {
  const clock = stillClock();
  const player = playerOf(text, clock);
  const walk = walkOver(player, () => isStill);
  const goal = player.getState().notes[0]?.step ?? -1;
  let wall = 0;
  const frames = (count: number): void => {
    for (let i = 0; i < count; i++) {
      wall += 100;
      clock.frame(wall);
    }
  };
  return { player, walk, goal, frames };
}

describe('a talk', () => {
  it('plays on to its next stop, and is there exactly', () => {
    const { player, walk, goal, frames } = talk();
    player.getState().setSpeed(16);
    walk.on();
    expect(player.getState().isPlaying).toBe(true);
    frames(3);
    expect(player.getState().step).toBeLessThan(goal);
    frames(2_000);
    expect(player.getState()).toMatchObject({ step: goal, isPlaying: false });
  });

  it('is at the stop at once when asked again on the way', () => {
    const { player, walk, goal, frames } = talk();
    walk.on();
    frames(3);
    walk.on();
    expect(player.getState()).toMatchObject({ step: goal, isPlaying: false });
  });

  it('forgets where it was going when a person stops it', () => {
    const { player, walk, goal, frames } = talk();
    walk.on();
    frames(3);
    player.getState().pause();
    const { step } = player.getState();
    player.getState().play();
    frames(2_000);
    expect(player.getState().step).toBeGreaterThan(goal);
    expect(step).toBeLessThan(goal);
  });

  it('jumps where less motion is preferred, draws the run out beyond its end, and goes back', () => {
    const { player, walk, goal } = talk(true);
    walk.on();
    expect(player.getState()).toMatchObject({ step: goal, isPlaying: false });
    walk.on();
    expect(player.getState().step).toBeGreaterThan(goal);
    walk.back();
    expect(player.getState().step).toBe(goal);
    walk.back();
    expect(player.getState().step).toBe(-1);
  });

  it('leaves the player alone once it is over', () => {
    const { player, walk, goal, frames } = talk();
    walk.on();
    walk.end();
    frames(2_000);
    expect(player.getState().step).toBeGreaterThan(goal);
  });
});
