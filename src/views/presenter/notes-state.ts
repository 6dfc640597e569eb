import type { Translate } from '../../i18n/translator';
import type { Sentence } from '../../kernel/describe';
import { at, lowerBound } from '../../kernel/vector';
import { noteFor } from '../../player/branches';
import type { Note, PlayerState } from '../../player/contract';
import { currentTrace } from '../../player/selectors';
import { timeText } from '../events/time-text';
import { captionStep, headlineOf } from '../guide/caption';
import type { NotesState } from './notes-channel';
import type { Presenting } from './presenting';
import { notesTold } from './stops';

/** What the notes tell at the playhead. */
export function notesState(
  state: PlayerState,
  { isBlank, since }: Presenting,
  theme: NotesState['theme'],
  t: Translate,
): NotesState {
  const trace = currentTrace(state);
  const { title, step, isPlaying, language, entry } = state;
  const said = (sentence: Sentence | null): string | null =>
    sentence === null ? null : t(sentence.id, sentence.values);
  const written = (note: Note | null): string | null => note?.text[language] ?? note?.text.en ?? null;
  return {
    ...{ title, step: step + 1, steps: trace.steps.length, time: timeText(state.playhead), isPlaying, isBlank },
    sentence: said(headlineOf(trace, captionStep(trace, step, isPlaying), entry.portrait)) ?? t('guide.beforeFirst'),
    note: written(noteFor(state)),
    nextNote: written(nextNote(state)),
    nextMilestone: milestoneAhead(state, t),
    ...{ since, language, theme },
  };
}

/** The one after that which is said now; nothing once a person has left the scenario's own run. */
const nextNote = (state: PlayerState): Note | null => notesTold(state).find(({ step }) => step > state.step) ?? null;

function milestoneAhead(state: PlayerState, t: Translate): string | null {
  const trace = currentTrace(state);
  const next = at(
    trace.milestones,
    lowerBound(trace.milestones, ({ step }) => step > state.step),
  );
  if (next === undefined) return null;
  const process = trace.setup.processes.find(({ id }) => id === next.process)?.name ?? '';
  return t('presenter.milestone', { step: next.step + 1, process, milestone: t(`milestones.${next.milestone}`) });
}
