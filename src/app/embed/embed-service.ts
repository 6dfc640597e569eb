import { createTranslator } from '../../i18n/translator';
import { assert } from '../../kernel/assert';
import type { Sentence } from '../../kernel/describe';
import { instant, stepIndex } from '../../kernel/ids';
import type { Player } from '../../player/contract';
import type { PlayerStore } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { lastStep } from '../../player/timeline';
import type { EmbedReport, EmbedRequest } from '../../sharing/embed-messages';
import { engineVersion } from '../../trace-formats/version';
import { headlineOf } from '../../views/guide/caption';

/** Opens the run of a link; a sentence where it cannot. */
export type OpenLink = (hash: string) => Promise<Sentence | null>;

/** What the page around an embedded one can ask for, done with the player as a hand would do it. */
export function performRequest(
  player: PlayerStore,
  request: EmbedRequest,
  open: OpenLink,
  tell: (report: EmbedReport) => void,
): void {
  const state = player.getState();
  switch (request.type) {
    case 'play':
      return state.play();
    case 'pause':
      return state.pause();
    case 'where':
      return tell(whereReport(state));
    case 'seek':
      state.pause();
      return player.getState().seek(instant(request.instant));
    case 'step':
      return state.seekStep(stepIndex(request.step - 1));
    case 'move':
      return move(player, request.by);
    case 'open':
      void open(request.link).then((problem) =>
        tell(problem === null ? readyReport(player.getState()) : errorReport(player, problem)),
      );
      return;
    case 'command':
      if (!state.command(request.line)) tell(refusalReport(player.getState()));
  }
}

/** Forward one by one, because the run may have to be drawn out. */
function move(player: PlayerStore, by: number): void {
  if (by < 0) player.getState().seekStep(stepIndex(Math.max(-1, player.getState().step + by)));
  for (let done = 0; done < by; done++) player.getState().stepForward();
}

const readyReport = (state: Player): EmbedReport => ({
  type: 'ready',
  engine: engineVersion,
  title: state.title,
  steps: currentTrace(state).steps.length,
});

const whereReport = (state: Player): EmbedReport => {
  const { step, playhead, isPlaying, language, entry } = state;
  const headline = headlineOf(currentTrace(state), step, entry.portrait);
  const sentence = headline === null ? null : createTranslator(language)(headline.id, headline.values);
  return { type: 'step', step: step + 1, instant: playhead, isPlaying, sentence };
};

const endedReport = ({ step, playhead }: Player): EmbedReport => ({ type: 'ended', step: step + 1, instant: playhead });

export function errorReport(player: PlayerStore, { id, values }: Sentence): EmbedReport {
  return { type: 'error', id, sentence: createTranslator(player.getState().language)(id, values) };
}

/** Why a command was not carried out, in the words of the page itself. */
function refusalReport({ problem, notice, language }: Player): EmbedReport {
  const t = createTranslator(language);
  if (problem === null) {
    assert(notice !== null, 'a command that is refused gives notice of it');
    return { type: 'error', id: notice.id, sentence: t(notice.id, notice.values) };
  }
  const { column, found, expected } = problem;
  const wanted = t(expected.id, expected.values);
  const kind = found === '' ? 'commands.problem.missing' : 'commands.problem.found';
  return { type: 'error', id: expected.id, sentence: t(kind, { column, found, expected: wanted }) };
}

/** Tells what happens in the player from now on. Gives what tells the end of a range. */
export function reportOn(player: PlayerStore, tell: (report: EmbedReport) => void): { readonly ended: () => void } {
  tell(readyReport(player.getState()));
  const ended = (): void => tell(endedReport(player.getState()));
  player.subscribe((state, before) => {
    if (state.step !== before.step || state.branch !== before.branch || state.isPlaying !== before.isPlaying)
      tell(whereReport(state));
    const isAtEnd = state.step === lastStep(currentTrace(state));
    if (before.isPlaying && !state.isPlaying && isAtEnd && state.notice?.id === 'tape.halted.end') ended();
  });
  return { ended };
}
