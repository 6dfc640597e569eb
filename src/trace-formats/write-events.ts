import type { ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';
import { compactStep } from './compact-step';
import type { Describer } from './entry';
import { changes } from './moments';
import { clipped, type StepRange, wholeRun } from './step-range';
import { type Origin, originOf, runChecksum, violationsIn } from './write-trace';

/** The names that the short keys of a trace file's steps stand for. */
export const longKeys: Readonly<Record<string, string>> = {
  t: 'timeUs',
  p: 'process',
  c: 'cause',
  e: 'event',
  f: 'from',
  n: 'name',
  a: 'fields',
  v: 'verdict',
  s: 'sent',
  w: 'writes',
  r: 'rules',
  m: 'milestones',
  d: 'changed',
};

/** The first line of the events: what it takes to make the run again, and how many lines follow, so that a cut is seen. */
export interface EventsHeader extends Origin {
  readonly format: 'ensemble-events';
  readonly version: 1;
  readonly from?: number;
  readonly violations: readonly Readonly<Record<string, unknown>>[];
  readonly stepCount: number;
  readonly runChecksum: string;
}

/** The steps of a run, each as one line of JSON with its number and whole words as keys, after a line about the run. */
export function* writeEvents<P extends ProtocolTypes>(
  trace: Trace<P>,
  describer: Describer<P>,
  range: StepRange = wholeRun,
): Generator<string> {
  yield JSON.stringify(eventsHeader(trace, describer, range));
  for (const change of changes(trace, range)) {
    const entries = Object.entries(compactStep(change, describer)).map(([key, value]) => [longKeys[key] ?? key, value]);
    yield JSON.stringify({ step: change.step.index, ...Object.fromEntries(entries) });
  }
}

function eventsHeader<P extends ProtocolTypes>(
  trace: Trace<P>,
  describer: Describer<P>,
  range: StepRange,
): EventsHeader {
  const { from, to } = clipped(trace, range);
  const origin = originOf(trace, describer, range);
  const violations = violationsIn(trace, range);
  return {
    format: 'ensemble-events',
    version: 1,
    ...origin,
    ...(from === 0 ? {} : { from }),
    violations,
    stepCount: to - from + 1,
    runChecksum: runChecksum({ ...origin, violations, from }),
  };
}
