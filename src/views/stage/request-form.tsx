import { type FormEvent, type JSX, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import type { VerbHelp } from '../../kernel/dialect';
import { Popover } from './popover';
import type { PopoverAnchor } from './popover-anchor';
import { fieldsOf, requestLine, verbOf } from './request-line';

interface RequestFormProps {
  readonly server: string;
  readonly verbs: readonly VerbHelp[];
  readonly anchor: PopoverAnchor;
  send(line: string): void;
  close(): void;
}

/** A request in a few fields, made of the forms that the protocol's own language has. */
export function RequestForm({ server, verbs, anchor, send, close }: RequestFormProps): JSX.Element {
  const t = useWords();
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const first = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const help = verbs[chosen];
  const line = help === undefined ? null : requestLine(server, help, texts);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (line !== null) send(line);
  };
  return (
    <Popover anchor={anchor} close={close}>
      <form className="request-form" aria-label={t('menu.requestTo', { server })} onSubmit={submit} onKeyDown={keepTab}>
        <div className="menu-title">{t('menu.requestTo', { server })}</div>
        <label htmlFor={`${id}-verb`}>{t('menu.verb')}</label>
        <select
          className="field"
          id={`${id}-verb`}
          value={chosen}
          ref={first}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {verbs.map((verb, i) => (
            <option key={verb.form} value={i}>
              {verbOf(verb)}
            </option>
          ))}
        </select>
        {(help === undefined ? [] : fieldsOf(help)).map((field) => (
          <Field
            key={field.name}
            id={`${id}-${field.name}`}
            name={fieldName(t, field.name)}
            isOptional={field.isOptional}
            example={field.example}
            text={texts[field.name] ?? ''}
            change={(text) => setTexts({ ...texts, [field.name]: text })}
          />
        ))}
        <div className="request-form-end">
          <code className="menu-command">{line ?? `${server} ${help?.form ?? ''}`}</code>
          <button type="submit" className="button primary" disabled={line === null}>
            {t('menu.send')}
          </button>
        </div>
      </form>
    </Popover>
  );
}

/** Fields with a well-known name have one in the reader's language; others are named as the protocol's help does. */
function fieldName(t: (id: string) => string, name: string): string {
  const id = `menu.field.${name.toLowerCase()}`;
  const text = t(id);
  return text === id ? name : text;
}

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly isOptional: boolean;
  readonly example: string;
  readonly text: string;
  change(text: string): void;
}

function Field({ id, name, isOptional, example, text, change }: FieldProps): JSX.Element {
  return (
    <>
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        className="field"
        type="text"
        value={text}
        required={!isOptional}
        placeholder={example}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
      />
    </>
  );
}

/** Tab moves among the fields; it must not reach the popover, which would close. */
function keepTab(event: KeyboardEvent): void {
  if (event.key !== 'Escape') event.stopPropagation();
}
