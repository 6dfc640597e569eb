import { type JSX, useEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { clockText } from './clock-text';
import { type Channel, isToNotes, type NotesAsk, type NotesState } from './notes-channel';
import './presenter.css';

interface NotesPageProps {
  readonly channel: Channel;
  /** Called with what the presentation says of itself, for language and colours. */
  readonly follow: (state: NotesState) => void;
}

/** What only the speaker sees: what to say, what comes next, and how long it has taken. */
export function NotesPage({ channel, follow }: NotesPageProps): JSX.Element {
  const t = useWords();
  const { state, isOver } = useToldState(channel, follow);
  const ask = (what: NotesAsk): void => channel.postMessage({ type: 'ask', what });
  if (state === null)
    return (
      <main className="notes" data-testid="notes">
        <p role="status">{t('presenter.notes.waiting')}</p>
      </main>
    );
  return (
    <main className="notes" data-testid="notes" data-is-over={isOver}>
      <header className="notes-top">
        <h1>{state.title}</h1>
        <Clock since={state.since} isOver={isOver} />
      </header>
      {isOver ? (
        <p className="notes-over" role="status" data-testid="notes-over">
          {t('presenter.notes.over')}
        </p>
      ) : null}
      <p className="notes-note" data-testid="notes-note">
        {state.note ?? t('presenter.notes.none')}
      </p>
      <Ahead state={state} />
      <div className="notes-buttons">
        {asks.map((what) => (
          <button
            key={what}
            type="button"
            className={what === 'next' ? 'button primary' : 'button'}
            data-testid={`notes-${what}`}
            disabled={isOver}
            onClick={() => ask(what)}
          >
            {t(`presenter.ask.${labelOf(what, state)}`)}
          </button>
        ))}
      </div>
    </main>
  );
}

const asks: readonly NotesAsk[] = ['previous', 'togglePlay', 'next', 'blank', 'restartClock'];

function labelOf(what: NotesAsk, { isPlaying, isBlank }: NotesState): string {
  if (what === 'togglePlay') return isPlaying ? 'pause' : 'play';
  return what === 'blank' && isBlank ? 'unblank' : what;
}

function Ahead({ state }: { readonly state: NotesState }): JSX.Element {
  const t = useWords();
  const { step, steps, time, sentence, nextNote, nextMilestone } = state;
  return (
    <dl className="notes-list">
      <dt>{t('presenter.notes.step')}</dt>
      <dd data-testid="notes-step">{t('presenter.notes.place', { step, steps, time })}</dd>
      <dt>{t('presenter.notes.sentence')}</dt>
      <dd data-testid="notes-sentence">{sentence}</dd>
      <dt>{t('presenter.notes.nextMilestone')}</dt>
      <dd data-testid="notes-milestone">{nextMilestone ?? t('presenter.notes.noMilestone')}</dd>
      {nextNote === null ? null : (
        <>
          <dt>{t('presenter.notes.nextNote')}</dt>
          <dd>{nextNote}</dd>
        </>
      )}
    </dl>
  );
}

/** What was told last stays when the presentation has gone, and is new again when it has come back. */
function useToldState(
  channel: Channel,
  follow: NotesPageProps['follow'],
): { readonly state: NotesState | null; readonly isOver: boolean } {
  const [state, setState] = useState<NotesState | null>(null);
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(follow);
  latest.current = follow;
  useEffect(() => {
    channel.addEventListener('message', ({ data }) => {
      if (!isToNotes(data)) return;
      setIsOver(data.type === 'over');
      if (data.type === 'over') return;
      latest.current(data.state);
      setState(data.state);
    });
    channel.postMessage({ type: 'hello' });
  }, [channel]);
  return { state, isOver };
}

/** The only clock of wall time on any page of ours: a talk has to end in time. */
function Clock({ since, isOver }: { readonly since: number; readonly isOver: boolean }): JSX.Element {
  const t = useWords();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (isOver) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [isOver]);
  return (
    <span className="notes-clock">
      <span className="visually-hidden">{t('presenter.notes.clock')}</span>
      <span data-testid="notes-clock">{clockText(now - since)}</span>
    </span>
  );
}
