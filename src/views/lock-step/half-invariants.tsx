import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';
import { InvariantSign } from '../invariants/invariant-sign';
import { firstBroken } from '../invariants/invariant-states';
import { useInvariantStates } from '../invariants/use-invariant-states';

/** Whether all properties hold here; if not, the one that was broken first, which leads to the step that broke it. */
export function HalfInvariants(): JSX.Element {
  const t = useWords();
  const seekStep = usePlayer((state) => state.seekStep);
  const states = useInvariantStates();
  const first = firstBroken(states);
  const broken = first?.broken ?? null;
  return (
    <p className={first === null ? 'half-invariants holds' : 'half-invariants is-broken'} data-testid="half-invariants">
      <InvariantSign holds={first === null} />
      {first === null || broken === null ? (
        t('invariants.hold', { count: states.length })
      ) : (
        <button
          type="button"
          className="half-broken"
          title={t(`invariant.${first.id}`)}
          onClick={() => seekStep(broken.step)}
        >
          {t('invariants.nameBroken', { name: t(`invariant.${first.id}.name`) })}
        </button>
      )}
    </p>
  );
}
