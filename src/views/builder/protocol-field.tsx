import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { BuildOffer } from '../../player/cluster-draft';

interface ProtocolFieldProps {
  readonly offers: readonly BuildOffer[];
  readonly chosen: string;
  readonly onChoose: (protocol: string) => void;
}

/** Which of the protocols that can be built. */
export function ProtocolField({ offers, chosen, onChoose }: ProtocolFieldProps): JSX.Element {
  const t = useWords();
  return (
    <label className="draft-protocol">
      <span>{t('builder.protocol')}</span>
      <select className="field" name="protocol" value={chosen} onChange={({ target }) => onChoose(target.value)}>
        {offers.map(({ entry: { protocol } }) => (
          <option key={protocol.id} value={protocol.id}>
            {t(`app.protocol.${protocol.id}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
