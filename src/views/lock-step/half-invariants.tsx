import { type JSX, useMemo } from 'react';
import { useWords } from '../../i18n/use-words';
import { currentTrace } from '../../player/selectors';
import { useCalmPlayer, usePlayer } from '../../player/use-player';
import { InvariantSign } from '../invariants/invariant-sign';
import { firstBroken, invariantStates } from '../invariants/invariant-states';

/** Whether all properties hold here; if not, the one that was broken first, which leads to the step that broke it. */
export function HalfInvariants(): JSX.Element {
  const t = useWords();
  const invariants = usePlayer((state) => state.entry.protocol.auditor.invariants);
  const violations = useCalmPlayer((state) => currentTrace(state).violations);
  const step = useCalmPlayer((state) => state.step);
  const seekStep = usePlayer((state) => state.seekStep);
  const states = useMemo(() => invariantStates(invariants, violations, step), [invariants, violations, step]);
  const first = firstBroken(states);
  return (
    <p className={first === null ? 'half-invariants holds' : 'half-invariants is-broken'} data-testid="half-invariants">
      <InvariantSign holds={first === null} />
      {first?.broken == null ? (
        t('invariants.hold', { count: states.length })
      ) : (
        <button
          type="button"
          className="half-broken"
          title={t(`invariant.${first.id}`)}
          onClick={() => seekStep(first.broken?.step ?? step)}
        >
          {t('invariants.nameBroken', { name: t(`invariant.${first.id}.name`) })}
        </button>
      )}
    </p>
  );
}
