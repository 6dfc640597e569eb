import type { ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';
import { nameIn } from '../kernel/world';
import { type CompactStep, compactStep } from './compact-step';
import type { Describer } from './entry';
import { changes } from './moments';
import type { StepRange } from './step-range';
import { actText } from './step-text';

/** The columns by their headings, each with the key of a trace file's step that it shows. */
const columns = [
  ['timeUs', 't'],
  ['process', 'p'],
  ['event', 'e'],
  ['name', 'n'],
  ['from', 'f'],
  ['fields', 'a'],
  ['verdict', 'v'],
  ['cause', 'c'],
  ['sent', 's'],
  ['writes', 'w'],
  ['rules', 'r'],
  ['milestones', 'm'],
  ['changed', 'd'],
] as const;

/** The steps of a run as a table: RFC 4180, a record for each step, headings in the first. */
export function* writeCsv<P extends ProtocolTypes>(
  trace: Trace<P>,
  describer: Describer<P>,
  range?: StepRange,
): Generator<string> {
  yield record(['step', ...columns.map(([heading]) => heading)]);
  for (const change of changes(trace, range)) {
    const step = compactStep(change, describer);
    const { occurrence, index } = change.step;
    // A trace file has the acts in a list of their own, a table has no place for one.
    const told = occurrence.type === 'act' ? { ...step, n: actText(trace, occurrence.act, describer) } : step;
    yield record([String(index), ...columns.map(([, key]) => cell(trace, told, key))]);
  }
}

const record = (fields: readonly string[]): string => `${fields.map(quoted).join(',')}\r\n`;

const quoted = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

function cell<P extends ProtocolTypes>(trace: Trace<P>, step: CompactStep, key: (typeof columns)[number][1]): string {
  const value = step[key];
  switch (key) {
    case 'p':
    case 'f':
      return value === undefined ? '' : nameOf(trace, value);
    case 's':
      return listOf(value, (pair) => sentText(trace, pair));
    case 'm':
      return isData(value) ? joined(Object.entries(value), ([name, facts]) => `${name} ${flat(facts)}`.trimEnd()) : '';
    default:
      return flat(value);
  }
}

const nameOf = <P extends ProtocolTypes>(trace: Trace<P>, id: unknown): string => nameIn(trace, id as number);

function sentText<P extends ProtocolTypes>(trace: Trace<P>, pair: unknown): string {
  if (!Array.isArray(pair)) return '';
  return `${joined(pair[0], String)} -> ${joined(pair[1], (id) => nameOf(trace, id), ' ')}`;
}

const isData = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One cell of text: lists joined, data as `key=value`. */
function flat(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return joined(value, flat);
  return isData(value) ? joined(Object.entries(value), ([key, each]) => `${key}=${flat(each)}`) : String(value);
}

const listOf = (value: unknown, text: (element: unknown) => string): string =>
  Array.isArray(value) ? joined(value, text) : '';

const joined = <T>(elements: readonly T[], text: (element: T) => string, separator = '; '): string =>
  elements.map(text).join(separator);
