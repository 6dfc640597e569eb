import type { PlayerStore } from '../../player/player';
import { reopen } from '../../sharing/reopen';
import type { EarlierRuns } from '../../views/picker/earlier-runs';
import { wholeRegistry } from '../all-scenarios';
import { shown } from './arrive';
import { openFile } from './open-file';
import { runs } from './runs';

/** The runs that the browser keeps, for the picker. */
export const earlierRuns = (player: PlayerStore): EarlierRuns => ({
  list: async () => {
    const kept = await runs.earlier();
    return kept.ok ? { runs: kept.value, problem: kept.remarks[0] ?? null } : { runs: [], problem: kept.problem };
  },
  open: async (id) => {
    const taken = await runs.take(id);
    if (taken.ok) shown(player, reopen(taken.value, wholeRegistry));
    else player.getState().tell({ kind: 'error', ...taken.problem });
  },
  forget: async (id) => {
    const forgotten = await runs.forget(id);
    if (!forgotten.ok) player.getState().tell({ kind: 'error', ...forgotten.problem });
  },
  openFile: (file) => void openFile(player, file),
});
