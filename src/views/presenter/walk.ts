import type { StepIndex } from '../../kernel/ids';
import type { PlayerStore } from '../../player/player';
import { stopAfter, stopBefore } from './stops';

/** Takes a talk from stop to stop. */
export interface Walk {
  /** Plays on to the next stop; asked again on the way, it is there at once. */
  on(): void;
  back(): void;
  end(): void;
}

/** `isStill`: for an audience that prefers less motion every stop is reached at once. */
export function walkOver(player: PlayerStore, isStill: () => boolean): Walk {
  let goal: StepIndex | null = null;
  const arrive = (at: StepIndex): void => {
    goal = null;
    player.getState().seekStep(at);
  };
  const stop = player.subscribe(({ step, isPlaying }) => {
    if (goal === null) return;
    if (!isPlaying) goal = null;
    // A frame may pass over some steps: what was asked for is shown.
    else if (step >= goal) arrive(goal);
  });
  return {
    on: () => {
      const state = player.getState();
      const next = goal ?? stopAfter(state);
      // Beyond what is made, the run is drawn out until something happens.
      if (next === null) state.nextMilestone();
      else if (isStill() || goal !== null) arrive(next);
      else {
        state.play();
        goal = next;
      }
    },
    back: () => arrive(stopBefore(player.getState())),
    end: stop,
  };
}
