import { unreachable } from '../kernel/assert';
import type { Instant, ProcessId } from '../kernel/ids';
import type { ProcessEvent, ProtocolTypes } from '../kernel/protocol';
import type { Occurrence, Step } from '../kernel/trace';
import { at } from '../kernel/vector';
import { nameIn } from '../kernel/world';
import { commandText } from './command-text';
import type { AnyTrace, ProtocolEntry } from './contract';
import { stepAt } from './timeline';

export type AnyStep = Step<ProtocolTypes>;

/** A run and who can read it. */
export interface Readable {
  readonly trace: AnyTrace;
  readonly entry: ProtocolEntry;
}
export type Two<T> = readonly [T, T];

/** Further on, a person looks at the runs themselves. */
const longestSearch = 2_000;

/** The first steps after an instant that one of two runs has and the other has not, on each side. */
export function differingSteps(
  traces: Two<AnyTrace>,
  after: Instant,
  most: number,
  entry: ProtocolEntry,
): Two<readonly AnyStep[]> {
  const [a, b] = traces;
  const runs = [
    { trace: a, entry },
    { trace: b, entry },
  ] as const;
  const found: Two<AnyStep[]> = [[], []];
  let next: Two<number> = [stepAt(a, after) + 1, stepAt(b, after) + 1];
  for (let searched = 0; searched < longestSearch; searched++) {
    if (found.every(({ length }) => length >= most)) break;
    const met = meet(runs, next);
    if (met === null) break;
    next = met.next;
    if (met.side !== null && found[met.side].length < most) found[met.side].push(met.step);
  }
  return found;
}

/** What comes next in either of two runs. */
export interface Met {
  readonly step: AnyStep;
  /** The run that alone has it; null where both do. */
  readonly side: 0 | 1 | null;
  /** Where to go on in each. */
  readonly next: Two<number>;
}

/**
 * Walks two runs beside each other, in order of time. Chance belongs to links and processes, so what a difference has not reached
 * happens in both at the same instants; it is no difference. Null at the end of both.
 */
export function meet([a, b]: Two<Readable>, [i, j]: Two<number>): Met | null {
  const [mine, its] = [at(a.trace.steps, i), at(b.trace.steps, j)];
  if (mine !== undefined && its !== undefined && mine.at === its.at && isSame(mine, its, [a, b]))
    return { step: mine, side: null, next: [i + 1, j + 1] };
  if (mine !== undefined && (its === undefined || mine.at <= its.at)) return { step: mine, side: 0, next: [i + 1, j] };
  return its === undefined ? null : { step: its, side: 1, next: [i, j + 1] };
}

// Branches share the steps before their fork, and a run that was only rewound shares more.
const isSame = (a: AnyStep, b: AnyStep, [ofA, ofB]: Two<Readable>): boolean =>
  a === b || (a.verdict === b.verdict && signOf(a.occurrence, ofA) === signOf(b.occurrence, ofB));

/** What happened, without the numbers that differ as soon as anything else was sent before. */
function signOf(occurrence: Occurrence<ProtocolTypes>, run: Readable): string {
  const nameOf = (id: ProcessId): string => nameIn(run.trace, id);
  switch (occurrence.type) {
    case 'act':
      return `act ${commandText(occurrence.act, run.trace, run.entry)}`;
    case 'boot':
      return `boot ${nameOf(occurrence.process)}`;
    case 'event':
      return `${nameOf(occurrence.process)} ${signOfEvent(occurrence.event, run.entry, nameOf)}`;
    case 'lost':
      return `lost ${nameOf(occurrence.from)} ${nameOf(occurrence.process)} ${signOfMessage(occurrence.content, run.entry)}`;
    default:
      return unreachable(occurrence);
  }
}

function signOfEvent(
  event: ProcessEvent<ProtocolTypes>,
  entry: ProtocolEntry,
  nameOf: (id: ProcessId) => string,
): string {
  if ('message' in event) return `${nameOf(event.from)} ${signOfMessage(event.message, entry)}`;
  if ('request' in event) return `request ${entry.portrait.request(event.request)}`;
  if ('stable' in event) return 'stable';
  return 'peer' in event ? `${event.type} ${nameOf(event.peer)} ${event.channel}` : event.type;
}

function signOfMessage(message: ProtocolTypes['message'], { portrait }: ProtocolEntry): string {
  const { name, label, fields } = portrait.message(message);
  return `${name} ${label} ${JSON.stringify(fields)}`;
}
