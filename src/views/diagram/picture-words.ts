import type { useWords } from '../../i18n/use-words';
import { instant } from '../../kernel/ids';
import type { ProtocolTypes } from '../../kernel/protocol';
import type { Step } from '../../kernel/trace';
import { at } from '../../kernel/vector';
import type { AnyTrace, ProtocolEntry } from '../../player/contract';
import type { StepSummary } from '../events/step-summary';
import { stepPlace, stepTitle } from '../events/step-words';
import { timeText } from '../events/time-text';
import type { Flight } from './flights';
import type { PictureWords } from './picture';

/** What the words of a diagram are made of; the run is asked for anew, because it grows. */
export interface WordTools {
  readonly t: ReturnType<typeof useWords>;
  readonly entry: ProtocolEntry;
  trace(): AnyTrace;
  summaryOf(step: Step<ProtocolTypes>): StepSummary;
}

/** The words of a picture, each put together once: a diagram that moves asks for them with every frame. */
export function pictureWords(tools: WordTools): PictureWords {
  const { t } = tools;
  const known = new Map<string, string>();
  const once = (key: string, make: () => string): string => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  return {
    state: ({ tone, state }) =>
      tone === 'down' || tone === 'paused' ? once(`state ${state}`, () => t(`stage.status.${state}`)) : state,
    milestone: (id, process) =>
      once(`milestone ${id} ${process}`, () => t('tape.mark.milestone', { process, milestone: t(`milestones.${id}`) })),
    act: (step) => summaryAt(tools, step)?.name ?? '',
    violation: (id) => t('tape.mark.violation', { name: t(`invariant.${id}.name`) }),
    flight: (flight) => flightText(tools, flight),
    milliseconds: (microseconds) => once(`ms ${microseconds}`, () => t('diagram.ms', { ms: shortMs(microseconds) })),
  };
}

function summaryAt({ trace, summaryOf }: WordTools, index: number): StepSummary | null {
  const step = at(trace().steps, index);
  return step === undefined ? null : summaryOf(step);
}

const messageTexts = new WeakMap<object, string>();

/** The name and the label of a message, such as `PROPOSAL 1.5`; what a packet did to its connection. */
export function flightText(tools: WordTools, { content, end }: Flight): string {
  if (content !== null) {
    const known = messageTexts.get(content);
    if (known !== undefined) return known;
    const { name, label } = tools.entry.portrait.message(content as { readonly type: string });
    const text = `${name} ${label}`.trim();
    messageTexts.set(content, text);
    return text;
  }
  const summary = summaryAt(tools, end);
  return summary === null ? '' : stepTitle(summary, tools.t, tools.entry.portrait);
}

/** A step as one says it: where, when, what, and what came of it if that was not as usual. */
export function stepSentence(tools: WordTools, index: number): string {
  const summary = summaryAt(tools, index);
  if (summary === null) return '';
  const { t, entry } = tools;
  const values = { step: index + 1, time: timeText(summary.at), what: stepTitle(summary, t, entry.portrait) };
  const place = stepPlace(summary, tools.trace().setup);
  const said = t(place === '' ? 'diagram.event.loose' : 'diagram.event', { ...values, place });
  if (summary.verdict === 'handled') return said;
  return t('diagram.event.outcome', { said, outcome: t(`events.verdict.${summary.verdict}`) });
}

/** What became of a flight, and how long it took. */
export function fateSentence(tools: WordTools, flight: Flight): string {
  const { steps } = tools.trace();
  const [sent, end] = [at(steps, Math.floor(flight.sent))?.at ?? 0, at(steps, flight.end)?.at ?? null];
  const ms = end === null ? '' : shortMs(end - sent);
  const said = tools.t(`diagram.fate.${flight.fate}`, { ms });
  return flight.heldFrom < 0 ? said : tools.t('diagram.fate.held', { said });
}

/** Milliseconds in as few figures as tell short times apart. */
function shortMs(microseconds: number): string {
  if (microseconds >= 100_000) return timeText(instant(Math.round(microseconds / 1000) * 1000)).replace(/\.0+$/, '');
  return String(Number((microseconds / 1000).toPrecision(3)));
}
