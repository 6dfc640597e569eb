import type { AnyTrace, ProtocolEntry } from '../../player/contract';
import { emptyIndex, isIndexOf, lengthOf, readSteps, type TraceIndex } from './trace-index';

/** One for each branch that was looked at lately: going back and forth between them reads nothing again. */
const kept = 4;
let indexes: readonly TraceIndex[] = [];

/** The index of a run, read to its end. */
export function indexFor(trace: AnyTrace, entry: Pick<ProtocolEntry, 'portrait'>): TraceIndex {
  const fitting = indexes.filter((index) => isIndexOf(index, trace, entry));
  // Of two branches that share a beginning, the one that was read further is the nearer.
  const index = fitting.sort((a, b) => b.at.length - a.at.length)[0] ?? emptyIndex(trace, entry);
  if (indexes[0] !== index) indexes = [index, ...indexes.filter((other) => other !== index)].slice(0, kept);
  if (index.trace !== trace || lengthOf(index) < trace.steps.length) readSteps(index, trace);
  return index;
}
