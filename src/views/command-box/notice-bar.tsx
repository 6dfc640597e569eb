import { type JSX, memo } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Notice, PlayerState } from '../../player/contract';
import { usePlayer } from '../../player/use-player';
import { late } from '../late/late';
import './notice-bar.css';

/** What a refusal says is in the words of all commands, which come late. */
const ProblemText = late(async () => (await import('./problem-text')).ProblemText);
const RefusalText = late(async () => (await import('./problem-text')).RefusalText);

/** What came of the last thing that was asked for: done, refused, or not understood and where. */
export const NoticeBar = memo(function NoticeBar(): JSX.Element {
  const t = useWords();
  const notice = usePlayer(presentNotice);
  const problem = usePlayer((state) => state.problem);
  const dismiss = usePlayer((state) => state.dismissNotice);
  const isShown = notice !== null || problem !== null;
  const isError = problem !== null || notice?.kind === 'error';
  return (
    <div className="notice-place">
      <div
        role={isError ? 'alert' : 'status'}
        className={isError ? 'notice is-error' : 'notice'}
        hidden={!isShown}
        data-testid="notice"
      >
        <span aria-hidden="true" className="notice-sign">
          {isError ? '✕' : '✓'}
        </span>
        <div className="notice-text">
          {notice === null ? null : notice.expected ? (
            <RefusalText notice={notice} />
          ) : (
            <p>{t(notice.id, notice.values)}</p>
          )}
          {problem === null ? null : <ProblemText problem={problem} />}
        </div>
        <UndoButton notice={notice} />
        {isShown ? (
          <button type="button" className="button quiet" onClick={dismiss} aria-label={t('app.close')}>
            ✕
          </button>
        ) : null}
      </div>
    </div>
  );
});

/** Takes back at once what the notice says was done, or does again what it says was undone. */
function UndoButton({ notice }: { readonly notice: Notice | null }): JSX.Element | null {
  const t = useWords();
  const canUndo = usePlayer(({ undoable }) => notice?.id === 'commands.done' && isLast(undoable, notice));
  const canRedo = usePlayer(({ redoable }) => notice?.id === 'commands.undone' && isLast(redoable, notice));
  const undo = usePlayer((state) => state.undo);
  const redo = usePlayer((state) => state.redo);
  if (!canUndo && !canRedo) return null;
  return (
    <button
      type="button"
      className="button quiet notice-undo"
      data-testid="notice-undo"
      aria-keyshortcuts={canUndo ? 'z' : 'y'}
      onClick={canUndo ? undo : redo}
    >
      {t(canUndo ? 'commands.undo' : 'commands.redo')}
    </button>
  );
}

const isLast = (deeds: PlayerState['undoable'], { values }: Notice): boolean => deeds.at(-1)?.what === values.command;

/** What is only information goes away when it is some steps old; an error stays until it is read. */
function presentNotice({ notice, noticeStep, step }: PlayerState): Notice | null {
  const isOld = Math.abs(step - noticeStep) > stepsToRead;
  return notice?.kind === 'info' && isOld ? null : notice;
}
const stepsToRead = 15;
