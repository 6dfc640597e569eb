import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';

/** What runs here, and in which of its variants. */
export function ProtocolName(): JSX.Element {
  const t = useWords();
  const entry = usePlayer((state) => state.entry);
  const setup = usePlayer((state) => currentTrace(state).setup);
  const variant = entry.portrait.variant(setup);
  return (
    <>
      {t(`app.protocol.${entry.protocol.id}`)}
      {variant === null ? null : <span className="protocol-variant">{t(variant.id, variant.values)}</span>}
    </>
  );
}
