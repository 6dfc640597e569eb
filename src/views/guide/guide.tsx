import { type ComponentType, type JSX, memo } from 'react';
import { useWords } from '../../i18n/use-words';
import { noteFor } from '../../player/branches';
import { useCalmPlayer, usePlayer } from '../../player/use-player';
import { ProtocolName } from '../header/protocol-name';
import { useHeadline } from './use-headline';
import './guide.css';

/** What the run is about, what its author says at this point, and what has just happened and why, which `Why` tells. */
export const Guide = memo(function Guide({ Why }: { readonly Why: ComponentType }): JSX.Element {
  const t = useWords();
  const title = usePlayer((state) => state.title);
  const summary = usePlayer((state) => state.summary);
  const isPlaying = usePlayer((state) => state.isPlaying);
  return (
    <div className="guide" data-testid="guide">
      <p className="guide-protocol">
        <ProtocolName />
      </p>
      <h3 className="guide-title">{title}</h3>
      {summary === '' ? null : <p className="guide-summary">{summary}</p>}
      <AuthorsNote />
      <div className="caption" id="why" tabIndex={-1} data-testid="caption">
        <p className="caption-place">{t(isPlaying ? 'guide.latest' : 'guide.thisStep')}</p>
        {isPlaying ? <LatestHeadline /> : <Why />}
      </div>
    </div>
  );
});

function AuthorsNote(): JSX.Element | null {
  const t = useWords();
  const note = useCalmPlayer(noteFor);
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
  const { text } = useHeadline();
  return (
    <p className="caption-headline" data-testid="headline">
      {text}
    </p>
  );
}
