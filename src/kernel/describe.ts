import type { MessageId, ProcessId, RequestId, StepIndex } from './ids';
import type { Facts, ProtocolTypes, RuleId } from './protocol';
import type { Step, Trace } from './trace';
import type { ClientRequest, Process, Setup, World } from './world';

/**
 * What a protocol says about itself in plain data, so that views, transcripts and screen readers need not know it. Words
 * for people are not here: a `Sentence` names an entry of the catalogues and gives its values.
 */
export interface Portrait<P extends ProtocolTypes> {
  /** The catalogue that has the protocol's own words: `tag.zxid`, `family.vote`. Protocols of one family share one. */
  readonly catalogue: string;
  process(process: Process<P>, world: World<P>): ProcessFigure;
  message(message: P['message']): MessageFigure;
  /** The request as one would type it: `create /a "x"`. */
  request(request: P['request']): string;
  outcome(request: ClientRequest<P>): OutcomeFigure;
  /** Which variant of the protocol such a run shows; null where there is but one. */
  variant(setup: Setup<P>): Sentence | null;
  /** The state of the whole in a line: who leads, which epoch, how many are up. */
  ensemble(world: World<P>): Sentence;
  /** What a step means for a reader: the first sentence is the headline. */
  narrate(trace: Trace<P>, step: Step<P>): readonly Sentence[];
  /** A decision's facts for people: processes by their names, lists joined. */
  readable(facts: Facts, trace: Trace<P>): Facts;
  /** The state chart of a kind of process in such a run, drawn from the machine's own definition. */
  chart(kind: P['kind'], setup: Setup<P>): ChartNode;
  /** Message families in the order of a legend; those in `quiet` are hidden at first. */
  readonly families: readonly string[];
  readonly quiet: readonly string[];
}

/** What a protocol can be asked about its runs. It is not part of the portrait, so that a page can fetch it when it is wanted. */
export interface Explainer<P extends ProtocolTypes> {
  /** What would have come of it, had a rule that fired in this step decided the other way. */
  otherwise(trace: Trace<P>, step: Step<P>, rule: RuleId, facts: Facts): Sentence;
  /** What may be asked about something in a world of the run, also why something did not happen. */
  questions(trace: Trace<P>, world: World<P>, about: Subject): readonly Question[];
  /** The answer to one of these questions, found in that world. */
  answer(trace: Trace<P>, world: World<P>, question: Question): readonly Finding[];
}

/** An entry of the catalogues with its values. */
export interface Sentence {
  readonly id: string;
  readonly values: Facts;
}

/** What a question is about; `whole`: the run, where nothing is chosen. */
export type Subject =
  | { readonly type: 'whole' }
  | { readonly type: 'process'; readonly id: ProcessId }
  | { readonly type: 'link'; readonly a: ProcessId; readonly b: ProcessId }
  | { readonly type: 'message'; readonly id: MessageId }
  | { readonly type: 'request'; readonly id: RequestId }
  /** An entry of a process's log, by the key of its `LogCell`. */
  | { readonly type: 'entry'; readonly process: ProcessId; readonly key: string };

export interface Question {
  readonly kind: string;
  readonly about: Subject;
  /** The question in words. */
  readonly asked: Sentence;
}

/** One part of an answer. */
export interface Finding {
  readonly sentence: Sentence;
  /** Whether this condition is met; null where it is none. */
  readonly holds: boolean | null;
  readonly count: { readonly have: number; readonly need: number } | null;
  /** The step that made it so. */
  readonly step: StepIndex | null;
}

export interface ProcessFigure {
  /** Its state's own name: `LOOKING`; `down`, `paused` where it is not running. */
  readonly state: string;
  readonly phase: string | null;
  /** Picks colour and icon: `looking`, `following`, `leading`, `observing`, `down`, `paused`. */
  readonly tone: string;
  readonly votes: boolean;
  /** Small labelled values in the order of importance, such as epoch and zxid. */
  readonly tags: readonly { readonly key: string; readonly value: string; readonly long: string | null }[];
  /** The end of its log. */
  readonly log: readonly LogCell[];
  /** How many older cells are left out. */
  readonly earlier: number;
  /** Whom it prefers or follows. */
  readonly arrow: { readonly to: ProcessId; readonly label: string; readonly decided: boolean } | null;
  /** A count towards a quorum, while one is awaited. */
  readonly meter: { readonly key: string; readonly have: number; readonly need: number } | null;
  /** Active nodes of its chart, outermost first: `['looking', 'gathering']`. */
  readonly active: readonly string[];
  /** Everything else that it knows, for the state table, as path and value. */
  readonly fields: readonly { readonly key: string; readonly value: string }[];
}

/** Logged, acknowledged, committed and applied are four different marks; memory and disk are drawn apart. */
export interface LogCell {
  readonly key: string;
  readonly label: string;
  readonly long: string;
  readonly title: string;
  readonly where: 'memory' | 'disk';
  readonly acked: boolean;
  readonly committed: boolean;
  readonly applied: boolean;
  readonly isError: boolean;
}

export interface MessageFigure {
  readonly name: string;
  /** One of the portrait's families: picks shape and colour. */
  readonly family: string;
  /** What is written beside its name: a zxid or the vote. */
  readonly label: string;
  readonly fields: Facts;
}

export interface OutcomeFigure {
  readonly status: 'pending' | 'ok' | 'error' | 'unknown';
  readonly error: string | null;
  readonly value: string | null;
  /** Where the protocol has put the request in its order, as a labelled value; null where it says nothing of that. */
  readonly stamp: { readonly key: string; readonly value: string } | null;
}

/** A state node of a machine, with its own transitions. */
export interface ChartNode {
  readonly key: string;
  /** Path from the root, joined by dots. */
  readonly path: string;
  readonly source: string | null;
  readonly initial: string | null;
  readonly children: readonly ChartNode[];
  readonly transitions: readonly {
    readonly event: string;
    readonly guard: string | null;
    readonly target: string | null;
  }[];
}
