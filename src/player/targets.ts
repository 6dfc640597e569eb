import type { ProcessId } from '../kernel/ids';
import { isRunning, processOf } from '../kernel/world';
import type { PlayerState } from './contract';
import { worldAtPlayhead } from './selectors';

type Looked = Pick<PlayerState, 'branches' | 'branch' | 'step' | 'entry' | 'selection'>;

/** Whom a key that crashes means: the selected process, or else whoever leads. */
export function processToCrash(state: Looked): ProcessId | null {
  return selectedProcess(state) ?? leader(state);
}

/** Whom a key that restarts means: the selected process where it is down, or else the first that is. */
export function processToRestart(state: Looked): ProcessId | null {
  const world = worldAtPlayhead(state);
  const selected = selectedProcess(state);
  if (selected !== null && !isRunning(processOf(world, selected))) return selected;
  return world.processes.find((process) => !isRunning(process))?.id ?? selected;
}

/** Whoever leads: the process that is drawn so, since only the protocol knows what leading is. */
export function leader({ entry, ...state }: Looked): ProcessId | null {
  const world = worldAtPlayhead(state);
  return world.processes.find((process) => entry.portrait.process(process, world).tone === 'leading')?.id ?? null;
}

const selectedProcess = ({ selection }: Looked): ProcessId | null =>
  selection?.type === 'process' ? selection.id : null;
