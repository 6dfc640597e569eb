import { type JSX, useMemo, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import type { ProtocolTypes } from '../../kernel/protocol';
import type { Step } from '../../kernel/trace';
import { nameIn } from '../../kernel/world';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { KindSign } from '../events/kind-sign';
import { stepPlace, stepTitle } from '../events/step-words';
import { timeText } from '../events/time-text';
import { useSummaries } from '../events/use-summaries';
import { causesOf, consequencesOf, foldChain } from './cause-chain';
import { type UnderWay, underWayFrom } from './under-way';

/** How many causes are told at first, beside the one that all began with. */
const shownAtFirst = 4;
/** Nobody reads more links than this; the rest of a chain of thousands stays folded. */
const shownAtMost = 200;
const consequencesShown = 12;

/** What led to the step, link by link back to a person's act or the start, and what came of it. */
export function CauseChain({ step }: { readonly step: Step<ProtocolTypes> }): JSX.Element {
  const t = useWords();
  return (
    <>
      <section>
        <h4>{t('why.causes')}</h4>
        <Causes step={step} />
      </section>
      <Consequences step={step} />
    </>
  );
}

/** The links from a step back to what it all began with. */
export function Causes({ step }: { readonly step: Step<ProtocolTypes> }): JSX.Element {
  const t = useWords();
  const steps = usePlayer((state) => currentTrace(state).steps);
  const [unfolded, unfold] = useState<Step<ProtocolTypes> | null>(null);
  const causes = useMemo(() => causesOf(steps, step.index), [steps, step]);
  const { near, hidden, origin } = foldChain(causes, unfolded === step ? shownAtMost : shownAtFirst);
  if (origin === null)
    return <p className="panel-note">{t(step.occurrence.type === 'act' ? 'why.byPerson' : 'why.byStart')}</p>;
  return (
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
  );
}

/** What a step led to directly: where its messages arrived, and what of it is still under way. */
function Consequences({ step }: { readonly step: Step<ProtocolTypes> }): JSX.Element | null {
  const t = useWords();
  const { steps, head } = usePlayer(currentTrace);
  const consequences = useMemo(() => consequencesOf(steps, step.index), [steps, step]);
  const open = useMemo(() => underWayFrom(head.world, step.index), [head, step]);
  if (consequences.length + open.length === 0) return null;
  return (
    <section>
      <h4>{t('why.consequences')}</h4>
      <ul className="why-chain is-forward">
        {consequences.slice(0, consequencesShown).map((consequence) => (
          <ChainLink key={consequence.index} step={consequence} />
        ))}
        {consequences.length > consequencesShown ? (
          <li>{t('why.hidden', { count: consequences.length - consequencesShown })}</li>
        ) : null}
        {open.slice(0, consequencesShown).map((each) => (
          <OpenLink key={each.item.id} underWay={each} />
        ))}
      </ul>
    </section>
  );
}

/** A message that nobody has yet: it has no step to go to. */
function OpenLink({ underWay: { item, isHeld } }: { readonly underWay: UnderWay }): JSX.Element | null {
  const t = useWords();
  const setup = usePlayer((state) => currentTrace(state).setup);
  const portrait = usePlayer((state) => state.entry.portrait);
  if (item.parcel.type !== 'message') return null;
  const { name, label } = portrait.message(item.parcel.message);
  const values = { what: `${name} ${label}`.trim(), to: nameIn({ setup }, item.to), time: timeText(item.at) };
  return <li className="why-open">{t(isHeld ? 'why.stillHeld' : 'why.stillUnderWay', values)}</li>;
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
  const portrait = usePlayer((state) => state.entry.portrait);
  const seekStep = usePlayer((state) => state.seekStep);
  const summary = useSummaries()(step);
  const { verdict } = summary;
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
        <span className="why-link-title">{stepTitle(summary, t, portrait)}</span>
        {verdict === 'handled' ? null : <span className="why-link-verdict">{t(`events.verdict.${verdict}`)}</span>}
        <span className="why-link-place">{place}</span>
        <span className="why-link-time">{timeText(step.at)}</span>
      </button>
      {isOrigin ? (
        <span className="why-origin">{t(step.occurrence.type === 'act' ? 'why.person' : 'why.began')}</span>
      ) : null}
    </li>
  );
}
