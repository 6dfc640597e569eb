import { type JSX, useMemo } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Side } from '../../player/pair';
import type { PlayerStore } from '../../player/player';
import { setupDifferences } from '../../player/second-run';
import { currentTrace } from '../../player/selectors';
import { usePlayer, usePlayerStore, useRun } from '../../player/use-player';
import { sideNames } from './side-names';

interface HalfHeadProps {
  readonly side: Side;
  readonly other: PlayerStore;
  readonly isLookedAt: boolean;
}

/** What runs here, and how its setup is not that of the other. */
export function HalfHead({ side, other, isLookedAt }: HalfHeadProps): JSX.Element {
  const t = useWords();
  const protocol = usePlayer((state) => state.entry.protocol.id);
  const title = usePlayer((state) => state.title);
  return (
    <header className="half-head">
      <span className="half-name" aria-hidden="true">
        {sideNames[side]}
      </span>
      <p className="half-title">
        <strong>{t(`app.protocol.${protocol}`)}</strong> <span className="half-scenario">{title}</span>
      </p>
      <SetupChips side={side} other={other} />
      {isLookedAt ? (
        <span className="half-now" title={t('lock-step.lookedAtHint')}>
          {t('lock-step.lookedAt')}
        </span>
      ) : null}
    </header>
  );
}

/** More would leave no room for the title. */
const mostChips = 3;

function SetupChips({ side, other }: Pick<HalfHeadProps, 'side' | 'other'>): JSX.Element | null {
  const t = useWords();
  const own = usePlayerStore();
  const setup = usePlayer((state) => currentTrace(state).setup);
  const otherSetup = useRun(other, (state) => currentTrace(state).setup);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read of the players is their setups
  const found = useMemo(
    () => setupDifferences(own.getState(), other.getState()).filter(({ values }) => values[0] !== ''),
    [own, other, setup, otherSetup],
  );
  const line = usePlayer((state) => state.branches.find(({ id }) => id === state.branch)?.name ?? '');
  const chips = found.map(({ key, values }) => `${key.replace(/^(config|timing|rules)\./, '')}: ${values[0]}`);
  const shown = line === '' ? chips : [t('lock-step.line', { name: line }), ...chips];
  if (shown.length === 0) return null;
  return (
    <ul className="half-setup" aria-label={t('lock-step.setup', { name: sideNames[side] })} title={shown.join('\n')}>
      {shown.slice(0, mostChips).map((text) => (
        <li key={text}>{text}</li>
      ))}
      {shown.length > mostChips ? <li>{t('lock-step.more', { count: shown.length - mostChips })}</li> : null}
    </ul>
  );
}
