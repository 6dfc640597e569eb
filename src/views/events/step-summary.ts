import type { Act } from '../../kernel/act';
import type { Portrait } from '../../kernel/describe';
import type { Instant, ProcessId, StepIndex } from '../../kernel/ids';
import type { ProcessEvent, ProtocolTypes } from '../../kernel/protocol';
import type { Occurrence, Step } from '../../kernel/trace';

/** What sort of thing a step was, for its sign and for the words that name it. */
export type StepKind = 'act' | 'boot' | 'message' | 'timer' | 'disk' | 'request' | 'connection';

/** A step in the few words that a row of a list has room for; the words themselves are made of it elsewhere. */
export interface StepSummary {
  readonly index: StepIndex;
  readonly at: Instant;
  readonly kind: StepKind;
  /** By what it is filtered: the family of a message, else its kind. */
  readonly family: string;
  /** Whom it happened to; null for an act on no one process. */
  readonly process: ProcessId | null;
  /** The other end, where there is one. */
  readonly from: ProcessId | null;
  /** The name that the protocol gives it: a message's, a timer's, a channel's; the command of an act. */
  readonly name: string;
  /** What stands beside the name: the zxid of a message, for a connection what became of it. */
  readonly label: string;
  readonly verdict: Step<ProtocolTypes>['verdict'];
}

/** What a summary needs to know of the protocol, and how an act reads as a command. */
export interface SummaryTools {
  readonly portrait: Pick<Portrait<ProtocolTypes>, 'message' | 'request' | 'quiet'>;
  commandOf(act: Act<ProtocolTypes>): string;
}

type Part = Pick<StepSummary, 'kind' | 'family' | 'process' | 'from' | 'name' | 'label'>;

export function summarize(step: Step<ProtocolTypes>, tools: SummaryTools): StepSummary {
  const { index, at, verdict } = step;
  const part = partOf(step.occurrence, tools);
  const beat = part.kind === 'timer' ? quietFamilyOf(step, tools) : null;
  return { index, at, verdict, ...part, family: beat ?? part.family };
}

/** The quiet family of a heartbeat: a timer that does nothing but send messages of that family, and start again. */
function quietFamilyOf({ effects }: Step<ProtocolTypes>, { portrait }: SummaryTools): string | null {
  const families = effects.flatMap((effect) =>
    effect.type === 'send' ? [portrait.message(effect.message).family] : [],
  );
  const isBeat = effects.every((effect) => effect.type === 'send' || effect.type === 'startTimer');
  const [family] = families;
  if (!isBeat || family === undefined || !portrait.quiet.includes(family)) return null;
  return families.every((each) => each === family) ? family : null;
}

function partOf(occurrence: Occurrence<ProtocolTypes>, tools: SummaryTools): Part {
  switch (occurrence.type) {
    case 'act': {
      const { act } = occurrence;
      return { kind: 'act', family: 'act', ...endsOfAct(act), name: tools.commandOf(act), label: '' };
    }
    case 'boot':
      return { kind: 'boot', family: 'boot', process: occurrence.process, from: null, name: '', label: '' };
    case 'event':
      return { process: occurrence.process, ...eventPart(occurrence.event, tools) };
    case 'lost':
      return { process: occurrence.process, ...messagePart(occurrence.from, occurrence.content, tools) };
  }
}

function eventPart(event: ProcessEvent<ProtocolTypes>, tools: SummaryTools): Omit<Part, 'process'> {
  if ('message' in event) return messagePart(event.from, event.message, tools);
  if ('request' in event) {
    return { kind: 'request', family: 'client', from: null, name: tools.portrait.request(event.request), label: '' };
  }
  if ('stable' in event) return { kind: 'disk', family: 'disk', from: null, name: '', label: '' };
  if ('peer' in event) {
    return { kind: 'connection', family: 'connection', from: event.peer, name: event.channel, label: event.type };
  }
  return { kind: 'timer', family: 'timer', from: null, name: event.type, label: '' };
}

function messagePart(
  from: ProcessId,
  message: { readonly type: string },
  { portrait }: SummaryTools,
): Omit<Part, 'process'> {
  const { family, name, label } = portrait.message(message);
  return { kind: 'message', family, from, name, label };
}

/** The process that an act is about, or both ends of a link; none for an act on a message or on all. */
function endsOfAct(act: Act<ProtocolTypes>): Pick<Part, 'process' | 'from'> {
  if ('process' in act) return { process: act.process, from: null };
  return 'from' in act ? { process: act.to, from: act.from } : { process: null, from: null };
}

/** The families that are no message's, in the order of the filters. */
export const plainFamilies: readonly string[] = ['client', 'timer', 'disk', 'connection', 'boot', 'act'];
