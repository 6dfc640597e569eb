import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { type ExportedFile, type ExportKind, exportKinds, exportRun } from '../../player/export-run';
import { player } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { Modal } from '../modal/modal';
import './export-dialog.css';

/** Saves the run as a file: its steps, its end, or the scenario that makes it again. */
export function ExportDialog(): JSX.Element {
  const t = useWords();
  const steps = usePlayer((state) => currentTrace(state).steps.length);
  return (
    <Modal id="export" title={t('export.title')}>
      <p>{t('export.explanation', { count: steps })}</p>
      <ul className="export-kinds">
        {exportKinds.map((kind) => (
          <li key={kind}>
            <ExportChoice kind={kind} />
          </li>
        ))}
      </ul>
    </Modal>
  );
}

function ExportChoice({ kind }: { readonly kind: ExportKind }): JSX.Element {
  const t = useWords();
  return (
    <div className="export-choice">
      <div>
        <h3>{t(`export.${kind}`)}</h3>
        <p>{t(`export.${kind}.explanation`)}</p>
      </div>
      <button
        type="button"
        className="button"
        data-testid={`export-${kind}`}
        aria-label={t('export.downloadOf', { what: t(`export.${kind}`) })}
        onClick={() => download(exportRun(kind, player.getState()))}
      >
        {t('export.download')}
      </button>
    </div>
  );
}

function download({ name, mediaType, text }: ExportedFile): void {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
