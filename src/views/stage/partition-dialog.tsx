import { type JSX, useEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { partitionCommand } from './sides';
import '../modal/modal.css';

interface PartitionDialogProps {
  readonly names: readonly string[];
  apply(command: string): void;
  close(): void;
}

const sides = ['1', '2', '3'];

/** The partition tool without a mouse: each server is put on a side. */
export function PartitionDialog({ names, apply, close }: PartitionDialogProps): JSX.Element {
  const t = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    names.map((_, i) => (i < names.length / 2 ? '1' : '2')),
  );
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const groups = sides.map((side) => names.filter((_, i) => chosen[i] === side)).filter((group) => group.length > 0);
  const command = groups.length > 1 ? partitionCommand(groups) : null;
  const put = (server: number, side: string): void => setChosen(chosen.map((old, i) => (i === server ? side : old)));
  return (
    <dialog
      ref={dialog}
      className="modal partition-dialog"
      aria-labelledby="partition-title"
      data-testid="dialog-partition"
      onClose={close}
    >
      <div className="modal-box">
        <header className="modal-header">
          <h2 id="partition-title">{t('stage.partitionTitle')}</h2>
        </header>
        <div className="modal-body">
          <p>{t('stage.partitionExplained')}</p>
          <div className="partition-servers">
            {names.map((name, server) => (
              <Sides key={name} name={name} chosen={chosen[server] ?? ''} put={(side) => put(server, side)} />
            ))}
          </div>
          <code className="menu-command">{command ?? t('stage.oneSideOnly')}</code>
        </div>
        <footer className="modal-footer">
          <button type="button" className="button" onClick={close}>
            {t('stage.cancel')}
          </button>
          <button
            type="button"
            className="button primary"
            disabled={command === null}
            onClick={() => command !== null && apply(command)}
          >
            {t('stage.separate')}
          </button>
        </footer>
      </div>
    </dialog>
  );
}

function Sides({
  name,
  chosen,
  put,
}: {
  readonly name: string;
  readonly chosen: string;
  put(side: string): void;
}): JSX.Element {
  const t = useWords();
  return (
    <fieldset>
      <legend>{name}</legend>
      {sides.map((side) => (
        <label key={side}>
          <input type="radio" name={`side-${name}`} checked={chosen === side} onChange={() => put(side)} />
          <span>{t('stage.side', { side })}</span>
        </label>
      ))}
    </fieldset>
  );
}
