import * as v from 'valibot';
import { duration, instant, messageId, processId, stepIndex } from '../kernel/ids';
import { traceLimits } from './limits';
import { isData, type JsonValue } from './read-json';
import { expectedSentence, fine, pathText, type Result, shown, unreadable } from './trace-problem';

// The message of each check is the id of a catalogue entry, then what belongs in its place for `what`.
const numberIn = (from: number, to: number) => `import.expected.wholeNumber ${from}..${to}`;
const whole = (from: number, to: number) =>
  v.pipe(
    v.number(numberIn(from, to)),
    v.safeInteger(numberIn(from, to)),
    v.minValue(from, numberIn(from, to)),
    v.maxValue(to, numberIn(from, to)),
  );
const object = <T extends v.ObjectEntries>(entries: T) =>
  v.strictObject(entries, `import.expected.keys ${Object.keys(entries).join(', ')}`);
const text = v.string('import.expected.text');
const list = 'import.expected.list';
const record = v.custom<Readonly<Record<string, JsonValue>>>(isData, 'import.expected.record');

const process = v.pipe(whole(0, Number.MAX_SAFE_INTEGER), v.transform(processId));
const named = v.pipe(
  v.array(process, list),
  v.maxLength(traceLimits.named, `import.expected.atMost ${traceLimits.named}`),
);
const message = v.pipe(whole(0, Number.MAX_SAFE_INTEGER), v.transform(messageId));
const span = v.pipe(whole(0, traceLimits.span), v.transform(duration));
const inOrder = 'import.expected.range';
const range = v.pipe(
  v.strictTuple([span, span], inOrder),
  v.check(([low, high]) => low <= high, inOrder),
);
const factors = `import.expected.factor ${traceLimits.factor}`;
const factor = v.pipe(v.number(factors), v.gtValue(0, factors), v.maxValue(traceLimits.factor, factors));
const shares = 'import.expected.share';
const share = v.pipe(v.number(shares), v.minValue(0, shares), v.ltValue(1, shares));
const link = { from: process, to: process };

const onProcess = ['start', 'crash', 'die', 'pause', 'resume', 'wipe'] as const;
const onMessage = ['drop', 'duplicate', 'deliverNow'] as const;
const others = [
  'partition',
  'cut',
  'heal',
  'delay',
  'latency',
  'loss',
  'slowLink',
  'slowDisk',
  'skew',
  'timer',
  'request',
];

/** Every act of the kernel; what a request holds is its protocol's to judge. */
const act = v.variant(
  'type',
  [
    object({ type: v.picklist(onProcess), process }),
    object({
      type: v.literal('partition'),
      groups: v.pipe(
        v.array(named, list),
        v.maxLength(traceLimits.named, `import.expected.atMost ${traceLimits.named}`),
      ),
    }),
    object({ type: v.literal('cut'), ...link, bothWays: v.boolean('import.expected.boolean') }),
    object({ type: v.literal('heal'), who: named }),
    object({ type: v.picklist(onMessage), message }),
    object({ type: v.literal('delay'), message, by: whole(1, traceLimits.span) }),
    object({ type: v.literal('latency'), ...link, range }),
    object({ type: v.literal('loss'), ...link, share }),
    object({ type: v.literal('slowLink'), ...link, factor }),
    object({ type: v.picklist(['slowDisk', 'skew']), process, factor }),
    object({ type: v.literal('timer'), process, timer: text, after: span }),
    object({ type: v.literal('request'), process, request: record }),
  ],
  `import.expected.oneOf ${[...onProcess, ...onMessage, ...others].join(', ')}`,
);

const intervention = object({
  at: v.pipe(whole(0, traceLimits.instant), v.transform(instant)),
  step: v.pipe(whole(0, traceLimits.steps), v.transform(stepIndex)),
  act,
});

const checksum = v.pipe(text, v.regex(/^crc32:[0-9a-f]{8}$/, 'import.expected.checksum'));
const common = {
  engine: v.pipe(text, v.regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/, 'import.expected.engine')),
  protocol: text,
  setup: record,
  interventions: v.array(intervention, list),
  from: v.optional(whole(1, traceLimits.steps)),
};
const violations = v.array(record, list);

const trace = object({
  format: v.literal('ensemble-trace'),
  version: v.literal(1),
  ...common,
  steps: v.array(v.unknown(), list),
  violations,
  checksum,
  // Files of the first versions lack it.
  runChecksum: v.optional(checksum),
});
const events = object({
  format: v.literal('ensemble-events'),
  version: v.literal(1),
  ...common,
  violations,
  stepCount: whole(0, Number.MAX_SAFE_INTEGER),
  runChecksum: checksum,
});

export type TraceShape = v.InferOutput<typeof trace>;
export type EventsShape = v.InferOutput<typeof events>;
export type InterventionShape = v.InferOutput<typeof intervention>;

export const readTraceShape = (data: JsonValue): Result<TraceShape> => shaped(trace, data);
export const readEventsShape = (data: JsonValue): Result<EventsShape> => shaped(events, data);

function shaped<S extends typeof trace | typeof events>(schema: S, data: JsonValue): Result<v.InferOutput<S>> {
  const read = v.safeParse(schema, data, { abortEarly: true, abortPipeEarly: true });
  if (read.success) return fine(read.output);
  const [issue] = read.issues;
  const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const path = pathText(keys);
  const last = issue.path?.[issue.path.length - 1];
  // A key too many is told by its name, a value by itself.
  const isKey = issue.type === 'strict_object' && issue.expected === 'never';
  const found = isKey ? String(last?.key) : shown(last === undefined ? undefined : last.value);
  return unreadable('shape', { path, found }, { path, expected: expectedSentence(issue.message) });
}
