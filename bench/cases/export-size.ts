import { readFileSync } from 'node:fs';
import { zookeeper } from '../../src/protocols/zookeeper';
import { dialect } from '../../src/protocols/zookeeper/dialect';
import { portrait } from '../../src/protocols/zookeeper/portrait';
import { perform } from '../../src/scenario/play';
import { readScript } from '../../src/scenario/read-script';
import { writeTrace } from '../../src/trace-formats/write-trace';
import { type ClusterTrace, clusterOf, driven, elected } from '../cluster';

export interface ExportSizeInput {
  readonly scenarios: readonly string[];
  readonly servers: number;
  readonly steps: number;
}
export interface ExportSizeOutput {
  readonly runs: readonly ExportSize[];
}
export interface ExportSize {
  readonly name: string;
  readonly steps: number;
  /** All of the file but its setup. */
  readonly bytesPerStep: number;
}

const entry = { protocol: zookeeper, portrait, dialect };

/** How long exported files are, for scenarios given by their files and for a long run of a cluster. */
export function measureExportSize({ scenarios, servers, steps }: ExportSizeInput): ExportSizeOutput {
  const shipped = scenarios.map((path) => sizeOf(nameOf(path), runOf(path)));
  return { runs: [...shipped, sizeOf(`long run, ${servers} servers`, driven(elected(clusterOf(servers)), steps))] };
}

function runOf(path: string): ClusterTrace {
  const read = readScript({ file: path, text: readFileSync(path, 'utf8') }, [entry]);
  if (!read.ok) throw new Error(`a shipped scenario can be read: ${path}`);
  return perform(read.script).trace;
}

function sizeOf(name: string, trace: ClusterTrace): ExportSize {
  const setup = JSON.stringify(dialect.writeSetup(trace.setup));
  const bytes = Buffer.byteLength(writeTrace(trace, entry)) - Buffer.byteLength(setup);
  return { name, steps: trace.steps.length, bytesPerStep: bytes / trace.steps.length };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.txt$/, '');
