import { type FocusEvent, type JSX, useState } from 'react';
import { useWords } from '../../i18n/use-words';

interface CopyFieldProps {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

/** A text to take along: selected as a whole when it has the focus, and copied by a button. */
export function CopyField({ id, label, text }: CopyFieldProps): JSX.Element {
  const t = useWords();
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = (): void => {
    // Where the browser forbids it, the field is there to copy from by hand.
    navigator.clipboard?.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    ) ?? setCopied('failed');
  };
  return (
    <div className="copy-field">
      <label htmlFor={`share-${id}`}>{label}</label>
      <textarea
        id={`share-${id}`}
        className="field"
        data-testid={`share-${id}`}
        readOnly
        rows={2}
        value={text}
        onFocus={selectAll}
      />
      <button type="button" className="button primary" data-testid={`copy-${id}`} onClick={copy}>
        {t('share.copy', { what: label })}
      </button>
      <span role="status">{copied === 'no' ? '' : t(`share.copied.${copied}`)}</span>
    </div>
  );
}

const selectAll = ({ currentTarget }: FocusEvent<HTMLTextAreaElement>): void => currentTarget.select();
