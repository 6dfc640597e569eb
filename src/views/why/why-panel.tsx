import { type JSX, useMemo, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import type { ProtocolTypes } from '../../kernel/protocol';
import { actorOf } from '../../kernel/run';
import type { Step } from '../../kernel/trace';
import { processOf } from '../../kernel/world';
import { currentTrace, stepAtPlayhead, worldAtPlayhead, worldBefore } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { type FieldRow, figureChanges } from '../inspector/figure-changes';
import { StateRow } from '../inspector/state-table';
import { CauseChain } from './cause-list';
import { EffectList } from './effect-list';
import { QuestionList } from './question-list';
import { Refusal } from './refusal';
import { RuleList } from './rule-list';
import './why.css';

/** Why the step at the playhead went as it did: what it means, the rules that fired, what it changed, and what led to it. */
export function WhyPanel(): JSX.Element {
  const t = useWords();
  const step = usePlayer(stepAtPlayhead);
  const isAboutSelection = usePlayer((state) => state.selection !== null);
  return (
    <section className="why" aria-label={t('why.title')} data-testid="why">
      <Refusal />
      {/* What a person has just pointed at comes before what happened. */}
      {isAboutSelection ? <QuestionList /> : null}
      {step === null ? <p className="panel-note">{t('why.start')}</p> : <Narration step={step} />}
      {isAboutSelection ? null : <QuestionList />}
      {step === null ? null : <StepExplained step={step} />}
    </section>
  );
}

function StepExplained({ step }: { readonly step: Step<ProtocolTypes> }): JSX.Element {
  const changes = useChanges(step);
  return (
    <>
      <RuleList step={step} />
      <ChangeList key={step.index} changes={changes} />
      <EffectList effects={step.effects} />
      <CauseChain step={step} />
    </>
  );
}

/** What the step means, the headline first. */
function Narration({ step }: { readonly step: Step<ProtocolTypes> }): JSX.Element {
  const t = useWords();
  const trace = usePlayer(currentTrace);
  const portrait = usePlayer((state) => state.entry.portrait);
  const sentences = useMemo(() => portrait.narrate(trace, step), [portrait, trace, step]);
  return (
    <header className="why-narration">
      {sentences.map(({ id, values }, index) => {
        const text = t(id, values);
        return index === 0 ? <h3 key={id}>{text}</h3> : <p key={`${id} ${text}`}>{text}</p>;
      })}
    </header>
  );
}

/** As many changes as are read at a glance; a crash or a start changes everything. */
const changesShown = 8;

function ChangeList({ changes }: { readonly changes: readonly FieldRow[] }): JSX.Element | null {
  const t = useWords();
  const [isWhole, showWhole] = useState(false);
  if (changes.length === 0) return null;
  const shown = isWhole || changes.length <= changesShown + 1 ? changes : changes.slice(0, changesShown);
  return (
    <section>
      <h4>{t('why.changed')}</h4>
      <table className="facts">
        <tbody>
          {shown.map((row) => (
            <StateRow key={row.key} row={row} />
          ))}
        </tbody>
      </table>
      {shown.length === changes.length ? null : (
        <button type="button" className="why-unfold" onClick={() => showWhole(true)}>
          {t('why.allChanges', { count: changes.length })}
        </button>
      )}
    </section>
  );
}

/** What the step made of the process whose step it was. */
function useChanges(step: Step<ProtocolTypes>): readonly FieldRow[] {
  const world = usePlayer(worldAtPlayhead);
  const before = usePlayer(worldBefore);
  const portrait = usePlayer((state) => state.entry.portrait);
  return useMemo(() => {
    const actor = actorOf(step);
    const process = actor === null ? undefined : processOf(world, actor);
    const earlier = actor === null || before === null ? undefined : processOf(before, actor);
    if (process === undefined || earlier === undefined || before === null) return [];
    return figureChanges(portrait.process(earlier, before), portrait.process(process, world));
  }, [step, world, before, portrait]);
}
