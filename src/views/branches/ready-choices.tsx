import { type JSX, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import type { PlayerState } from '../../player/contract';
import { player } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { messageNames } from './message-names';

interface ReadyChoicesProps {
  /** Gets the condition that a choice amounts to. */
  readonly take: (condition: string) => void;
}

/** What is most asked for, without typing; what a choice amounts to stands in the line then. */
export function ReadyChoices({ take }: ReadyChoicesProps): JSX.Element {
  const t = useWords();
  const milestones = usePlayer(({ entry }) => entry.protocol.milestones);
  return (
    <section className="ready" aria-label={t('branches.stops.ready')}>
      <div className="ready-row">
        {['milestone', 'broken', 'settled'].map((condition) => (
          <button
            key={condition}
            type="button"
            className="button"
            data-testid={`ready-${condition}`}
            onClick={() => take(condition)}
          >
            {t(`branches.stops.ready.${condition}`)}
          </button>
        ))}
        <select
          className="field"
          data-testid="ready-milestones"
          aria-label={t('branches.stops.milestone')}
          value=""
          onChange={({ target }) => take(target.value)}
        >
          <option value="" disabled>
            {t('branches.stops.milestone')}…
          </option>
          {milestones.map((milestone) => (
            <option key={milestone} value={milestone}>
              {t(`milestones.${milestone}`)}
            </option>
          ))}
        </select>
      </div>
      <MessageChoice take={take} />
    </section>
  );
}

const kinds = ['receives', 'sends'] as const;

/** A message at the selected server, unless another is chosen. */
function MessageChoice({ take }: ReadyChoicesProps): JSX.Element {
  const t = useWords();
  const selected = usePlayer(selectedName);
  const processes = usePlayer((state) => currentTrace(state).setup.processes);
  const [chosenWho, chooseWho] = useState<string | null>(null);
  const [kind, chooseKind] = useState<string>('receives');
  const [types] = useState(() => messageNames(currentTrace(player.getState()), player.getState().entry));
  const [type, chooseType] = useState('');
  const who = chosenWho ?? selected ?? 'any';
  return (
    <div className="ready-row" data-testid="ready-message">
      <span>{t('branches.stops.message')}</span>
      <Choice label={t('branches.stops.who')} value={who} choose={chooseWho}>
        <option value="any">{t('branches.stops.anyone')}</option>
        {processes.map(({ id, name }) => (
          <option key={id}>{name}</option>
        ))}
      </Choice>
      <Choice label={t('branches.stops.kind')} value={kind} choose={chooseKind}>
        {kinds.map((value) => (
          <option key={value} value={value}>
            {t(`branches.stops.kind.${value}`)}
          </option>
        ))}
      </Choice>
      <Choice label={t('branches.stops.type')} value={type} choose={chooseType}>
        <option value="">{t('branches.stops.anything')}</option>
        {types.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Choice>
      <button
        type="button"
        className="button"
        data-testid="ready-take"
        onClick={() => take(`${who} ${kind} ${type}`.trim())}
      >
        {t('branches.stops.take')}
      </button>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choose: (value: string) => void;
  readonly children: React.ReactNode;
}

function Choice({ label, value, choose, children }: ChoiceProps): JSX.Element {
  return (
    <select className="field" aria-label={label} value={value} onChange={({ target }) => choose(target.value)}>
      {children}
    </select>
  );
}

function selectedName({ selection, ...state }: PlayerState): string | null {
  if (selection?.type !== 'process') return null;
  return currentTrace(state).setup.processes.find(({ id }) => id === selection.id)?.name ?? null;
}
