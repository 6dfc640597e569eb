import type { ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';
import { faultOf } from './check-file';
import { isSame } from './difference';
import type { TraceEntry } from './entry';
import { foreignJson, foreignText } from './foreign';
import { traceLimits } from './limits';
import { makeAgain, type Told } from './make-again';
import { readActs } from './read-acts';
import { type EventsFile, readEvents } from './read-events';
import { isData, type JsonData, readJson } from './read-json';
import {
  differing,
  expectedSentence,
  fine,
  pathText,
  type Result,
  type TraceProblem,
  unreadable,
} from './trace-problem';
import { readTraceShape, type TraceShape } from './trace-schema';
import { engineVersion } from './version';
import { runChecksum, stepsChecksum, violationsIn } from './write-trace';

/** The run of a file, made again and found to be the same; or why it is not taken. */
export type ReadTrace<P extends ProtocolTypes> =
  | {
      readonly ok: true;
      readonly trace: Trace<P>;
      readonly entry: TraceEntry<P>;
      /** The version of the engine that wrote the file, and whether it is ours. */
      readonly engine: string;
      readonly isOwnEngine: boolean;
      /** The first step that the file tells; those before it are made again too. */
      readonly from: number;
    }
  | { readonly ok: false; readonly problem: TraceProblem };

/** A file of either kind, as it stands. */
type RunFile = (TraceShape | EventsFile) & { readonly data: JsonData };

/**
 * Reads a trace file or a file of events of any origin: checked, made again, compared step by step. Its memory and its time are
 * bounded by `traceLimits` and by the size of the text.
 */
export function readTrace<P extends ProtocolTypes>(given: string, entries: readonly TraceEntry<P>[]): ReadTrace<P> {
  if (given.length > traceLimits.bytes)
    return unreadable('limit.bytes', { size: given.length, limit: traceLimits.bytes });
  const file = readFile(given.replace(/^\ufeff/, ''));
  return file.ok ? readRun(file.value, entries) : file;
}

function readFile(text: string): Result<RunFile> {
  const foreign = foreignText(text);
  if (foreign !== null) return foreign;
  const firstLine = text.trimStart().split(/\r?\n/, 1)[0] ?? '';
  if (/^\s*\{.*"format"\s*:\s*"ensemble-events"/.test(firstLine.slice(0, 200))) return readEvents(text);
  const json = readJson(text);
  if (!json.ok) return json;
  const data = json.value;
  if (!isData(data) || data.format !== 'ensemble-trace') return foreignJson(data);
  const fault = faultOf(data);
  if (fault !== null) return fault;
  const shape = readTraceShape(data);
  return shape.ok ? fine({ ...shape.value, data }) : shape;
}

function readRun<P extends ProtocolTypes>(file: RunFile, entries: readonly TraceEntry<P>[]): ReadTrace<P> {
  const entry = entries.find(({ protocol }) => protocol.id === file.protocol);
  const known = entries.map(({ protocol }) => protocol.id);
  if (entry === undefined)
    return unreadable('protocol', { found: file.protocol.slice(0, 60), known }, { path: 'protocol' });
  const told = readTold(file, entry);
  if (!told.ok) return told;
  const again = makeAgain(told.value, entry);
  if (!again.ok) return again;
  const altered = alteredPart(file, again.value);
  if (altered !== null) return differing(altered);
  const { engine } = file;
  const isOwnEngine = engine === engineVersion;
  return { ok: true, trace: again.value, entry, engine, isOwnEngine, from: told.value.from };
}

function readTold<P extends ProtocolTypes>(file: RunFile, entry: TraceEntry<P>): Result<Told<P>> {
  const { engine, from = 0, steps } = file;
  const setup = entry.dialect.readSetup(file.setup);
  if (!setup.ok) {
    const [problem] = setup.problems;
    const path = pathText(['setup', ...(problem?.path ?? [])]);
    const expected = expectedSentence(problem?.expected ?? 'import.expected.record');
    return unreadable('setup', { path, found: problem?.found.slice(0, 120) ?? '' }, { path, expected });
  }
  const end = from + steps.length;
  if (end > traceLimits.steps) return unreadable('limit.steps', { count: end, limit: traceLimits.steps });
  const acts = readActs(file.interventions, { setup: setup.value, steps: end }, entry);
  return acts.ok ? fine({ engine, setup: setup.value, acts: acts.value, from, steps }) : acts;
}

/** What somebody changed though the steps do not show it; null where all is as it was written. */
function alteredPart<P extends ProtocolTypes>(file: RunFile, trace: Trace<P>): string | null {
  const { from = 0, data } = file;
  const violations = violationsIn(trace, { from, to: Number.POSITIVE_INFINITY });
  if (!isSame(violations, data.violations)) return 'altered.violations';
  if ('checksum' in file && file.checksum !== stepsChecksum(file.steps)) return 'altered.steps';
  if (file.runChecksum === undefined) return null;
  const { protocol, setup, interventions } = data;
  const sum = runChecksum({
    protocol: String(protocol),
    setup,
    interventions: Array.isArray(interventions) ? interventions : [],
    violations: Array.isArray(data.violations) ? data.violations : [],
    from,
  });
  return sum === file.runChecksum ? null : 'altered.run';
}
