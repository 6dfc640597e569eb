import { slice } from '../../kernel/vector';
import { isRunning } from '../../kernel/world';
import type { AnyTrace, AnyWorld, ProtocolEntry } from '../../player/contract';

const known = new WeakMap<AnyTrace['setup'], Map<string, boolean>>();

/**
 * Who votes, by place in the setup. A server that is down cannot say so itself, and seats must not change when it goes down: all
 * of one kind are alike, so it is asked of any of its kind that runs in any world that the run has kept.
 */
export function votersOf(entry: ProtocolEntry, trace: AnyTrace, world: AnyWorld): readonly boolean[] {
  const { setup } = trace;
  const byKind = known.get(setup) ?? new Map<string, boolean>();
  known.set(setup, byKind);
  const kinds = new Set(setup.processes.map(({ kind }) => kind));
  if (byKind.size < kinds.size) {
    for (const seen of [
      world,
      trace.head.world,
      ...[...slice(trace.frames, 0, framesAsked)].map((frame) => frame.world),
    ]) {
      learn(byKind, entry, trace, seen);
    }
  }
  return setup.processes.map(({ kind }) => byKind.get(kind) ?? true);
}

/** Servers start early or not at all. */
const framesAsked = 32;

function learn(byKind: Map<string, boolean>, { portrait }: ProtocolEntry, { setup }: AnyTrace, world: AnyWorld): void {
  for (const [i, process] of world.processes.entries()) {
    const kind = setup.processes[i]?.kind;
    if (kind === undefined || byKind.has(kind) || !isRunning(process)) continue;
    byKind.set(kind, portrait.process(process, world).votes);
  }
}
