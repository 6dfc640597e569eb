import { type JSX, useMemo } from 'react';
import { useWords } from '../../i18n/use-words';
import { noteFor } from '../../player/branches';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { WhyPanel } from '../why/why-panel';
import { captionStep, headlineOf } from './caption';
import './guide.css';

/** What the run is about, what its author says at this point, and what has just happened and why. */
export function Guide(): JSX.Element {
  const t = useWords();
  const title = usePlayer((state) => state.title);
  const summary = usePlayer((state) => state.summary);
  const isPlaying = usePlayer((state) => state.isPlaying);
  return (
    <div className="guide" data-testid="guide">
      <h3 className="guide-title">{title}</h3>
      {summary === '' ? null : <p className="guide-summary">{summary}</p>}
      <AuthorsNote />
      <div className="caption" id="why" tabIndex={-1} data-testid="caption">
        <p className="caption-place">{t(isPlaying ? 'guide.latest' : 'guide.thisStep')}</p>
        {isPlaying ? <LatestHeadline /> : <WhyPanel />}
      </div>
      <Spoken />
    </div>
  );
}

function AuthorsNote(): JSX.Element | null {
  const t = useWords();
  const note = usePlayer(noteFor);
  const language = usePlayer((state) => state.language);
  if (note === null) return null;
  return (
    <div role="note" className="guide-note" data-testid="note" aria-label={t('guide.note')}>
      {note.text[language] ?? note.text.en}
    </div>
  );
}

/** Between two frames nobody can read why; what was reached last is enough. */
function LatestHeadline(): JSX.Element {
  const headline = useHeadline();
  return (
    <p className="caption-headline" data-testid="headline">
      {headline}
    </p>
  );
}

/** Read aloud when a person steps; while the run plays it would talk without end. */
function Spoken(): JSX.Element {
  const isPlaying = usePlayer((state) => state.isPlaying);
  const headline = useHeadline();
  return (
    <p className="visually-hidden" aria-live="polite" data-testid="spoken">
      {isPlaying ? '' : headline}
    </p>
  );
}

function useHeadline(): string {
  const t = useWords();
  const trace = usePlayer(currentTrace);
  const portrait = usePlayer((state) => state.entry.portrait);
  const step = usePlayer((state) => captionStep(currentTrace(state), state.step, state.isPlaying));
  const headline = useMemo(() => headlineOf(trace, step, portrait), [trace, step, portrait]);
  return headline === null ? t('guide.beforeFirst') : t(headline.id, headline.values);
}
