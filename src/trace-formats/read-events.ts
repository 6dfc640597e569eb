import { faultOf } from './check-file';
import { isData, type JsonData, type JsonValue, readJson } from './read-json';
import { fine, type Result, shown, unreadable } from './trace-problem';
import { type EventsShape, readEventsShape } from './trace-schema';
import { longKeys } from './write-events';

/** A file of events with its lines as steps of a trace file. */
export type EventsFile = EventsShape & { readonly steps: readonly JsonValue[] };

/** Reads a line about the run, then a line for each of its steps. Empty lines do no harm. */
export function readEvents(text: string): Result<EventsFile & { readonly data: JsonData }> {
  const lines = numberedLines(text);
  const [first] = lines;
  if (first === undefined) return unreadable('empty');
  const data = readJson(first.text, first.number);
  if (!data.ok) return data;
  if (!isData(data.value)) return unreadable('foreign.json');
  const fault = faultOf(data.value);
  if (fault !== null) return fault;
  const header = readEventsShape(data.value);
  if (!header.ok) return header;
  const { stepCount, from = 0 } = header.value;
  const steps = readSteps(lines.slice(1), stepCount, from);
  return steps.ok ? fine({ ...header.value, steps: steps.value, data: data.value }) : steps;
}

interface Line {
  readonly text: string;
  readonly number: number;
}

const numberedLines = (text: string): readonly Line[] =>
  text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [{ text: line, number: i + 1 }]));

function readSteps(lines: readonly Line[], count: number, from: number): Result<readonly JsonValue[]> {
  const steps: JsonValue[] = [];
  for (const { text, number } of lines) {
    const place = { line: number, column: 1 };
    if (steps.length === count) return unreadable('events.more', { count, line: number }, { place });
    const read = readJson(text, number);
    if (!read.ok) return read;
    const wanted = from + steps.length;
    if (!isData(read.value) || read.value.step !== wanted) {
      const found = shown(isData(read.value) ? read.value.step : read.value);
      return unreadable('events.order', { line: number, wanted, found }, { place });
    }
    steps.push(shortened(read.value));
  }
  const found = steps.length;
  return found < count ? unreadable('events.fewer', { count, found }) : fine(steps);
}

const shortKeys = new Map(Object.entries(longKeys).map(([short, long]) => [long, short]));

/** A line as a step of a trace file. A key that stands for nothing gets a name that no step has. */
function shortened({ step: _, ...fields }: JsonData): JsonData {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [shortKeys.get(key) ?? `?${key}`, value]));
}
