import { type JSX, useEffect, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';
import { Modal } from '../modal/modal';
import { CopyField } from './copy-field';
import { EmbedFields } from './embed-fields';
import type { MadeLink, SharePorts } from './ports';
import './share-dialog.css';

/** A link that opens this very picture, and the element that shows it in another page. */
export function ShareDialog({ ports }: { readonly ports: SharePorts }): JSX.Element {
  const t = useWords();
  const made = useLink(ports);
  const title = usePlayer((state) => state.title);
  return (
    <Modal id="share" title={t('share.title')}>
      <p>{t('share.explanation')}</p>
      {made === null ? <p role="status">{t('share.making')}</p> : <Made made={made} />}
      {made?.ok ? <EmbedFields link={made.link} title={title} ports={ports} /> : null}
    </Modal>
  );
}

/** The link of the moment at which the dialog was opened; null while it is being packed. */
function useLink(ports: SharePorts): MadeLink | null {
  const [made, setMade] = useState<MadeLink | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void ports.link().then((link) => {
      if (isCurrent) setMade(link);
    });
    return () => {
      isCurrent = false;
    };
  }, [ports]);
  return made;
}

function Made({ made }: { readonly made: MadeLink }): JSX.Element {
  const t = useWords();
  if (!made.ok) return <p role="alert">{t(made.problem.id, made.problem.values)}</p>;
  return (
    <>
      <CopyField id="link" label={t('share.link')} text={made.link} />
      <p className="share-hint">{t(made.isLong ? 'share.long' : 'share.length', { count: made.link.length })}</p>
    </>
  );
}
