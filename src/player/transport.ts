import { type Instant, instant, type StepIndex } from '../kernel/ids';
import { advance, type Halt, nextOf, nextPlace, type Place, placeAt, steppedTo } from './advance';
import { withTrace } from './branches';
import { hitBy } from './breakpoints';
import { toldNext } from './calm';
import type { Notice, Player, PlayerActions, PlayerState } from './contract';
import { paceOf } from './known-pace';
import { type Clock, createPlayback } from './playback';
import { currentTrace } from './selectors';
import { beforeFirst, endOf, instantOf, lastStep, milestoneAfter, milestoneBefore, stepBefore } from './timeline';

type Transport = Pick<
  PlayerActions,
  | 'play'
  | 'pause'
  | 'togglePlay'
  | 'seek'
  | 'seekStep'
  | 'stopAt'
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

/**
 * What moves the playheads of runs that share a tape, by hand and by the one loop of the page: they are always at the same
 * instant, and a step is what happens next in any of them. One run alone is the usual case. A transport for each comes back; they
 * differ in whose steps are meant by number.
 */
export function createTransports(stores: readonly Store[], clock: Clock): readonly Transport[] {
  const states = (): readonly Player[] => stores.map(({ get }) => get());
  const setAll = (changes: Partial<PlayerState>): void => {
    for (const { set } of stores) set(changes);
  };
  const moveTo = (places: readonly Place[]): void => {
    for (const [run, { get, set }] of stores.entries()) {
      const place = places[run];
      if (place !== undefined) set(moved(get(), place));
    }
  };
  const playback = createPlayback(clock, (elapsedMs) => {
    const now = states();
    if (!now.every(({ isPlaying }) => isPlaying)) return false;
    for (const [run, changes] of played(now, elapsedMs).entries()) stores[run]?.set(changes);
    return states().every(({ isPlaying }) => isPlaying);
  });
  const pause = (): void => {
    playback.sleep();
    if (states().some(({ isPlaying }) => isPlaying)) setAll({ isPlaying: false });
  };
  const play = (): void => {
    setAll({ isPlaying: true });
    playback.wake();
  };
  const seek = (when: Instant): void =>
    moveTo(states().map((state) => placeAt(currentTrace(state), instant(Math.max(0, Math.round(when))))));
  const toStart = (): void => {
    pause();
    moveTo(states().map(beginningOf));
  };
  /** To an instant at which something happened; to the beginning where nothing did. */
  const stopAt = (when: Instant | null): void => {
    if (when === null) return toStart();
    pause();
    seek(when);
  };
  const stepForward = ({ set }: Store): void => {
    pause();
    const places = states().map(placeOf);
    const ahead = nextOf(places);
    if (typeof ahead === 'string') set({ notice: halted(ahead) });
    else moveTo(steppedTo(places, ahead));
  };
  const nextMilestone = ({ set }: Store): void => {
    pause();
    const now = states();
    const found: (MilestoneAhead | null)[] = [];
    let when = least(now.map(knownMilestone));
    for (const state of now) {
      const ahead = nextMilestoneOf(state, when);
      found.push(ahead);
      when = least([when, ahead?.at ?? null]);
    }
    if (when === null) return set({ notice: { kind: 'info', id: 'tape.noMilestone', values: {} } });
    // A run that was drawn out to there stays so; one that was searched further does not.
    const at = when;
    moveTo(
      now.map((state, run) => {
        const ahead = found[run];
        return placeAt(ahead?.at === at ? ahead.trace : currentTrace(state), at);
      }),
    );
  };
  return stores.map((store) => ({
    play,
    pause,
    togglePlay: () => (states().some(({ isPlaying }) => isPlaying) ? pause() : play()),
    seek,
    seekStep: (step) => stopAt(instantOfKnown(store.get(), step)),
    stopAt,
    stepBack: () => stopAt(instantBefore(states())),
    stepForward: () => stepForward(store),
    nextMilestone: () => nextMilestone(store),
    previousMilestone: () => stopAt(milestoneBehind(states())),
    toStart,
    toEnd: () => stopAt(greatest(states().map((state) => instantOfKnown(state, lastStep(currentTrace(state)))))),
  }));
}

/** The changes that put the playhead somewhere in the current branch. */
export function moved(state: PlayerState, { trace, playhead, step }: Place): Partial<PlayerState> {
  const branches = trace === currentTrace(state) ? state.branches : withTrace(state.branches, state.branch, trace);
  return { branches, playhead, step };
}

