import { type JSX, memo } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';
import { timeText } from '../events/time-text';
import { CommandLine } from './command-line';
import './command-box.css';

/** Typed commands, and those that clicks amounted to, so that people learn the language by using the mouse. */
export const CommandBox = memo(function CommandBox(): JSX.Element {
  return (
    <div className="command-box" data-testid="command-box">
      <CommandLog />
      <CommandLine />
    </div>
  );
});

function CommandLog(): JSX.Element {
  const t = useWords();
  const log = usePlayer((state) => state.commandLog);
  if (log.length === 0) return <p className="command-empty">{t('commands.empty')}</p>;
  return (
    <ol className="command-log" aria-label={t('commands.log')} data-testid="command-log">
      {log
        .map(({ text, at }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the log only grows at its end
          <li key={position}>
            <span className="command-at">{timeText(at)}</span>
            <code>{text}</code>
          </li>
        ))
        .toReversed()}
    </ol>
  );
}
