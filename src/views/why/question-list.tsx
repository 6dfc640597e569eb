import { type JSX, useMemo, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Finding, Question } from '../../kernel/describe';
import { at } from '../../kernel/vector';
import { currentTrace, worldAtPlayhead } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { Causes } from './cause-list';
import { useExplainer } from './explainer-context';
import { FindingList } from './finding-list';
import { questionKey, subjectOf } from './subject-of';

/** Why not? What may be asked about the selection, or about the whole; an answer unfolds in its place. */
export function QuestionList(): JSX.Element | null {
  const t = useWords();
  const trace = usePlayer(currentTrace);
  const world = usePlayer(worldAtPlayhead);
  const explainer = useExplainer();
  const selection = usePlayer((state) => state.selection);
  const questions = useMemo(
    () => explainer.questions(trace, world, subjectOf(selection)),
    [explainer, trace, world, selection],
  );
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  if (questions.length === 0) return null;
  const toggle = (key: string, isOpen: boolean): void => {
    if (open.has(key) !== isOpen)
      setOpen(new Set(isOpen ? [...open, key] : [...open].filter((other) => other !== key)));
  };
  return (
    <section className="why-questions" aria-label={t('why.notTitle')} data-testid="why-not">
      <h4>{t(selection === null ? 'why.notTitle' : 'why.aboutSelection')}</h4>
      {questions.map((question) => {
        const key = questionKey(question);
        return (
          <QuestionItem
            key={key}
            question={question}
            isOpen={open.has(key)}
            onToggle={(isOpen) => toggle(key, isOpen)}
          />
        );
      })}
    </section>
  );
}

interface QuestionItemProps {
  readonly question: Question;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

function QuestionItem({ question, isOpen, onToggle }: QuestionItemProps): JSX.Element {
  const t = useWords();
  return (
    <details
      className="why-question"
      data-question={question.kind}
      open={isOpen}
      onToggle={(event) => onToggle(event.currentTarget.open)}
    >
      <summary>{t(question.asked.id, question.asked.values)}</summary>
      {isOpen ? <Answer question={question} /> : null}
    </details>
  );
}

/** Looked for only where somebody wants to know. */
function Answer({ question }: { readonly question: Question }): JSX.Element {
  const trace = usePlayer(currentTrace);
  const world = usePlayer(worldAtPlayhead);
  const explainer = useExplainer();
  const findings = useMemo(() => explainer.answer(trace, world, question), [explainer, trace, world, question]);
  return (
    <>
      <FindingList findings={findings} />
      <Origin findings={findings} />
    </>
  );
}

/** The chain of causes behind the first step that an answer names, back to a person's act or the start. */
function Origin({ findings }: { readonly findings: readonly Finding[] }): JSX.Element | null {
  const t = useWords();
  const steps = usePlayer((state) => currentTrace(state).steps);
  const [isOpen, setOpen] = useState(false);
  const index = findings.find(({ step }) => step !== null)?.step ?? null;
  const step = index === null ? undefined : at(steps, index);
  if (step === undefined) return null;
  return (
    <details className="why-origin-of" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('why.originOf')}</summary>
      {isOpen ? <Causes step={step} /> : null}
    </details>
  );
}
