import type { Player } from './contract';
import { storeOver } from './create-player';
import { changePair, firstRun, lockStep, type Offer, otherSide, type Pair, type Side } from './pair';
import type { Clock } from './playback';
import { installPlayer, type PlayerStore } from './player';
import { currentTrace } from './selectors';
import { createTransports } from './transport';

let release = (): void => undefined;

/** Puts a second run beside the one that the page is about; a run that stood beside that before goes. */
export function beginLockStep(second: PlayerStore, clock: Clock): void {
  const first = firstRun();
  endLockStep();
  const runs = [first, second] as const;
  /** How many movements are under way: one may set off another. */
  let movements = 0;
  const moving = (move: () => void): void => {
    movements++;
    try {
      move();
    } finally {
      movements--;
    }
  };
  const stores = runs.map((run) => {
    const { get, set } = storeOver(run.getState, run.setState);
    return { get, set: (changes: Partial<Player>) => moving(() => set(changes)) };
  });
  const joint = createTransports(stores, clock);
  first.getState().pause();
  for (const [i, run] of runs.entries()) run.setState(joint[i] ?? {});
  const follow = (side: Side) => (state: Player, before: Player) => {
    if (movements > 0) return;
    const other = runs[otherSide(side)];
    shareLooks(state, before, other);
    if (state.playhead !== before.playhead || state.step !== before.step)
      moving(() => other.getState().seek(state.playhead));
    const done = deedIn(state, before);
    if (done !== null) offer({ to: otherSide(side), ...done });
  };
  const stops = [first.subscribe(follow(0)), second.subscribe(follow(1))];
  release = () => {
    for (const stop of stops) stop();
    first.getState().pause();
    for (const run of runs) run.setState(createTransports([storeOver(run.getState, run.setState)], clock)[0] ?? {});
    lockStep.setState({ pair: null });
    release = () => undefined;
  };
  shareLooks(first.getState(), null, second);
  second.getState().seek(first.getState().playhead);
  lockStep.setState({ pair: { runs, side: 0, offer: null, isMirrored: false } });
}

/** Ends it: the first run stays, at the instant at which both were. */
export function endLockStep(): void {
  const { pair } = lockStep.getState();
  if (pair === null) return;
  release();
  installPlayer(pair.runs[0]);
}

/** Does on the one side what was done on the other, at the same instant; returns whether that could be done. */
export function takeOffer(): boolean {
  const { pair } = lockStep.getState();
  const offered = pair?.offer;
  if (pair == null || offered == null) return false;
  changePair({ offer: null });
  const { getState } = pair.runs[offered.to];
  if (getState().playhead !== offered.at) getState().seek(offered.at);
  const isDone = repeat(pair, offered);
  // Where something else happened at that very instant, it was done a microsecond later: both are to be seen.
  if (getState().playhead < offered.after) getState().seek(offered.after);
  return isDone;
}

export const declineOffer = (): void => changePair({ offer: null });
export const setMirrored = (isMirrored: boolean): void => changePair({ isMirrored, offer: null });

/** What is done again is not offered back. */
let isRepeating = false;

function offer(made: Offer): void {
  const { pair } = lockStep.getState();
  if (pair === null || isRepeating) return;
  if (pair.isMirrored) repeat(pair, made);
  else changePair({ offer: made });
}

function repeat({ runs }: Pair, { to, text }: Offer): boolean {
  isRepeating = true;
  try {
    return runs[to].getState().command(text);
  } finally {
    isRepeating = false;
  }
}

/** What was done last, if that is what this change is. */
function deedIn(state: Player, before: Player): Omit<Offer, 'to'> | null {
  const said = state.commandLog.at(-1);
  if (said === undefined || said === before.commandLog.at(-1)) return null;
  if (state.commandLog.at(-2) !== before.commandLog.at(-1)) return null;
  const isAct = currentTrace(state).interventions !== currentTrace(before).interventions;
  return isAct ? { text: said.text, at: said.at, after: state.playhead } : null;
}

const shared = ['folded', 'bottomTab', 'speed', 'pace'] as const satisfies readonly (keyof Player)[];

/** How the page looks is no matter of one run. */
function shareLooks(state: Player, before: Player | null, other: PlayerStore): void {
  const { setLanguage, setTheme } = other.getState();
  if (state.language !== other.getState().language) setLanguage(state.language);
  if (state.theme !== other.getState().theme) setTheme(state.theme);
  for (const key of shared) if (before === null || state[key] !== before[key]) other.setState({ [key]: state[key] });
}
