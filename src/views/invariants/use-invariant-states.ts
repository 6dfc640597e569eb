import { useMemo } from 'react';
import { currentTrace } from '../../player/selectors';
import { useCalmPlayer, usePlayer } from '../../player/use-player';
import { type InvariantState, invariantStates } from './invariant-states';

/** What holds of the run that is looked at, by what is read and not watched. */
export function useInvariantStates(): readonly InvariantState[] {
  const invariants = usePlayer((state) => state.entry.protocol.auditor.invariants);
  const violations = useCalmPlayer((state) => currentTrace(state).violations);
  const step = useCalmPlayer((state) => state.step);
  return useMemo(() => invariantStates(invariants, violations, step), [invariants, violations, step]);
}
