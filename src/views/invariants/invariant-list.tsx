import { type JSX, useEffect, useRef } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';
import { timeText } from '../events/time-text';
import { FactList } from '../why/fact-list';
import { InvariantSign } from './invariant-sign';
import type { InvariantState } from './invariant-states';

export interface InvariantListProps {
  readonly id: string;
  readonly states: readonly InvariantState[];
  readonly isOpen: boolean;
  /** The property that is to be seen first. */
  readonly sought: string | null;
}

/** What every property says, where it is from, and what contradicts it. */
export function InvariantList({ id, states, isOpen, sought }: InvariantListProps): JSX.Element {
  const t = useWords();
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isOpen || sought === null) return;
    list.current?.querySelector(`[data-invariant="${sought}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, sought]);
  return (
    <section
      className="invariants-list"
      id={id}
      ref={list}
      hidden={!isOpen}
      aria-label={t('invariants.list')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
      tabIndex={0}
    >
      <ul>
        {states.map((state) => (
          <InvariantItem key={state.id} state={state} isSought={state.id === sought} />
        ))}
      </ul>
    </section>
  );
}

interface InvariantItemProps {
  readonly state: InvariantState;
  readonly isSought: boolean;
}

function InvariantItem({ state: { id, source, broken }, isSought }: InvariantItemProps): JSX.Element {
  const t = useWords();
  const seekStep = usePlayer((state) => state.seekStep);
  const classes = ['invariant', broken === null ? 'holds' : 'is-broken', isSought ? 'is-sought' : ''];
  return (
    <li className={classes.join(' ')} data-invariant={id}>
      <InvariantSign holds={broken === null} />
      <div className="invariant-text">
        <p className="invariant-name">
          {t(`invariant.${id}.name`)}
          <span className="invariant-state">{t(broken === null ? 'invariants.holds' : 'invariants.isBroken')}</span>
        </p>
        <p>{t(`invariant.${id}`)}</p>
        {broken === null ? null : (
          <>
            <FactList facts={broken.facts} />
            <button type="button" className="invariant-seek" onClick={() => seekStep(broken.step)}>
              {t('invariants.seek', { step: broken.step + 1, time: timeText(broken.at) })}
            </button>
          </>
        )}
        <p className="invariant-source">{source}</p>
      </div>
    </li>
  );
}
