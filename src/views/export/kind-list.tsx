import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { type ExportKind, groupNames, isText, kindGroups } from './kinds';
import type { Use } from './use-export';

interface KindListProps {
  readonly isBusy: boolean;
  make(kind: ExportKind, use: Use): void;
}

/** Everything that the run can be saved as, with a line on what each is good for. */
export function KindList({ isBusy, make }: KindListProps): JSX.Element {
  const t = useWords();
  return (
    <>
      {groupNames.map((group) => (
        <section key={group} aria-labelledby={`export-group-${group}`}>
          <h3 id={`export-group-${group}`}>{t(`export.group.${group}`)}</h3>
          <ul className="export-kinds">
            {kindGroups[group].map((kind) => (
              <li key={kind} className="export-choice">
                <div>
                  <h4>{t(`export.${kind}`)}</h4>
                  <p>{t(`export.${kind}.explanation`)}</p>
                </div>
                {isText(kind) && <KindButton kind={kind} use="copy" isBusy={isBusy} make={make} />}
                <KindButton kind={kind} use="save" isBusy={isBusy} make={make} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function KindButton({
  kind,
  use,
  isBusy,
  make,
}: KindListProps & { readonly kind: ExportKind; readonly use: Use }): JSX.Element {
  const t = useWords();
  const word = use === 'save' ? 'download' : 'copy';
  return (
    <button
      type="button"
      className="button"
      data-testid={use === 'save' ? `export-${kind}` : `export-copy-${kind}`}
      aria-label={t(`export.${word}Of`, { what: t(`export.${kind}`) })}
      // Not `disabled`: the button that was pressed keeps the focus while its file is made.
      aria-disabled={isBusy}
      onClick={() => {
        if (!isBusy) make(kind, use);
      }}
    >
      {t(`export.${word}`)}
    </button>
  );
}
