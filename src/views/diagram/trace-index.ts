import type { ProcessId } from '../../kernel/ids';
import type { ProtocolTypes } from '../../kernel/protocol';
import { actorOf } from '../../kernel/run';
import type { Step } from '../../kernel/trace';
import { at, last, slice } from '../../kernel/vector';
import type { AnyTrace, ProtocolEntry } from '../../player/contract';
import { plainFamilies, type StepKind, type StepSummary, summarize } from '../events/step-summary';
import { sameData } from '../stage/same-data';
import { type Bands, noBands } from './bands';
import { addFlight, endFlight, type Flight, type Flights, noFlights } from './flights';
import { squeezedAfter } from './scale';

/**
 * What the diagram knows of a run: a record for each step in flat arrays, which grow with the run and are never made again.
 * The only mutable thing of the diagram, so that a run of a hundred thousand steps costs what its newest step costs.
 */
export interface TraceIndex {
  /** The newest version of the run that was read. */
  trace: AnyTrace;
  readonly entry: Pick<ProtocolEntry, 'portrait'>;
  readonly families: readonly string[];
  readonly names: readonly string[];
  readonly lanes: ReadonlyMap<ProcessId, number>;
  /** By step: its instant, its place on the squeezed axis of time, its lane (-1: none), the step before on its lane. */
  readonly at: number[];
  readonly squeezed: number[];
  readonly lane: number[];
  readonly before: number[];
  readonly cause: number[];
  readonly kind: StepKind[];
  readonly family: number[];
  readonly verdict: Step<ProtocolTypes>['verdict'][];
  /** What arrived with the step; null for what is no arrival. */
  readonly arrival: (Flight | null)[];
  /** Where the flights that the step sent begin among all of them. */
  readonly firstSent: number[];
  readonly stepsOfLane: number[][];
  /** The steps of no lane: acts on links, messages and groups. */
  readonly stepsOfNone: number[];
  readonly flights: Flights;
  readonly bands: Bands;
}

/** The index of a run of which nothing has been read yet. */
export function emptyIndex(trace: AnyTrace, entry: Pick<ProtocolEntry, 'portrait'>): TraceIndex {
  const { processes } = trace.setup;
  return {
    trace,
    entry,
    families: [...entry.portrait.families, ...plainFamilies],
    names: processes.map(({ name }) => name),
    lanes: new Map(processes.map(({ id }, lane) => [id, lane])),
    ...{ at: [], squeezed: [], lane: [], before: [], cause: [], kind: [], family: [], verdict: [], arrival: [] },
    firstSent: [],
    stepsOfLane: processes.map(() => []),
    stepsOfNone: [],
    flights: noFlights(),
    bands: noBands(processes.length),
  };
}

/** How many steps have been read. */
export const lengthOf = (index: TraceIndex): number => index.at.length;

/** Whether an index holds nothing but steps of this run, so that it can be read on. */
export function isIndexOf(index: TraceIndex, trace: AnyTrace, entry: Pick<ProtocolEntry, 'portrait'>): boolean {
  const read = lengthOf(index);
  if (index.entry.portrait !== entry.portrait || index.trace.setup !== trace.setup) return false;
  return read === 0 || (read <= trace.steps.length && at(index.trace.steps, read - 1) === at(trace.steps, read - 1));
}

/** Reads the steps that the run has more than before, all of them or those before `until`. */
export function readSteps(index: TraceIndex, trace: AnyTrace, until = trace.steps.length): void {
  const read = lengthOf(index);
  index.trace = trace;
  if (last(trace.steps)?.index === read - 1) return;
  for (const step of slice(trace.steps, read, until)) readStep(index, step);
}