export const placeOf = (state: PlayerState): Place => ({
  trace: currentTrace(state),
  playhead: state.playhead,
  step: state.step,
});

function beginningOf(state: PlayerState): Place {
  const trace = currentTrace(state);
  return { trace, step: beforeFirst, playhead: instantOf(trace, beforeFirst) };
}

/** When a step of the run so far happened, the last where there is none of that number; null before the first. */
function instantOfKnown(state: PlayerState, wanted: StepIndex): Instant | null {
  const trace = currentTrace(state);
  const step = Math.min(wanted, lastStep(trace)) as StepIndex;
  return step < 0 ? null : instantOf(trace, step);
}

/** When something happened last before what the playhead shows; null where that was the first. */
const instantBefore = (states: readonly PlayerState[]): Instant | null =>
  latest(states, (state, shown) => stepBefore(currentTrace(state), shown));

function milestoneBehind(states: readonly PlayerState[]): Instant | null {
  return latest(states, (state, shown) => {
    const trace = currentTrace(state);
    return milestoneBefore(trace, (stepBefore(trace, shown) + 1) as StepIndex);
  });
}

/** The latest of the steps that are found before what the playhead shows. */
function latest(
  states: readonly PlayerState[],
  find: (state: PlayerState, shown: Instant) => StepIndex | null,
): Instant | null {
  const shown = greatest(states.map((state) => instantOfKnown(state, state.step)));
  if (shown === null) return null;
  return greatest(states.map((state) => instantOfKnown(state, find(state, shown) ?? beforeFirst)));
}

/** A milestone, and the run drawn out to it. */
interface MilestoneAhead {
  readonly trace: Place['trace'];
  readonly at: Instant;
}

/** When the next milestone of the run so far comes. */
function knownMilestone(state: PlayerState): Instant | null {
  const trace = currentTrace(state);
  const step = milestoneAfter(trace, state.step);
  return step === null ? null : instantOf(trace, step);
}

/** The next milestone of a run, unless another run has one before that. */
function nextMilestoneOf(state: PlayerState, other: Instant | null): MilestoneAhead | null {
  let trace = currentTrace(state);
  let step = milestoneAfter(trace, state.step);
  for (let tries = 0; step === null && tries < milestoneSearch; tries++) {
    if (other !== null && endOf(trace) > other) break;
    const next = nextPlace(trace, lastStep(trace));
    if (typeof next === 'string') break;
    trace = next.trace;
    step = milestoneAfter(trace, state.step);
  }
  return step === null ? null : { trace, at: instantOf(trace, step) };
}

const greatest = (instants: readonly (Instant | null)[]): Instant | null =>
  instants.reduce((most, each) => (most === null || (each !== null && each > most) ? each : most), null);
const least = (instants: readonly (Instant | null)[]): Instant | null =>
  instants.reduce((first, each) => (first === null || (each !== null && each < first) ? each : first), null);

function played(states: readonly Player[], elapsedMs: number): readonly Partial<PlayerState>[] {
  const speed = states[0]?.speed ?? 1;
  const {
    places,
    halt,
    halted: run,
  } = advance(states.map(placeOf), elapsedMs * speed, {
    paceOf: (i, from, next) => paceOf(stateOf(states, i), from, next),
    isStop: (i, { trace, step }) => breakpointAt(stateOf(states, i), trace, step) !== null,
  });
  const changes = places.map((place, i) => moved(stateOf(states, i), place));
  if (halt === null)
    return changes.map((change, i) => {
      const state = stateOf(states, i);
      return { ...change, told: toldNext(state.told, { ...state, ...change }, elapsedMs) };
    });
  const place = run === null ? undefined : places[run];
  const hit =
    halt === 'breakpoint' && run !== null && place ? breakpointAt(stateOf(states, run), place.trace, place.step) : null;
  return changes.map((change, i) => ({
    ...change,
    isPlaying: false,
    ...(run === null || i === run ? { notice: halted(halt, hit?.text) } : {}),
  }));
}

const breakpointAt = ({ entry, breakpoints }: PlayerState, trace: Place['trace'], step: StepIndex) =>
  hitBy(trace, step, entry, breakpoints);

function stateOf(states: readonly Player[], run: number): Player {
  const state = states[run];
  if (state === undefined) throw new Error(`there is no run ${run} on this tape`);
  return state;
}

function halted(halt: Halt, condition = ''): Notice {
  const isAsked = halt === 'end' || halt === 'breakpoint';
  return { kind: isAsked ? 'info' : 'error', id: `tape.halted.${halt}`, values: { condition } };
}
