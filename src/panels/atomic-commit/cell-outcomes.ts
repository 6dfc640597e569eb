import { nameIn } from '../../kernel/world';
import type { Registry, ScenarioSource } from '../../player/contract';
import { openScenario } from '../../player/opening';
import { type OutcomeKind, outcomeOf } from '../../protocols/atomic-commit/outcome';
import { asCommitTrace } from './commit-panel';
import { type HasTime, inSlice } from './in-slices';

/** What became of a run, with the processes called as in the run. */
export interface CellOutcome {
  readonly kind: OutcomeKind;
  readonly committed: readonly string[];
  readonly aborted: readonly string[];
  readonly blocked: readonly string[];
}

/** What became of the runs of some scenarios, as far as they have been performed. */
export interface CellOutcomes {
  /** Null while it is not performed, or cannot be. */
  of(source: ScenarioSource): CellOutcome | null;
  subscribe(listener: () => void): () => void;
  /** Performs those that are missing, some in each slice of time; returns how to stop that. */
  perform(sources: readonly ScenarioSource[], registry: Pick<Registry, 'entries'>): () => void;
}

/** Nothing is known of any run at first. What is found is kept: a scenario always goes the same way. */
export function createCellOutcomes(inNextSlice: typeof inSlice = inSlice): CellOutcomes {
  const known = new Map<ScenarioSource, CellOutcome | null>();
  const listeners = new Set<() => void>();
  return {
    of: (source) => known.get(source) ?? null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    perform: (sources, registry) => {
      let stop = (): void => undefined;
      const some = (hasTime: HasTime): void => {
        const missing = sources.filter((source) => !known.has(source));
        for (const [i, source] of missing.entries()) {
          if (i > 0 && !hasTime()) break;
          known.set(source, performed(source, registry));
        }
        for (const listener of listeners) listener();
        if (missing.length > 0) stop = inNextSlice(some);
      };
      stop = inNextSlice(some);
      return () => stop();
    },
  };
}

/** The page's own, so that a matrix that is opened again is complete at once. */
export const cellOutcomes = createCellOutcomes();

/** What became of a scenario; null where it cannot be carried out. */
export function performed(source: ScenarioSource, registry: Pick<Registry, 'entries'>): CellOutcome | null {
  const opened = openScenario(source, registry);
  if (!opened.ok) return null;
  const trace = asCommitTrace(opened.trace);
  const { kind, committed, aborted, blocked } = outcomeOf(trace);
  const named = (ids: readonly number[]): readonly string[] => ids.map((id) => nameIn(trace, id));
  return { kind, committed: named(committed), aborted: named(aborted), blocked: named(blocked) };
}
