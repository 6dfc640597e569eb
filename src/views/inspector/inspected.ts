import type { Portrait } from '../../kernel/describe';
import type { ProcessId } from '../../kernel/ids';
import type { ProtocolTypes } from '../../kernel/protocol';
import { type Process, processOf } from '../../kernel/world';
import type { AnyWorld, Selection } from '../../player/contract';

/** The process that the inspector shows: the selected one; without one the leader, or the first while nobody leads. */
export function inspectedProcess(
  world: AnyWorld,
  selection: Selection | null,
  portrait: Pick<Portrait<ProtocolTypes>, 'process'>,
): Process<ProtocolTypes> | null {
  const id = selectedId(selection);
  const selected = id === null ? undefined : processOf(world, id);
  if (selected !== undefined) return selected;
  const leader = world.processes.find((process) => portrait.process(process, world).tone === 'leading');
  return leader ?? world.processes[0] ?? null;
}

/** The process that is selected itself, or of whose log an entry is. */
function selectedId(selection: Selection | null): ProcessId | null {
  if (selection?.type === 'process') return selection.id;
  return selection?.type === 'entry' ? selection.process : null;
}
