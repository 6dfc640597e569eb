import type { ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';
import { slice } from '../kernel/vector';
import { type CompactStep, compactStep } from './compact-step';
import { crc32, crc32Sum } from './crc32';
import type { Describer } from './entry';
import { changes } from './moments';
import { clipped, isIn, type StepRange, wholeRun } from './step-range';
import { engineVersion } from './version';

type Data = Readonly<Record<string, unknown>>;

/** All that it takes to make a run again, and what came of its invariants. */
export interface Origin {
  readonly engine: string;
  readonly protocol: string;
  /** Front matter of the scenario: the setup. */
  readonly setup: Data;
  readonly interventions: readonly Data[];
}

/** A run as a trace file holds it: what it takes to make it again, and its steps to read. */
export interface TraceFile extends Origin {
  readonly format: 'ensemble-trace';
  readonly version: 1;
  /** The first of the steps, where the file does not begin with the run. */
  readonly from?: number;
  readonly steps: readonly CompactStep[];
  readonly violations: readonly Data[];
  /** CRC-32 of the steps as JSON without white space. */
  readonly checksum: string;
  /** CRC-32 of protocol, setup, interventions, violations and `from` likewise. */
  readonly runChecksum: string;
}

/** The run, or a range of its steps, as data of a trace file. The run ends with the range. */
export function traceFile<P extends ProtocolTypes>(
  trace: Trace<P>,
  describer: Describer<P>,
  range: StepRange = wholeRun,
): TraceFile {
  const { from } = clipped(trace, range);
  const steps = Array.from(changes(trace, range), (change) => compactStep(change, describer));
  const origin = originOf(trace, describer, range);
  const violations = violationsIn(trace, range);
  return {
    format: 'ensemble-trace',
    version: 1,
    ...origin,
    ...(from === 0 ? {} : { from }),
    steps,
    violations,
    checksum: stepsChecksum(steps),
    runChecksum: runChecksum({ ...origin, violations, from }),
  };
}

/** What makes the run up to the end of the range. */
export function originOf<P extends ProtocolTypes>(trace: Trace<P>, describer: Describer<P>, range: StepRange): Origin {
  const { to } = clipped(trace, range);
  const interventions = Array.from(slice(trace.interventions), ({ at, step, act }) => ({ at, step, act }));
  return {
    engine: engineVersion,
    protocol: trace.protocol.id,
    setup: describer.dialect.writeSetup(trace.setup),
    interventions: interventions.filter(({ step }) => step <= to),
  };
}

export function violationsIn<P extends ProtocolTypes>(trace: Trace<P>, range: StepRange): readonly Data[] {
  const violations = Array.from(slice(trace.violations), ({ step, invariant, facts }) => ({ step, invariant, facts }));
  const steps = clipped(trace, range);
  return violations.filter(({ step }) => isIn(steps, step));
}

/** What two runs that went the same way have in common. */
export const stepsChecksum = (steps: readonly unknown[]): string => checksum(steps);

/** What an edited setup or act changes even where no step shows it. */
export const runChecksum = ({
  protocol,
  setup,
  interventions,
  violations,
  from,
}: Pick<Origin, 'protocol'> & {
  readonly setup: unknown;
  readonly interventions: readonly unknown[];
  readonly violations: readonly unknown[];
  readonly from: number;
}): string => checksum([protocol, setup, interventions, violations, from]);

const checksum = (data: unknown): string => `crc32:${crc32(JSON.stringify(data))}`;

/** The run as the text of a trace file, with one line for each step. */
export const writeTrace = <P extends ProtocolTypes>(
  trace: Trace<P>,
  describer: Describer<P>,
  range?: StepRange,
): string => Array.from(tracePieces(trace, describer, range)).join('');

/** The same in pieces, one for each step: nobody has to wait for a long run at one stretch. */
export function* tracePieces<P extends ProtocolTypes>(
  trace: Trace<P>,
  describer: Describer<P>,
  range: StepRange = wholeRun,
): Generator<string> {
  const { from } = clipped(trace, range);
  const origin = originOf(trace, describer, range);
  yield `{\n${fieldLines({ format: 'ensemble-trace', version: 1, ...origin, ...(from === 0 ? {} : { from }) })},\n  "steps": [`;
  const sum = crc32Sum();
  let gap = '';
  for (const change of changes(trace, range)) {
    const step = JSON.stringify(compactStep(change, describer));
    sum.add(`${gap === '' ? '[' : gap}${step}`);
    yield `${gap}\n    ${step}`;
    gap = ',';
  }
  sum.add(gap === '' ? '[]' : ']');
  const violations = violationsIn(trace, range);
  const sums = { checksum: `crc32:${sum.digits()}`, runChecksum: runChecksum({ ...origin, violations, from }) };
  yield `${gap === '' ? ']' : '\n  ]'},\n${fieldLines({ violations, ...sums })}\n}\n`;
}

const fieldLines = (fields: Data): string =>
  Object.entries(fields)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${Array.isArray(value) ? lines(value) : JSON.stringify(value)}`)
    .join(',\n');

const lines = (elements: readonly unknown[]): string =>
  elements.length === 0 ? '[]' : `[\n${elements.map((element) => `    ${JSON.stringify(element)}`).join(',\n')}\n  ]`;
