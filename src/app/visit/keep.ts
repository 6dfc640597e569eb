import type { Player } from '../../player/contract';
import type { Memory } from '../../player/memory';
import { firstRun, lockStep } from '../../player/pair';
import { type PlayerStore, player } from '../../player/player';
import type { Trouble } from '../../sharing/stored';
import { keptKey } from './expected';
import { savedPresent } from './present-runs';
import { runs } from './runs';

/** Often enough to lose little in a crash, and seldom enough to cost nothing. */
const restMs = 1_000;
const restWhilePlayingMs = 5_000;

/** Keeps the run from now on: soon after each change, and at once when the page is left or hidden. */
export function keepRun(memory: Memory, window: Window): void {
  let timer: number | null = null;
  const told = new Set<Trouble>();
  const { documentElement } = window.document;
  const save = async (): Promise<void> => {
    if (timer !== null) window.clearTimeout(timer);
    timer = null;
    const kept = await runs.save(savedPresent(), firstRun().getState().title);
    if (kept.ok) {
      memory.write(keptKey, '1');
      told.clear();
    } else if (!told.has(kept.reason)) {
      told.add(kept.reason);
      player.getState().tell({ kind: 'error', ...kept.problem });
    }
    // Something may have changed while it was written.
    documentElement.toggleAttribute('data-kept', kept.ok && timer === null);
  };
  const saveSoon = (ms: number): void => {
    timer ??= window.setTimeout(save, ms);
    documentElement.removeAttribute('data-kept');
  };
  const follow = (state: Player, before: Player): void => {
    if (isWorthKeeping(state, before)) saveSoon(state.isPlaying ? restWhilePlayingMs : restMs);
  };
  const first = firstRun();
  first.subscribe((state, before) => {
    if (state.scenario !== before.scenario) runs.startAnother();
    follow(state, before);
  });
  followSecond(follow, () => saveSoon(restMs));
  // What was done before this file had come is kept too.
  saveSoon(restMs);
  const saveIfDue = (): void => {
    if (timer !== null) void save();
  };
  window.addEventListener('pagehide', saveIfDue);
  window.document.addEventListener('visibilitychange', () => {
    if (window.document.visibilityState === 'hidden') saveIfDue();
  });
}

/** A run that is put beside the first, or taken away again, is something that happened too. */
function followSecond(follow: Parameters<PlayerStore['subscribe']>[0], changed: () => void): void {
  let stop = lockStep.getState().pair?.runs[1].subscribe(follow);
  lockStep.subscribe(({ pair }, before) => {
    if (pair?.runs[1] === before.pair?.runs[1]) return;
    stop?.();
    stop = pair?.runs[1].subscribe(follow);
    changed();
  });
}

const keptFields = [
  'scenario',
  'branches',
  'branch',
  'step',
  'selection',
  'hiddenFamilies',
  'folded',
  'bottomTab',
  'pace',
  'speed',
  'breakpoints',
] as const satisfies readonly (keyof Player)[];

const isWorthKeeping = (state: Player, before: Player): boolean =>
  keptFields.some((field) => state[field] !== before[field]);
