import { type RunFormat, writeRun } from '../../src/trace-formats/write-run';
import { runChecksum, traceFile } from '../../src/trace-formats/write-trace';
import { english, entry } from '../scenarios/entry';
import { type RunName, runOf } from './runs';

type Data = Record<string, unknown>;
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;

/** A file that is as it should be but for the values at these paths; its checksum of the run is made anew. */
export function forged(changes: Readonly<Record<string, unknown>> = {}, name: RunName = 'requests'): string {
  const file: Data = JSON.parse(JSON.stringify(traceFile(runOf(name), entry)));
  for (const [path, value] of Object.entries(changes)) put(file, path.split('.'), value);
  const { protocol, setup, interventions, violations } = file;
  const sealed = Array.isArray(interventions) && Array.isArray(violations);
  if (sealed) file.runChecksum = runChecksum({ protocol: String(protocol), setup, interventions, violations, from: 0 });
  return JSON.stringify(file, null, 1);
}

function put(data: Data, [key = '', ...rest]: readonly string[], value: unknown): void {
  const inner = data[key];
  if (rest.length > 0 && isData(inner)) put(inner, rest, value);
  else if (value === undefined) delete data[key];
  else data[key] = value;
}

/** A file whose first act is another one. */
export const acting = (act: Readonly<Record<string, unknown>>): string => forged({ 'interventions.0.act': act });

export const written = (format: RunFormat, name: RunName = 'requests'): string =>
  [...writeRun(format, runOf(name), entry, { title: 'A run', words: english.words })].join('');

/** The events of a run with its lines changed. */
export function events(change: (lines: string[]) => void): string {
  const lines = written('events').split('\n');
  change(lines);
  return lines.join('\n');
}