function readStep(index: TraceIndex, step: Step<ProtocolTypes>): void {
  const summary = summarize(step, { portrait: index.entry.portrait, commandOf: () => '' });
  const actor = actorOf(step);
  const lane = actor === null ? -1 : (index.lanes.get(actor) ?? -1);
  const ofLane = index.stepsOfLane[lane] ?? index.stepsOfNone;
  const before = index.at.length - 1;
  const time = { at: step.at, before: index.at[before] ?? 0, squeezedBefore: index.squeezed[before] ?? 0 };
  index.squeezed.push(squeezedAfter(time, index.trace.setup.timing));
  index.at.push(step.at);
  index.lane.push(lane);
  index.before.push(lane < 0 ? -1 : (ofLane.at(-1) ?? -1));
  index.cause.push(step.cause ?? -1);
  index.kind.push(summary.kind);
  index.family.push(index.families.indexOf(summary.family));
  index.verdict.push(step.verdict);
  ofLane.push(step.index);
  index.arrival.push(arrivalOf(index, step, summary));
  index.firstSent.push(index.flights.all.length);
  for (const effect of step.effects) {
    const to = effect.type === 'send' ? index.lanes.get(effect.to) : undefined;
    if (effect.type !== 'send' || to === undefined) continue;
    const family = index.families.indexOf(index.entry.portrait.message(effect.message).family);
    addFlight(index.flights, { from: lane, to, sent: step.index, family, isPacket: false, content: effect.message });
  }
}

function arrivalOf(index: TraceIndex, step: Step<ProtocolTypes>, summary: StepSummary): Flight | null {
  const { occurrence } = step;
  if (occurrence.type !== 'event' && occurrence.type !== 'lost') return null;
  if (occurrence.message === null || occurrence.sentAt === null || summary.from === null) return null;
  const [from, to] = [index.lanes.get(summary.from), index.lanes.get(occurrence.process)];
  if (from === undefined || to === undefined) return null;
  const content = contentOf(occurrence);
  const family = index.families.indexOf(summary.family);
  const flight =
    (content === null || step.cause === null ? null : sentBy(index, step.cause, to, content)) ??
    addFlight(index.flights, {
      ...{ from, to, family, isPacket: content === null, content },
      sent: content !== null && step.cause !== null ? step.cause : placeOf(index, occurrence.sentAt),
    });
  flight.id = occurrence.message;
  index.flights.byId.set(flight.id, flight);
  endFlight(index.flights, flight, step.index, fateOf(step, summary));
  return flight;
}

function contentOf(occurrence: Extract<Step<ProtocolTypes>['occurrence'], { type: 'event' | 'lost' }>): object | null {
  if (occurrence.type === 'lost') return occurrence.content;
  return 'message' in occurrence.event ? occurrence.event.message : null;
}

function fateOf({ verdict }: Step<ProtocolTypes>, { label }: StepSummary): Flight['fate'] {
  if (verdict === 'lost') return 'lost';
  if (label === 'dialFailed') return 'refused';
  return verdict === 'ignored' ? 'ignored' : 'arrived';
}

/**
 * The flight that a step sent to a lane and that has not ended: one message can go to many, and a doubled one twice. A world
 * that was made again holds other objects than the steps do, so it is told by what it says.
 */
export function sentBy(index: TraceIndex, step: number, to: number, content: object): Flight | null {
  const { all } = index.flights;
  const end = index.firstSent[step + 1] ?? all.length;
  for (let i = index.firstSent[step] ?? end; i < end; i++) {
    const flight = all[i];
    if (flight?.to === to && flight.fate === 'open' && sameData(flight.content, content)) return flight;
  }
  return null;
}

/** The place of an instant among the steps that have been read: between two of them in proportion to time. */
export function placeOf(index: TraceIndex, instant: number): number {
  const after = firstAfter(index.at, instant);
  const [from, to] = [index.at[after - 1] ?? 0, index.at[after]];
  return to === undefined || to <= from ? after - 1 : after - 1 + (instant - from) / (to - from);
}

/** The position of the first number that is larger, among ascending ones. */
export function firstAfter(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
