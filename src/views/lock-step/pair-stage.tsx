import { type JSX, useMemo } from 'react';
import { useWords } from '../../i18n/use-words';
import { namesIn } from '../../player/differences';
import { type Pair, type Side, usePair } from '../../player/pair';
import { DifferenceList } from './difference-list';
import { Half } from './half';
import { useDifferences } from './use-differences';
import './lock-step.css';

/** Two stages beside each other, what differs marked on both, and in words below them. */
export function PairStage(): JSX.Element | null {
  const pair = usePair((found) => found);
  return pair === null ? null : <Stages pair={pair} />;
}

const sides: readonly Side[] = [0, 1];

function Stages({ pair }: { readonly pair: Pair }): JSX.Element {
  const t = useWords();
  const differences = useDifferences(pair.runs);
  // The same set as long as the same processes differ, or every step would draw all cards anew.
  const names = namesIn(differences).join('\n');
  const differing = useMemo(() => new Set(names.split('\n')), [names]);
  return (
    <div className="pair" data-testid="pair">
      <section className="pair-stages" aria-label={t('lock-step.title')}>
        {sides.map((side) => (
          <Half key={side} side={side} pair={pair} differing={differing} />
        ))}
      </section>
      <DifferenceList pair={pair} differences={differences} />
    </div>
  );
}
