import { lockStep } from '../../player/pair';
import { installedPlayer, type PlayerStore } from '../../player/player';
import { savedRunOf } from '../../sharing/save-run';
import type { SavedRun } from '../../sharing/saved-run';
import { wholeRegistry } from '../all-scenarios';

/** The run that the page is about, or the first of two. */
export const firstRun = (): PlayerStore => lockStep.getState().pair?.runs[0] ?? installedPlayer();

/** Whatever is looked at, to be kept or sent: one run, or two on one tape. */
export const savedPresent = (): SavedRun =>
  savedRunOf(firstRun().getState(), wholeRegistry, lockStep.getState().pair?.runs[1].getState() ?? null);
