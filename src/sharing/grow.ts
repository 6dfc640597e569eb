import type { Act } from '../kernel/act';
import { instant } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import { extend, intervene, rewind } from '../kernel/run';
import type { AnyTrace, ProtocolEntry } from '../player/contract';
import { fingerprint } from './fingerprint';
import { readAct, type SavedAct } from './saved-acts';
import type { SavedBranch } from './saved-run';

/** The traces of saved branches by their ids, or the branch that cannot be made again as it was. */
export type Grown =
  | { readonly ok: true; readonly traces: ReadonlyMap<number, AnyTrace> }
  | { readonly ok: false; readonly reason: Failure };

/** Makes all branches again, each from what it shares with its parent. */
export function growAll(branches: readonly SavedBranch[], scenarioRun: AnyTrace, entry: ProtocolEntry): Grown {
  const traces = new Map<number, AnyTrace>();
  let waiting = branches;
  while (waiting.length > 0) {
    const ready = waiting.filter(({ parent }) => parent === null || traces.has(parent));
    for (const branch of ready) {
      const parent = branch.parent === null ? scenarioRun : traces.get(branch.parent);
      const grown = parent === undefined || traces.has(branch.id) ? 'tree' : grow(branch, parent, entry);
      if (typeof grown === 'string') return { ok: false, reason: grown };
      traces.set(branch.id, grown);
    }
    // A parent that does not exist, or branches in a circle.
    if (ready.length === 0) return { ok: false, reason: 'tree' };
    waiting = waiting.filter((branch) => !ready.includes(branch));
  }
  return { ok: true, traces };
}

type Failure = 'anotherRun' | 'acts' | 'tree';

function grow(saved: SavedBranch, parent: AnyTrace, entry: ProtocolEntry): AnyTrace | Failure {
  if (saved.fork > parent.steps.length) return 'anotherRun';
  let trace = rewind(parent, saved.fork - 1);
  for (const each of saved.acts) {
    const act = readAct(each, entry.dialect);
    if (act === null) return 'acts';
    const longer = done(trace, act, each, saved.steps);
    if (longer === null) return 'anotherRun';
    trace = longer;
  }
  const whole = runTo(trace, saved.steps);
  return whole?.steps.length !== saved.steps || fingerprint(whole.steps) !== saved.fingerprint ? 'anotherRun' : whole;
}

/** The trace after an act was done again where and when it was; null where things are not as they were then. */
function done(
  trace: AnyTrace,
  act: Act<ProtocolTypes>,
  [stepsBefore, later]: SavedAct,
  longest: number,
): AnyTrace | null {
  const length = trace.steps.length + stepsBefore;
  const before = length < longest ? runTo(trace, length) : null;
  if (before === null) return null;
  const at = instant(before.head.world.now + later);
  // Nothing was due any more. Without this look a forged instant would let the run go on and on.
  if (later > 0 && extend(before, at) !== null) return null;
  const result = intervene(before, act, at);
  return result.ok ? result.trace : null;
}

/** The trace with as many steps; null where nothing is to come before. */
export function runTo(trace: AnyTrace, length: number): AnyTrace | null {
  let longest = trace;
  while (longest.steps.length < length) {
    const next = extend(longest);
    if (next === null) return null;
    longest = next;
  }
  return longest;
}
