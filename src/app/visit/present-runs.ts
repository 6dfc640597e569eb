import { firstRun, lockStep } from '../../player/pair';
import { savedRunOf } from '../../sharing/save-run';
import type { SavedRun } from '../../sharing/saved-run';
import { wholeRegistry } from '../all-scenarios';

/** Whatever is looked at, to be kept or sent: one run, or two on one tape. */
export const savedPresent = (): SavedRun =>
  savedRunOf(firstRun().getState(), wholeRegistry, lockStep.getState().pair?.runs[1].getState() ?? null);
