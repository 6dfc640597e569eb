import type { AnyTrace, MadeRun, ProtocolEntry } from './contract';
import { asRead } from './front-matter-text';
import { beforeFirst, instantOf } from './timeline';

/** A run that was read from a file, to be looked at from its beginning: a scenario of its setup alone, under that name. */
export function madeRunOf(trace: AnyTrace, entry: ProtocolEntry, name: string): MadeRun {
  const fields = asRead({ title: name, protocol: entry.protocol.id, ...entry.dialect.writeSetup(trace.setup) });
  return {
    entry,
    scenario: { id: name, parts: { fields, firstLine: 1, lines: [] } },
    notes: [],
    scriptEnd: beforeFirst,
    branches: [{ id: 0, name: '', trace, parent: null }],
    branch: 0,
    playhead: instantOf(trace, beforeFirst),
    step: beforeFirst,
  };
}
