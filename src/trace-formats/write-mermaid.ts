import type { ProcessId } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import { actorOf } from '../kernel/run';
import type { Step, Trace } from '../kernel/trace';
import { slice } from '../kernel/vector';
import type { Describer } from './entry';
import { clipped, type StepRange, wholeRun } from './step-range';
import { actText, messageText } from './step-text';

/** A diagram with more messages is too tall to read. */
export const mostMessages = 400;
/** Mermaid draws no text that is longer than 50,000 characters (`maxTextSize`). */
export const mostCharacters = 48_000;
/** What is longer in one label is cut off: a request may hold a megabyte. */
const longestLabel = 60;

/** The words for milestones; `milestones.committed` is one of them. */
export type Words = (id: string) => string;

/**
 * The run as a sequence diagram of Mermaid: messages as they arrive, those that nobody took with a cross; acts and milestones
 * as notes. What only keeps connections alive is left out.
 */
export function writeMermaid<P extends ProtocolTypes>(
  trace: Trace<P>,
  describer: Describer<P>,
  { range = wholeRun, words }: { readonly range?: StepRange | undefined; readonly words: Words },
): string {
  const { from, to } = clipped(trace, range);
  const heads = participants(trace);
  const lines: string[] = [];
  let [drawn, all, room] = [0, 0, mostCharacters - lengthOf(heads)];
  for (const step of slice(trace.steps, from, to + 1)) {
    const arrow = arrowOf(step, describer);
    if (arrow !== null) all++;
    // Once it is full nothing more is drawn, but the messages are still counted.
    if (room < 0) continue;
    const added = [...(arrow === null ? [] : [arrow]), ...notes(trace, step, describer, words)];
    room = arrow !== null && drawn === mostMessages ? -1 : room - lengthOf(added);
    if (room < 0) continue;
    if (arrow !== null) drawn++;
    lines.push(...added);
  }
  const said = drawn < all ? `the first ${drawn} of ${all} messages` : `all ${all} messages`;
  const comment = `%% Steps ${from} to ${to}: ${said} (at most ${mostMessages}, in ${mostCharacters} characters)`;
  return `${['sequenceDiagram', comment, ...heads, ...lines].join(separator)}\n`;
}

const separator = '\n    ';
const lengthOf = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + separator.length + line.length, 0);

/** Numbers tell processes apart: a name may hold a word of Mermaid's, such as `end`. */
const participant = (id: ProcessId): string => `p${id}`;

const participants = <P extends ProtocolTypes>({ setup }: Trace<P>): readonly string[] =>
  setup.processes.map(({ id, name }) => `participant ${participant(id)} as ${escaped(name)}`);

/** The arrow of a message that arrives in this step; null where none does. */
function arrowOf<P extends ProtocolTypes>({ occurrence }: Step<P>, describer: Describer<P>): string | null {
  const { portrait } = describer;
  const isQuiet = (message: P['message']): boolean => portrait.quiet.includes(portrait.message(message).family);
  if (occurrence.type === 'lost') {
    const { from, process, content } = occurrence;
    return isQuiet(content) ? null : arrow(from, '--x', process, messageText(content, describer));
  }
  if (occurrence.type !== 'event' || !('message' in occurrence.event)) return null;
  const { from, message } = occurrence.event;
  return isQuiet(message) ? null : arrow(from, '->>', occurrence.process, messageText(message, describer));
}

const arrow = (from: ProcessId, sign: string, to: ProcessId, text: string): string =>
  `${participant(from)}${sign}${participant(to)}: ${label(text)}`;

function notes<P extends ProtocolTypes>(
  trace: Trace<P>,
  step: Step<P>,
  describer: Describer<P>,
  words: Words,
): readonly string[] {
  const actor = actorOf(step);
  const act =
    step.occurrence.type === 'act'
      ? [`Note over ${over(trace, actor)}: ${label(actText(trace, step.occurrence.act, describer))}`]
      : [];
  const reached = step.effects.flatMap((effect) =>
    effect.type === 'reach'
      ? [`Note over ${over(trace, actor)}: ${label(words(`milestones.${effect.milestone}`))}`]
      : [],
  );
  return [...act, ...reached];
}

/** Where a note stands: over its process, or across all of them. */
function over<P extends ProtocolTypes>({ setup }: Trace<P>, actor: ProcessId | null): string {
  if (actor !== null) return participant(actor);
  const ids = setup.processes.map(({ id }) => participant(id));
  const [first = '', last = first] = [ids[0], ids[ids.length - 1]];
  return first === last ? first : `${first},${last}`;
}

const label = (text: string): string =>
  escaped(text.length > longestLabel ? `${text.slice(0, longestLabel - 1).replace(/[\ud800-\udbff]$/, '')}…` : text);

/** Signs that mean something to Mermaid or HTML become character codes, as its own documentation advises. */
const escaped = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[#;:%<>&"$`{}\\*_~]/g, (sign) => `#${sign.charCodeAt(0)};`);
