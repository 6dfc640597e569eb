import type { StepIndex } from '../kernel/ids';
import { nameIn, processOf } from '../kernel/world';
import type { ProtocolEntry } from './contract';
import type { Readable } from './differing-steps';
import { worldOf } from './selectors';

/** A place in a run, and who can read it. */
export interface Standing extends Readable {
  readonly step: StepIndex;
}

/** One labelled value of a process, in each of two runs. */
export interface Difference {
  readonly name: string;
  /** `state`, `phase`, `log`, or the key of a tag. */
  readonly key: string;
  /** Empty where one of them has no such value. */
  readonly values: readonly [string, string];
}

/** What differs between the processes that two runs have by the same name, whatever protocols they run. */
export function differencesBetween(first: Standing, second: Standing): readonly Difference[] {
  const [ours, theirs] = [worldOf(first.trace, first.step), worldOf(second.trace, second.step)];
  return ours.processes.flatMap((process) => {
    const name = nameIn(first.trace, process.id);
    const id = second.trace.setup.processes.find((other) => other.name === name)?.id;
    const other = id === undefined ? undefined : processOf(theirs, id);
    if (other === undefined) return [];
    const mine = valuesOf(first.entry.portrait.process(process, ours));
    const its = valuesOf(second.entry.portrait.process(other, theirs));
    return [...new Set([...mine.keys(), ...its.keys()])].flatMap((key): readonly Difference[] => {
      const values = [mine.get(key) ?? '', its.get(key) ?? ''] as const;
      return values[0] === values[1] ? [] : [{ name, key, values }];
    });
  });
}

/** The names of the processes that differ. */
export const namesIn = (differences: readonly Difference[]): readonly string[] => [
  ...new Set(differences.map(({ name }) => name)),
];

const valuesOf = (figure: ReturnType<ProtocolEntry['portrait']['process']>): ReadonlyMap<string, string> =>
  new Map([
    ['state', figure.state],
    ['phase', figure.phase ?? ''],
    ...figure.tags.map(({ key, value }) => [key, value] as const),
    ['log', figure.log.map(({ label }) => label).join(' ')],
  ]);
