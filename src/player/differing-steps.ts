import { unreachable } from '../kernel/assert';
import type { Instant } from '../kernel/ids';
import type { ProcessEvent, ProtocolTypes } from '../kernel/protocol';
import type { Occurrence, Step } from '../kernel/trace';
import { at } from '../kernel/vector';
import { commandText } from './command-text';
import type { AnyTrace, ProtocolEntry } from './contract';
import { stepAt } from './timeline';

type AnyStep = Step<ProtocolTypes>;

/** Further on, a person looks at the runs themselves. */
const longestSearch = 2_000;

/**
 * The first steps after an instant that one of two runs has and the other has not, on each side. Chance belongs to links and
 * processes, so what a difference has not reached happens in both at the same instants; it is no difference.
 */
export function differingSteps(
  traces: readonly [AnyTrace, AnyTrace],
  after: Instant,
  most: number,
  entry: ProtocolEntry,
): readonly [readonly AnyStep[], readonly AnyStep[]] {
  const [a, b] = traces;
  const found: readonly [AnyStep[], AnyStep[]] = [[], []];
  let [i, j] = [stepAt(a, after) + 1, stepAt(b, after) + 1];
  for (let searched = 0; searched < longestSearch; searched++) {
    const [mine, its] = [at(a.steps, i), at(b.steps, j)];
    if (mine === undefined && its === undefined) break;
    if (found[0].length >= most && found[1].length >= most) break;
    if (mine !== undefined && its !== undefined && mine.at === its.at && isSame(mine, its, traces, entry)) {
      i++;
      j++;
    } else if (its === undefined || (mine !== undefined && mine.at <= its.at)) {
      if (mine !== undefined && found[0].length < most) found[0].push(mine);
      i++;
    } else {
      if (found[1].length < most) found[1].push(its);
      j++;
    }
  }
  return found;
}

function isSame(a: AnyStep, b: AnyStep, [ofA, ofB]: readonly [AnyTrace, AnyTrace], entry: ProtocolEntry): boolean {
  // Branches share the steps before their fork, and a run that was only rewound shares more.
  return a === b || (a.verdict === b.verdict && signOf(a.occurrence, ofA, entry) === signOf(b.occurrence, ofB, entry));
}

/** What happened, without the numbers that differ as soon as anything else was sent before. */
function signOf(occurrence: Occurrence<ProtocolTypes>, trace: AnyTrace, entry: ProtocolEntry): string {
  switch (occurrence.type) {
    case 'act':
      return `act ${commandText(occurrence.act, trace, entry)}`;
    case 'boot':
      return `boot ${occurrence.process}`;
    case 'event':
      return `${occurrence.process} ${signOfEvent(occurrence.event, entry)}`;
    case 'lost':
      return `lost ${occurrence.from} ${occurrence.process} ${signOfMessage(occurrence.content, entry)}`;
    default:
      return unreachable(occurrence);
  }
}

function signOfEvent(event: ProcessEvent<ProtocolTypes>, entry: ProtocolEntry): string {
  if ('message' in event) return `${event.from} ${signOfMessage(event.message, entry)}`;
  if ('request' in event) return `request ${entry.portrait.request(event.request)}`;
  if ('stable' in event) return 'stable';
  return 'peer' in event ? `${event.type} ${event.peer} ${event.channel}` : event.type;
}

function signOfMessage(message: ProtocolTypes['message'], { portrait }: ProtocolEntry): string {
  const { name, label, fields } = portrait.message(message);
  return `${name} ${label} ${JSON.stringify(fields)}`;
}
