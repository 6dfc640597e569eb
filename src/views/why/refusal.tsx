import { type JSX, useMemo } from 'react';
import { useWords } from '../../i18n/use-words';
import { currentTrace, worldAtPlayhead } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { processesNamed, refusalOf } from './refused';
import { StepLink } from './step-link';

/** Why the last command was refused: the rule of the world, and how those that it names are. */
export function Refusal(): JSX.Element | null {
  const t = useWords();
  const trace = usePlayer(currentTrace);
  const world = usePlayer(worldAtPlayhead);
  const step = usePlayer((state) => state.step);
  const notice = usePlayer((state) => state.notice);
  const problem = usePlayer((state) => state.problem);
  const refusal = useMemo(() => refusalOf(notice, problem), [notice, problem]);
  const named = useMemo(
    () => (refusal === null ? [] : processesNamed(trace, world, step, refusal.command)),
    [refusal, trace, world, step],
  );
  if (refusal === null) return null;
  return (
    <section className="why-refusal" aria-label={t('why.refusedTitle')} data-testid="why-refused">
      <h4>{t('why.refusedTitle')}</h4>
      <p>
        <code>{refusal.command}</code>
      </p>
      <p>{t(`why.refused.${refusal.rule}`, { servers: trace.setup.processes.map(({ name }) => name) })}</p>
      <ul className="why-findings">
        {named.map(({ name, status, step: since }) => (
          <li key={name} className="why-finding is-plain">
            <span className="why-sign" aria-hidden="true">
              ·
            </span>
            <span className="why-finding-text">
              {t(`why.status.${status}`, { name })}
              {since === null ? null : <StepLink index={since} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
