import type { ProtocolTypes } from '../kernel/protocol';
import { actorOf } from '../kernel/run';
import type { Step, Trace } from '../kernel/trace';
import { slice } from '../kernel/vector';
import { nameIn } from '../kernel/world';
import type { Describer } from './entry';
import { clipped, type StepRange, wholeRun } from './step-range';
import { stepText } from './step-text';

/** What ShiViz needs to cut a line of the log in its parts; its log parsing field takes it, and a file begins with it. */
export const shivizParser = '(?<host>\\S+) (?<clock>\\{[^}]*\\}) (?<timeUs>\\d+) (?<event>.*)';

/** The host of steps that no process makes: what a person does to links, messages and groups. */
const network = 'network';

type Clock = Readonly<Record<string, number>>;

/**
 * The run as a log for ShiViz: the parser's regular expression, an empty line (there is one execution), and a line for each
 * step with its vector clock. A step comes after the one before it of its process and after its cause.
 */
export function* writeShiviz<P extends ProtocolTypes>(
  trace: Trace<P>,
  describer: Describer<P>,
  range: StepRange = wholeRun,
): Generator<string> {
  const { from, to } = clipped(trace, range);
  yield `${shivizParser}\n\n`;
  const latest = new Map<string, Clock>();
  const clocks: Clock[] = [];
  for (const step of slice(trace.steps, from, to + 1)) {
    const host = hostOf(trace, step);
    const own = latest.get(host) ?? {};
    // What led to the first steps of a range may lie before it: ShiViz knows no event that is not in its log.
    const cause = step.cause === null ? undefined : clocks[step.cause - from];
    const clock = { ...merged(own, cause ?? {}), [host]: (own[host] ?? 0) + 1 };
    latest.set(host, clock);
    clocks.push(clock);
    yield `${host} ${JSON.stringify(clock)} ${step.at} ${oneLine(stepText(trace, step, describer))}\n`;
  }
}

function hostOf<P extends ProtocolTypes>(trace: Trace<P>, step: Step<P>): string {
  const actor = actorOf(step);
  return actor === null ? network : nameIn(trace, actor).replace(/[\s{}"\\]/g, '_');
}

function merged(a: Clock, b: Clock): Clock {
  const clock: Record<string, number> = { ...a };
  for (const [host, time] of Object.entries(b)) clock[host] = Math.max(clock[host] ?? 0, time);
  return clock;
}

/** In a regular expression `.` matches none of these. */
const oneLine = (text: string): string => text.replace(/[\n\r\u2028\u2029]+/g, ' ');
