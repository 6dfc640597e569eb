import { type JSX, memo } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';
import { familyName } from '../events/step-words';
import { MessageShape } from '../shapes/message-shape';

/** The signs of the families of messages; each is a switch that shows or hides its family. */
export const Legend = memo(function Legend({ families }: { readonly families: readonly string[] }): JSX.Element {
  const t = useWords();
  const portrait = usePlayer((state) => state.entry.portrait);
  const hidden = usePlayer((state) => state.hiddenFamilies);
  const toggle = usePlayer((state) => state.toggleFamily);
  return (
    <fieldset className="legend">
      <legend className="visually-hidden">{t('stage.families')}</legend>
      {families.map((family) => (
        <button
          key={family}
          type="button"
          className="legend-family"
          aria-pressed={!hidden.includes(family)}
          data-family={family}
          title={t(hidden.includes(family) ? 'stage.showFamily' : 'stage.hideFamily')}
          onClick={() => toggle(family)}
        >
          <MessageShape family={family} size={13} />
          <span>{familyName(family, t, portrait)}</span>
        </button>
      ))}
    </fieldset>
  );
});
