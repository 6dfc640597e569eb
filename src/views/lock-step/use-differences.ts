import { useMemo } from 'react';
import { calm } from '../../player/calm';
import { type Difference, differencesBetween, type Standing } from '../../player/differences';
import type { Readable } from '../../player/differing-steps';
import type { Pair } from '../../player/pair';
import { type Parting, partingOf } from '../../player/parting';
import type { PlayerStore } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { useRun } from '../../player/use-player';

type Runs = Pair['runs'];

/** What differs between two runs at the instant at which both stand; while they play it follows a few times a second. */
export function useDifferences([first, second]: Runs): readonly Difference[] {
  const [ours, theirs] = [useStanding(first), useStanding(second)];
  return useMemo(() => differencesBetween(ours, theirs), [ours, theirs]);
}

function useStanding(run: PlayerStore): Standing {
  const readable = useReadable(run);
  const step = useRun(run, (state) => calm(state).step);
  return useMemo(() => ({ ...readable, step }), [readable, step]);
}

/** What only one of two runs has, as far as both are known. */
export function useParting([first, second]: Runs): Parting {
  const [ours, theirs] = [useReadable(first), useReadable(second)];
  return useMemo(() => {
    const found = partingOf([ours, theirs], known.get(second) ?? null);
    known.set(second, found);
    return found;
  }, [ours, theirs, second]);
}

/** Of runs that have grown since, most is known already; it is forgotten with the run. */
const known = new WeakMap<PlayerStore, Parting>();

function useReadable(run: PlayerStore): Readable {
  const trace = useRun(run, (state) => currentTrace(calm(state)));
  const entry = useRun(run, (state) => state.entry);
  return useMemo(() => ({ trace, entry }), [trace, entry]);
}
