import { type RefObject, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { Instant } from '../../kernel/ids';
import type { AnyWorld, PlayerState } from '../../player/contract';
import { currentTrace, worldAtPlayhead } from '../../player/selectors';
import { instantOf } from '../../player/timeline';
import { usePlayerStore } from '../../player/use-player';
import { attachCrowd, type Crowd } from './crowd';
import type { Flight } from './flights';
import type { StageLayout } from './geometry';
import { attach, type Motion, type MotionUpdate } from './motion';

export interface MotionInput extends MotionUpdate {
  readonly layout: StageLayout;
  /** What the scene shows. */
  readonly world: AnyWorld;
  describe(flight: Flight): string;
}

/** Where motion is drawn: a group of the picture, and a canvas over it for what is too much for elements. */
export interface MotionPlaces {
  readonly group: RefObject<SVGGElement | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
}

/** Keeps the moving part of the stage at the playhead: the scene changes with a step, places with every frame. */
export function useMotion({ group, canvas }: MotionPlaces, input: MotionInput | null): void {
  const player = usePlayerStore();
  const motion = useRef<Motion | null>(null);
  const crowd = useRef<Crowd | null>(null);
  const latest = useRef(input);
  latest.current = input;
  const isCalm = useReducedMotion();
  const isReady = input !== null;

  useLayoutEffect(() => {
    if (group.current === null || !isReady) return;
    const attached = attach(group.current, { describe: (flight) => latest.current?.describe(flight) ?? '' });
    motion.current = attached;
    crowd.current = canvas.current === null ? null : attachCrowd(canvas.current);
    return () => {
      attached.destroy();
      motion.current = null;
      crowd.current = null;
    };
  }, [group, canvas, isReady]);

  useLayoutEffect(() => {
    if (input === null || motion.current === null) return;
    const now = shownInstant(player.getState(), isCalm);
    motion.current.update(input);
    motion.current.place(now);
    crowd.current?.update(input.scene.crowd, input.layout);
    crowd.current?.place(now);
  }, [player, input, isCalm]);

  useEffect(
    () =>
      player.subscribe((state) => {
        // With a new step comes a new scene, and with that everything is placed anyway.
        if (worldAtPlayhead(state) !== latest.current?.world) return;
        motion.current?.place(shownInstant(state, isCalm));
        crowd.current?.place(shownInstant(state, isCalm));
      }),
    [player, isCalm],
  );
}

/** For a reader who prefers less motion, things are where they were at the last step and jump with the next. */
export const shownInstant = (state: PlayerState, isCalm: boolean): Instant =>
  isCalm ? instantOf(currentTrace(state), state.step) : state.playhead;

const calmQuery = '(prefers-reduced-motion: reduce)';

function useReducedMotion(): boolean {
  return useSyncExternalStore(listenToCalm, prefersCalm, () => false);
}

function listenToCalm(listener: () => void): () => void {
  calm().addEventListener('change', listener);
  return () => calm().removeEventListener('change', listener);
}

let calmList: MediaQueryList | null = null;

/** Whether the reader prefers less motion. */
export const prefersCalm = (): boolean => calm().matches;

/** Asked for with every render, so it is made once. */
function calm(): MediaQueryList {
  calmList ??= window.matchMedia(calmQuery);
  return calmList;
}
