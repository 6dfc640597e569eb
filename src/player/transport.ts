import { instant, type StepIndex } from '../kernel/ids';
import { advance, type Halt, nextPlace, type Place, placeAt } from './advance';
import { withTrace } from './branches';
import { hitBy } from './breakpoints';
import { toldNext } from './calm';
import type { Notice, Player, PlayerActions, PlayerState } from './contract';
import { paceOf } from './known-pace';
import { type Clock, createPlayback } from './playback';
import { currentTrace } from './selectors';
import { beforeFirst, instantOf, lastStep, milestoneAfter, milestoneBefore } from './timeline';

type Transport = Pick<
  PlayerActions,
  | 'play'
  | 'pause'
  | 'togglePlay'
  | 'seek'
  | 'seekStep'
  | 'stepForward'
  | 'stepBack'
  | 'nextMilestone'
  | 'previousMilestone'
  | 'toStart'
  | 'toEnd'
>;
export interface Store {
  get(): Player;
  set(changes: Partial<PlayerState>): void;
}

/** How far a run is drawn out in search of its next milestone. */
const milestoneSearch = 5_000;

/** What moves the playhead: by hand, and by the one loop of the page. */
export function createTransport({ get, set }: Store, clock: Clock): Transport {
  const playback = createPlayback(clock, (elapsedMs) => {
    if (!get().isPlaying) return false;
    set(played(get(), elapsedMs));
    return get().isPlaying;
  });
  const pause = (): void => {
    playback.sleep();
    if (get().isPlaying) set({ isPlaying: false });
  };
  const play = (): void => {
    set({ isPlaying: true });
    playback.wake();
  };
  const stepTo = (step: StepIndex): void => {
    pause();
    set(atStep(get(), step));
  };
  return {
    play,
    pause,
    togglePlay: () => (get().isPlaying ? pause() : play()),
    seek: (when) => set(moved(get(), placeAt(currentTrace(get()), instant(Math.max(0, Math.round(when)))))),
    seekStep: stepTo,
    stepBack: () => stepTo((get().step - 1) as StepIndex),
    stepForward: () => {
      pause();
      set(steppedForward(get()));
    },
    nextMilestone: () => {
      pause();
      set(atNextMilestone(get()));
    },
    previousMilestone: () => stepTo(milestoneBefore(currentTrace(get()), get().step) ?? beforeFirst),
    toStart: () => stepTo(beforeFirst),
    toEnd: () => stepTo(lastStep(currentTrace(get()))),
  };
}

/** The changes that put the playhead somewhere in the current branch. */
export function moved(state: PlayerState, { trace, playhead, step }: Place): Partial<PlayerState> {
  const branches = trace === currentTrace(state) ? state.branches : withTrace(state.branches, state.branch, trace);
  return { branches, playhead, step };
}

function atStep(state: PlayerState, wanted: StepIndex): Partial<PlayerState> {
  const trace = currentTrace(state);
  const step = Math.max(beforeFirst, Math.min(wanted, lastStep(trace))) as StepIndex;
  return moved(state, { trace, step, playhead: instantOf(trace, step) });
}

function steppedForward(state: PlayerState): Partial<PlayerState> {
  const next = nextPlace(currentTrace(state), state.step);
  return typeof next === 'string' ? { notice: halted(next) } : moved(state, next);
}

function atNextMilestone(state: PlayerState): Partial<PlayerState> {
  let trace = currentTrace(state);
  let step = milestoneAfter(trace, state.step);
  for (let tries = 0; step === null && tries < milestoneSearch; tries++) {
    const next = nextPlace(trace, lastStep(trace));
    if (typeof next === 'string') break;
    trace = next.trace;
    step = milestoneAfter(trace, state.step);
  }
  if (step !== null) return moved(state, { trace, step, playhead: instantOf(trace, step) });
  return { notice: { kind: 'info', id: 'tape.noMilestone', values: {} } };
}

function played(state: PlayerState, elapsedMs: number): Partial<PlayerState> {
  const trace = currentTrace(state);
  const { entry, breakpoints } = state;
  const { halt, ...reached } = advance(
    { trace, playhead: state.playhead, step: state.step },
    elapsedMs * state.speed,
    (from, next) => paceOf(state, from, next),
    (longer, step) => hitBy(longer, step, entry, breakpoints) !== null,
  );
  const changes = moved(state, reached);
  if (halt === null) return { ...changes, told: toldNext(state.told, { ...state, ...changes }, elapsedMs) };
  const hit = halt === 'breakpoint' ? hitBy(reached.trace, reached.step, entry, breakpoints) : null;
  return { ...changes, isPlaying: false, notice: halted(halt, hit?.text) };
}

function halted(halt: Halt, condition = ''): Notice {
  const isAsked = halt === 'end' || halt === 'breakpoint';
  return { kind: isAsked ? 'info' : 'error', id: `tape.halted.${halt}`, values: { condition } };
}
