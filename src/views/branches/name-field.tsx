import { type JSX, type KeyboardEvent, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { longestName } from '../../player/branching';

interface NameFieldProps {
  readonly name: string;
  readonly placeholder: string;
  readonly rename: (name: string) => void;
  /** By a key the focus goes back to the row; without, it has gone elsewhere already. */
  readonly done: (byKey: boolean) => void;
}

/** The name of a branch being written: Enter or leaving it keeps what is written, Escape does not. */
export function NameField({ name, placeholder, rename, done }: NameFieldProps): JSX.Element {
  const t = useWords();
  const [text, setText] = useState(name);
  // Taking the focus away by a key is a leaving too, and must not keep what Escape gives up.
  const isOver = useRef(false);
  const end = (isKept: boolean, byKey: boolean): void => {
    if (isOver.current) return;
    isOver.current = true;
    if (isKept) rename(text);
    done(byKey);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The tree has keys of its own, which are letters and moves here.
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    end(event.key === 'Enter', true);
  };
  return (
    <input
      className="field branch-name-field"
      data-testid="branch-name"
      aria-label={t('branches.name')}
      placeholder={placeholder}
      maxLength={longestName}
      spellCheck={false}
      autoComplete="off"
      value={text}
      // biome-ignore lint/a11y/noAutofocus: it is there because its row was asked to be renamed
      autoFocus
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setText(target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => end(true, false)}
    />
  );
}
