import type { Player } from '../../player/contract';
import type { Memory } from '../../player/memory';
import type { PlayerStore } from '../../player/player';
import { savedRunOf } from '../../sharing/save-run';
import type { Trouble } from '../../sharing/stored';
import { wholeRegistry } from '../all-scenarios';
import { keptKey } from './expected';
import { runs } from './runs';

/** Often enough to lose little in a crash, and seldom enough to cost nothing. */
const restMs = 1_000;
const restWhilePlayingMs = 5_000;

/** Keeps the run from now on: soon after each change, and at once when the page is left or hidden. */
export function keepRun(player: PlayerStore, memory: Memory, window: Window): void {
  let timer: number | null = null;
  const told = new Set<Trouble>();
  const { documentElement } = window.document;
  const save = async (): Promise<void> => {
    if (timer !== null) window.clearTimeout(timer);
    timer = null;
    const state = player.getState();
    const kept = await runs.save(savedRunOf(state, wholeRegistry), state.title);
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
  player.subscribe((state, before) => {
    if (state.scenario !== before.scenario) runs.startAnother();
    if (isWorthKeeping(state, before)) saveSoon(state.isPlaying ? restWhilePlayingMs : restMs);
  });
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
