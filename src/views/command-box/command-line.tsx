import { type FormEvent, type JSX, type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { type Completion, complete, completionsOf } from '../../player/completion';
import { exampleLines } from '../../player/example-lines';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { earlier, later, type Recall } from './recall';

/** The line itself: Tab completes, up and down bring back what was typed before. */
export function CommandLine(): JSX.Element {
  const t = useWords();
  const listId = useId();
  const [text, setText] = useState('');
  const [recall, setRecall] = useState<Recall>({ back: 0, draft: '' });
  const [isDismissed, setDismissed] = useState(false);
  const log = usePlayer((state) => state.commandLog);
  const command = usePlayer((state) => state.command);
  const entry = usePlayer((state) => state.entry);
  const setup = usePlayer((state) => currentTrace(state).setup);
  const completions = useMemo(
    () => (text.trim() === '' || isDismissed ? [] : completionsOf(text, { entry, setup })),
    [text, isDismissed, entry, setup],
  );
  const write = (line: string): void => {
    setText(line);
    setDismissed(false);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!command(text)) return;
    write('');
    setRecall({ back: 0, draft: '' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const [suggested] = completions;
    const texts = log.map((line) => line.text);
    if (event.key === 'Tab' && !event.shiftKey && suggested !== undefined) write(complete(text, suggested));
    else if (event.key === 'ArrowUp') recallLine(earlier(recall, text, texts));
    else if (event.key === 'ArrowDown') recallLine(later(recall, text, texts));
    else if (event.key === 'Escape' && completions.length > 0) setDismissed(true);
    else return;
    event.preventDefault();
  };
  const recallLine = ({ line, recall: next }: { readonly line: string; readonly recall: Recall }): void => {
    write(line);
    setRecall(next);
  };
  return (
    <form className="command-form" onSubmit={submit}>
      <label htmlFor="command-line" className="command-prompt">
        <span aria-hidden="true">›</span>
        <span className="visually-hidden">{t('commands.label')}</span>
      </label>
      <input
        id="command-line"
        className="field command-input"
        data-testid="command-input"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={completions.length > 0}
        aria-controls={listId}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={exampleLines(setup, entry).join(' · ')}
        value={text}
        onChange={({ target }) => write(target.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="button">
        {t('commands.run')}
      </button>
      <Suggestions id={listId} completions={completions} onChoose={(chosen) => write(complete(text, chosen))} />
    </form>
  );
}

interface SuggestionsProps {
  readonly id: string;
  readonly completions: readonly Completion[];
  readonly onChoose: (completion: Completion) => void;
}

function Suggestions({ id, completions, onChoose }: SuggestionsProps): JSX.Element {
  const t = useWords();
  return (
    <div
      className="suggestions"
      id={id}
      role="listbox"
      aria-label={t('commands.suggestions')}
      hidden={completions.length === 0}
    >
      {completions.map((completion, place) => (
        // The focus stays in the line, where Tab takes the first of them.
        // biome-ignore lint/a11y/useKeyWithClickEvents: Tab in the line chooses
        <div
          key={completion.word}
          className="suggestion"
          role="option"
          tabIndex={-1}
          aria-selected={place === 0}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(completion)}
        >
          <code>{completion.word}</code>
          {completion.form === null ? null : <span className="suggestion-form">{completion.form}</span>}
        </div>
      ))}
    </div>
  );
}
