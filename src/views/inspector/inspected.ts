import type { Portrait } from '../../kernel/describe';
import type { ProtocolTypes } from '../../kernel/protocol';
import { type Process, processOf } from '../../kernel/world';
import type { AnyWorld, Selection } from '../../player/contract';

/** The process that the inspector shows: the selected one; without one the leader, or the first while nobody leads. */
export function inspectedProcess(
  world: AnyWorld,
  selection: Selection | null,
  portrait: Pick<Portrait<ProtocolTypes>, 'process'>,
): Process<ProtocolTypes> | null {
  const selected = selection?.type === 'process' ? processOf(world, selection.id) : undefined;
  if (selected !== undefined) return selected;
  const leader = world.processes.find((process) => portrait.process(process, world).tone === 'leading');
  return leader ?? world.processes[0] ?? null;
}
