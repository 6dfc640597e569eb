import type { ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';
import { slice } from '../kernel/vector';
import { type CompactStep, compactStep } from './compact-step';
import { crc32 } from './crc32';
import type { Describer } from './entry';
import { changes } from './moments';
import { engineVersion } from './version';

/** A run as a trace file holds it: all that it takes to make it again, and its steps to read. */
export interface TraceFile {
  readonly format: 'ensemble-trace';
  readonly version: 1;
  readonly engine: string;
  readonly protocol: string;
  /** Front matter of the scenario: the setup. */
  readonly setup: Readonly<Record<string, unknown>>;
  readonly interventions: readonly Readonly<Record<string, unknown>>[];
  readonly steps: readonly CompactStep[];
  readonly violations: readonly Readonly<Record<string, unknown>>[];
  /** CRC-32 of the steps as JSON without white space. */
  readonly checksum: string;
}

/** The run as data of a trace file. */
export function traceFile<P extends ProtocolTypes>(trace: Trace<P>, describer: Describer<P>): TraceFile {
  const steps = Array.from(changes(trace), (change) => compactStep(change, describer));
  return {
    format: 'ensemble-trace',
    version: 1,
    engine: engineVersion,
    protocol: trace.protocol.id,
    setup: describer.dialect.writeSetup(trace.setup),
    interventions: Array.from(slice(trace.interventions), ({ at, step, act }) => ({ at, step, act })),
    steps,
    violations: Array.from(slice(trace.violations), ({ step, invariant, facts }) => ({ step, invariant, facts })),
    checksum: stepsChecksum(steps),
  };
}

/** What two runs that went the same way have in common. */
export const stepsChecksum = (steps: readonly CompactStep[]): string => `crc32:${crc32(JSON.stringify(steps))}`;

/** The run as the text of a trace file, with one line for each step. */
export function writeTrace<P extends ProtocolTypes>(trace: Trace<P>, describer: Describer<P>): string {
  const fields = Object.entries(traceFile(trace, describer));
  return `{\n${fields.map(([key, value]) => `  ${JSON.stringify(key)}: ${Array.isArray(value) ? lines(value) : JSON.stringify(value)}`).join(',\n')}\n}\n`;
}

const lines = (elements: readonly unknown[]): string =>
  elements.length === 0 ? '[]' : `[\n${elements.map((element) => `    ${JSON.stringify(element)}`).join(',\n')}\n  ]`;
