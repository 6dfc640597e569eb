import { type JSX, useMemo, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import type { ProtocolTypes } from '../../kernel/protocol';
import type { Step } from '../../kernel/trace';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { KindSign } from '../events/kind-sign';
import { stepPlace, stepTitle } from '../events/step-words';
import { timeText } from '../events/time-text';
import { useSummaries } from '../events/use-summaries';
import { causesOf, consequencesOf, foldChain } from './cause-chain';

/** How many causes are told at first, beside the one that all began with. */
const shownAtFirst = 4;
/** Nobody reads more links than this; the rest of a chain of thousands stays folded. */
const shownAtMost = 200;
const consequencesShown = 12;

/** What led to the step, link by link back to a person's act or the start, and what came of it. */
export function CauseChain({ step }: { readonly step: Step<ProtocolTypes> }): JSX.Element {
  const t = useWords();
  const steps = usePlayer((state) => currentTrace(state).steps);
  const [unfolded, unfold] = useState<Step<ProtocolTypes> | null>(null);
  const causes = useMemo(() => causesOf(steps, step.index), [steps, step]);
  const consequences = useMemo(() => consequencesOf(steps, step.index), [steps, step]);
  const { near, hidden, origin } = foldChain(causes, unfolded === step ? shownAtMost : shownAtFirst);
  return (
    <>
      <section>
        <h4>{t('why.causes')}</h4>
        {origin === null ? (
          <p className="panel-note">{t(step.occurrence.type === 'act' ? 'why.byPerson' : 'why.byStart')}</p>
        ) : (
          <ol className="why-chain">
            {near.map((cause) => (
              <ChainLink key={cause.index} step={cause} />
            ))}
            {hidden === 0 ? null : (
              <li>
                {unfolded === step ? (
                  t('why.hidden', { count: hidden })
                ) : (
                  <button type="button" className="why-unfold" onClick={() => unfold(step)}>
                    {t('why.unfold', { count: hidden })}
                  </button>
                )}
              </li>
            )}
            <ChainLink step={origin} isOrigin />
          </ol>
        )}
      </section>
      {consequences.length === 0 ? null : (
        <section>
          <h4>{t('why.consequences')}</h4>
          <ul className="why-chain is-forward">
            {consequences.slice(0, consequencesShown).map((consequence) => (
              <ChainLink key={consequence.index} step={consequence} />
            ))}
            {consequences.length > consequencesShown ? (
              <li>{t('why.hidden', { count: consequences.length - consequencesShown })}</li>
            ) : null}
          </ul>
        </section>
      )}
    </>
  );
}

/** One step of the chain; choosing it takes the playhead there. */
function ChainLink({
  step,
  isOrigin = false,
}: {
  readonly step: Step<ProtocolTypes>;
  readonly isOrigin?: boolean;
}): JSX.Element {
  const t = useWords();
  const setup = usePlayer((state) => currentTrace(state).setup);
  const protocol = usePlayer((state) => state.entry.protocol.id);
  const seekStep = usePlayer((state) => state.seekStep);
  const summary = useSummaries()(step);
  const place = stepPlace(summary, setup);
  return (
    <li className={isOrigin ? 'is-origin' : undefined}>
      <button
        type="button"
        className="why-link"
        data-step={step.index}
        title={t('why.at', { time: timeText(step.at) })}
        onClick={() => seekStep(step.index)}
      >
        <KindSign summary={summary} />
        <span className="why-link-title">{stepTitle(summary, t, protocol)}</span>
        <span className="why-link-place">{place}</span>
        <span className="why-link-time">{timeText(step.at)}</span>
      </button>
      {isOrigin ? (
        <span className="why-origin">{t(step.occurrence.type === 'act' ? 'why.person' : 'why.began')}</span>
      ) : null}
    </li>
  );
}
