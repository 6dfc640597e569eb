import { type JSX, type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { problemWith } from '../../player/breakpoints';
import { type Completion, complete, completionsOfCondition } from '../../player/completion';
import type { CommandProblem } from '../../player/contract';
import { player } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { ProblemText } from '../command-box/problem-text';

interface ConditionFormProps {
  readonly text: string;
  readonly write: (text: string) => void;
}

/** The condition as it is typed, with the words that can come next, and what is wrong with it once it is used. */
export function ConditionForm({ text, write }: ConditionFormProps): JSX.Element {
  const t = useWords();
  const id = useId();
  const [found, setFound] = useState<CommandProblem | null>(null);
  // What was wrong is said until the text is another one.
  const problem = found?.line === text.trim() ? found : null;
  const entry = usePlayer((state) => state.entry);
  const setup = usePlayer((state) => currentTrace(state).setup);
  const completions = useMemo(() => completionsOfCondition(text, { entry, setup }), [text, entry, setup]);
  const use = (carryOut: (condition: string) => void): void => {
    const wrong = problemWith(text.trim(), entry, currentTrace(player.getState()));
    setFound(wrong);
    if (wrong === null) carryOut(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const [suggested] = completions;
    if (event.key === 'Tab' && !event.shiftKey && text.trim() !== '' && suggested) write(complete(text, suggested));
    else if (event.key === 'Enter') use(event.shiftKey ? breakAt : runUntil);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="condition">
        <label htmlFor={`${id}-line`}>{t('branches.stops.condition')}</label>
        <input
          id={`${id}-line`}
          className="field condition-line"
          data-testid="condition"
          data-gets-focus={true}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={completions.length > 0}
          aria-controls={`${id}-words`}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={t('branches.stops.placeholder')}
          value={text}
          onChange={({ target }) => write(target.value)}
          onKeyDown={onKeyDown}
        />
        <DeedButton deed="run" perform={() => use(runUntil)} />
        <DeedButton deed="break" perform={() => use(breakAt)} />
      </div>
      <NextWords id={`${id}-words`} completions={completions} choose={(chosen) => write(complete(text, chosen))} />
      {problem === null ? null : (
        <div id={`${id}-problem`} className="condition-problem" role="alert" data-testid="condition-problem">
          <ProblemText problem={problem} />
        </div>
      )}
    </>
  );
}

const runUntil = (condition: string): void => void player.getState().command(`run until ${condition}`);
const breakAt = (condition: string): void => void player.getState().addBreakpoint(condition);

interface DeedButtonProps {
  readonly deed: 'run' | 'break';
  readonly perform: () => void;
}

function DeedButton({ deed, perform }: DeedButtonProps): JSX.Element {
  const t = useWords();
  return (
    <button
      type="button"
      className={deed === 'run' ? 'button primary' : 'button'}
      data-testid={`condition-${deed}`}
      title={t(`branches.stops.${deed}.hint`)}
      onClick={perform}
    >
      {t(`branches.stops.${deed}`)}
    </button>
  );
}

interface NextWordsProps {
  readonly id: string;
  readonly completions: readonly Completion[];
  readonly choose: (completion: Completion) => void;
}

/** In a line of its own below the text, so that nothing jumps while somebody types. */
function NextWords({ id, completions, choose }: NextWordsProps): JSX.Element {
  const t = useWords();
  return (
    <div id={id} className="next-words" role="listbox" aria-label={t('branches.stops.words')}>
      {completions.map((completion, place) => (
        // The focus stays in the line, where Tab takes the first of them.
        // biome-ignore lint/a11y/useKeyWithClickEvents: Tab in the line chooses
        <div
          key={completion.word}
          className="next-word"
          role="option"
          tabIndex={-1}
          aria-selected={place === 0}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(completion)}
        >
          {completion.word}
        </div>
      ))}
    </div>
  );
}
