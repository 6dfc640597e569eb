import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';
import { familyName } from '../events/step-words';
import { MessageShape } from '../shapes/message-shape';

/** What the diagram can leave out beside messages; starts are never hidden from it. */
const plainFamilies = {
  timer: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zM8 5v3.2l2.2 1.6',
  disk: 'M3 4.5c0-2.6 10-2.6 10 0v7c0 2.6-10 2.6-10 0zM3 4.5c0 2.6 10 2.6 10 0',
  connection: 'M2 8h3.5M10.5 8H14M5.5 5.5v5M10.5 5.5v5',
  act: 'M3.5 4h9L8 12.5z',
} as const;

/** Small switches for what is shown, the same as everywhere else on the page: a family that is hidden is hidden in all views. */
export function FamilyChips(): JSX.Element {
  const t = useWords();
  const families = usePlayer((state) => state.entry.portrait.families);
  return (
    <fieldset className="diagram-families">
      <legend className="visually-hidden">{t('events.families')}</legend>
      {families.map((family) => (
        <Chip key={family} family={family}>
          <MessageShape family={family} size={13} />
        </Chip>
      ))}
      {Object.entries(plainFamilies).map(([family, outline]) => (
        <Chip key={family} family={family}>
          <svg className="diagram-kind" viewBox="0 0 16 16" width="13" height="13" aria-hidden="true">
            <path d={outline} />
          </svg>
        </Chip>
      ))}
    </fieldset>
  );
}

function Chip({ family, children }: { readonly family: string; readonly children: JSX.Element }): JSX.Element {
  const t = useWords();
  const isShown = usePlayer((state) => !state.hiddenFamilies.includes(family));
  const toggle = usePlayer((state) => state.toggleFamily);
  const portrait = usePlayer((state) => state.entry.portrait);
  const name = familyName(family, t, portrait);
  return (
    <button
      type="button"
      className="diagram-family"
      aria-label={name}
      aria-pressed={isShown}
      title={t(isShown ? 'diagram.family.hide' : 'diagram.family.show', { name })}
      data-family={family}
      onClick={() => toggle(family)}
    >
      {children}
    </button>
  );
}
