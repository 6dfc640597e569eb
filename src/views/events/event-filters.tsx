import { type JSX, useId, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { type ProcessId, processId } from '../../kernel/ids';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { MessageShape } from '../shapes/message-shape';
import { plainFamilies } from './step-summary';
import { familyName } from './step-words';

interface EventFiltersProps {
  readonly process: ProcessId | null;
  readonly text: string;
  readonly count: string;
  readonly onProcess: (process: ProcessId | null) => void;
  readonly onText: (text: string) => void;
}

export function EventFilters({ process, text, count, onProcess, onText }: EventFiltersProps): JSX.Element {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const kindsId = useId();
  const hidden = usePlayer((state) => state.hiddenFamilies.length);
  const processes = usePlayer((state) => currentTrace(state).setup.processes);
  return (
    <div className="events-filters">
      <input
        className="events-search"
        type="search"
        value={text}
        placeholder={t('events.search')}
        aria-label={t('events.search')}
        onChange={(event) => onText(event.target.value)}
      />
      <select
        aria-label={t('events.process')}
        value={process ?? ''}
        onChange={({ target }) => onProcess(target.value === '' ? null : processId(Number(target.value)))}
      >
        <option value="">{t('events.allProcesses')}</option>
        {processes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="events-kinds"
        aria-expanded={isOpen}
        aria-controls={kindsId}
        onClick={() => setOpen(!isOpen)}
      >
        {t(hidden === 0 ? 'events.allKinds' : 'events.hiddenKinds', { count: hidden })}
        <span aria-hidden="true">{isOpen ? ' ▴' : ' ▾'}</span>
      </button>
      <span className="events-count" role="status">
        {count}
      </span>
      <div className="events-kinds-list" id={kindsId} hidden={!isOpen}>
        <FamilyToggles />
      </div>
    </div>
  );
}

/** A switch for each family of messages and each other kind of step. */
function FamilyToggles(): JSX.Element {
  const t = useWords();
  const portrait = usePlayer((state) => state.entry.portrait);
  const hidden = usePlayer((state) => state.hiddenFamilies);
  const toggleFamily = usePlayer((state) => state.toggleFamily);
  return (
    <fieldset className="events-families">
      <legend className="visually-hidden">{t('events.families')}</legend>
      {[...portrait.families, ...plainFamilies].map((family) => (
        <button
          key={family}
          type="button"
          className="events-family"
          aria-pressed={!hidden.includes(family)}
          onClick={() => toggleFamily(family)}
        >
          {portrait.families.includes(family) ? <MessageShape family={family} size={12} /> : null}
          {familyName(family, t, portrait)}
        </button>
      ))}
    </fieldset>
  );
}
