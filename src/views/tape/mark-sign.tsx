import { type JSX, memo } from 'react';
import type { Translate } from '../../i18n/translator';
import { useWords } from '../../i18n/use-words';
import { commandText } from '../../player/command-text';
import type { PlayerState } from '../../player/contract';
import { currentTrace } from '../../player/selectors';
import { usePlayerStore } from '../../player/use-player';
import type { Mark, MarkGroup, MarkKind } from './marks';

const outlines: Readonly<Record<MarkKind, string>> = {
  milestone: 'M0-5L4 0 0 5-4 0z',
  act: 'M-4.5-4.5h9L0 4.5z',
  violation: 'M-4-4L4 4M4-4L-4 4',
};

/** A sign on the tape with its words on hover. Keys reach milestones otherwise, so it stays out of the tab order. */
export const MarkSign = memo(function MarkSign({ group }: { readonly group: MarkGroup }): JSX.Element {
  const t = useWords();
  const player = usePlayerStore();
  const { kind, position, marks } = group;
  const first = marks[0];
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`mark mark-${kind}`}
      style={{ left: `${position * 100}%` }}
      data-side={position > 0.5 ? 'left' : 'right'}
      aria-label={t('tape.mark.go', { label: markText(first, t, player.getState()), step: (first?.step ?? 0) + 1 })}
      onClick={() => player.getState().seekStep(first?.step ?? player.getState().step)}
    >
      <svg viewBox="-6 -6 12 12" width="12" height="12" aria-hidden="true">
        <path d={outlines[kind]} />
      </svg>
      <span className="mark-label" aria-hidden="true">
        {marks.slice(0, mostLabels).map((mark, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several marks can be of one step and look alike
          <span key={place}>{markText(mark, t, player.getState())}</span>
        ))}
        {marks.length > mostLabels ? <span>{t('tape.mark.more', { count: marks.length - mostLabels })}</span> : null}
      </span>
    </button>
  );
});

/** A longer label would cover the stage. */
const mostLabels = 4;

function markText(mark: Mark | undefined, t: Translate, state: PlayerState): string {
  const trace = currentTrace(state);
  switch (mark?.kind) {
    case 'milestone': {
      const process = trace.setup.processes.find(({ id }) => id === mark.process)?.name ?? '';
      return t('tape.mark.milestone', { process, milestone: t(`milestones.${mark.milestone}`) });
    }
    case 'act':
      return commandText(mark.act, trace, state.entry);
    case 'violation':
      return t('tape.mark.violation', { name: t(`invariant.${mark.invariant}.name`) });
    default:
      return '';
  }
}
