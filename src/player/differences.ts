import type { ProcessId, StepIndex } from '../kernel/ids';
import type { AnyTrace, PlayerState, ProtocolEntry } from './contract';
import { currentTrace, worldOf } from './selectors';

/** A place in a run, and who can read it. */
export interface Standing {
  readonly trace: AnyTrace;
  readonly step: StepIndex;
  readonly entry: ProtocolEntry;
}

/** One labelled value of a process, in each of two runs. */
export interface Difference {
  readonly name: string;
  readonly processes: readonly [ProcessId, ProcessId];
  /** `state`, `phase`, `log`, or the key of a tag. */
  readonly key: string;
  /** Empty where one of them has no such value. */
  readonly values: readonly [string, string];
}

/** What differs between the processes that two runs have by the same name, whatever protocols they run. */
export function differencesBetween(first: Standing, second: Standing): readonly Difference[] {
  const [ours, theirs] = [worldOf(first.trace, first.step), worldOf(second.trace, second.step)];
  return ours.processes.flatMap((process) => {
    const name = nameOf(first.trace, process.id);
    const id = second.trace.setup.processes.find((other) => other.name === name)?.id;
    const other = theirs.processes.find((candidate) => candidate.id === id);
    if (other === undefined) return [];
    const mine = valuesOf(first.entry.portrait.process(process, ours));
    const its = valuesOf(second.entry.portrait.process(other, theirs));
    return [...new Set([...mine.keys(), ...its.keys()])].flatMap((key): readonly Difference[] => {
      const values = [mine.get(key) ?? '', its.get(key) ?? ''] as const;
      return values[0] === values[1] ? [] : [{ name, processes: [process.id, other.id], key, values }];
    });
  });
}

/** Where a player stands. */
export const standingOf = (state: PlayerState): Standing => ({
  trace: currentTrace(state),
  step: state.step,
  entry: state.entry,
});

const nameOf = ({ setup }: AnyTrace, id: ProcessId): string =>
  setup.processes.find((process) => process.id === id)?.name ?? '';

const valuesOf = (figure: ReturnType<ProtocolEntry['portrait']['process']>): ReadonlyMap<string, string> =>
  new Map([
    ['state', figure.state],
    ['phase', figure.phase ?? ''],
    ...figure.tags.map(({ key, value }) => [key, value] as const),
    ['log', figure.log.map(({ label }) => label).join(' ')],
  ]);
