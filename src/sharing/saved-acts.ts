import * as v from 'valibot';
import type { Act } from '../kernel/act';
import type { Dialect } from '../kernel/dialect';
import { duration, type Instant, messageId, processId, type StepIndex } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import { largestFactor, longestSpan } from '../scenario/quantities';
import { tokenize } from '../scenario/tokens';
import { limits } from './limits';

type AnyAct = Act<ProtocolTypes>;

/**
 * An act of a person in few characters: the number of steps between the act before it (or the fork) and itself, how many
 * microseconds later than the last of these steps it was done, the number of its kind, and its fields in order. A request
 * is written as its dialect writes it.
 */
export type SavedAct = readonly [stepsBefore: number, later: number, kind: number, ...fields: readonly unknown[]];

/** Numbers of the kinds are never given to another kind: links live longer than versions. */
const kinds: { readonly [T in AnyAct['type']]: readonly [kind: number, ...fields: readonly string[]] } = {
  start: [0, 'process'],
  crash: [1, 'process'],
  die: [2, 'process'],
  pause: [3, 'process'],
  resume: [4, 'process'],
  wipe: [5, 'process'],
  partition: [6, 'groups'],
  cut: [7, 'from', 'to', 'bothWays'],
  heal: [8, 'who'],
  drop: [9, 'message'],
  duplicate: [10, 'message'],
  deliverNow: [11, 'message'],
  delay: [12, 'message', 'by'],
  latency: [13, 'from', 'to', 'range'],
  loss: [14, 'from', 'to', 'share'],
  slowLink: [15, 'from', 'to', 'factor'],
  slowDisk: [16, 'process', 'factor'],
  skew: [17, 'process', 'factor'],
  request: [18, 'process', 'request'],
  timer: [19, 'process', 'timer', 'after'],
};

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const process = v.pipe(whole, v.transform(processId));
const everyone = v.pipe(v.array(process), v.maxLength(1_000));
const message = v.pipe(whole, v.transform(messageId));
const span = v.pipe(whole, v.maxValue(longestSpan), v.transform(duration));
const range = v.pipe(
  v.strictTuple([span, span]),
  v.check(([low, high]) => low <= high),
);
const factor = v.pipe(v.number(), v.gtValue(0), v.maxValue(largestFactor));
const link = { from: process, to: process };

const anAct = v.variant('type', [
  v.strictObject({ type: v.picklist(['start', 'crash', 'die', 'pause', 'resume', 'wipe']), process }),
  v.strictObject({ type: v.literal('partition'), groups: v.pipe(v.array(everyone), v.maxLength(1_000)) }),
  v.strictObject({ type: v.literal('cut'), ...link, bothWays: v.boolean() }),
  v.strictObject({ type: v.literal('heal'), who: everyone }),
  v.strictObject({ type: v.picklist(['drop', 'duplicate', 'deliverNow']), message }),
  v.strictObject({
    type: v.literal('delay'),
    message,
    by: v.pipe(v.number(), v.gtValue(0), v.maxValue(longestSpan)),
  }),
  v.strictObject({ type: v.literal('latency'), ...link, range }),
  v.strictObject({ type: v.literal('loss'), ...link, share: v.pipe(v.number(), v.minValue(0), v.ltValue(1)) }),
  v.strictObject({ type: v.literal('slowLink'), ...link, factor }),
  v.strictObject({ type: v.picklist(['slowDisk', 'skew']), process, factor }),
  v.strictObject({ type: v.literal('timer'), process, timer: v.pipe(v.string(), v.maxLength(100)), after: span }),
  v.strictObject({ type: v.literal('request'), process, request: v.string() }),
]);

/** An act with where in its branch it was done. */
export interface PlacedAct {
  readonly act: AnyAct;
  /** The position of the step that it made. */
  readonly step: StepIndex;
  readonly at: Instant;
}

/** What an act is saved as. `before`: the position from which steps are counted; `now`: when the step before it was. */
export function saveAct(
  { act, step, at }: PlacedAct,
  since: { readonly before: number; readonly now: number },
  { writeRequest }: Pick<Dialect<ProtocolTypes>, 'writeRequest'>,
): SavedAct {
  const [kind, ...names] = kinds[act.type];
  const written: Readonly<Record<string, unknown>> =
    act.type === 'request' ? { ...act, request: writeRequest(act.request) } : { ...act };
  return [step - since.before, at - since.now, kind, ...names.map((name) => written[name])];
}

/** The act that was saved; null where it is none. */
export function readAct(
  [, , kind, ...fields]: SavedAct,
  dialect: Pick<Dialect<ProtocolTypes>, 'readRequest'>,
): AnyAct | null {
  const type = Object.entries(kinds).find(([, [number]]) => number === kind);
  if (type === undefined) return null;
  const [name, [, ...names]] = type;
  if (names.length !== fields.length) return null;
  const entries = names.map((field, i) => [field, fields[i]] as const);
  const read = v.safeParse(anAct, { type: name, ...Object.fromEntries(entries) });
  if (!read.success) return null;
  const act = read.output;
  return act.type === 'request' ? readRequestAct(act, act.request, dialect) : act;
}

function readRequestAct(
  act: Extract<AnyAct, { readonly type: 'request' }>,
  text: string,
  { readRequest }: Pick<Dialect<ProtocolTypes>, 'readRequest'>,
): AnyAct | null {
  const words = tokenize(text);
  if (!words.ok) return null;
  const request = readRequest(words.tokens.map((token) => token.text));
  return request.ok ? { ...act, request: request.value } : null;
}

/** The shape of a saved act; what its fields mean is read with its protocol at hand. */
export const savedAct = v.custom<SavedAct>((value) => v.is(actTuple, value));
const position = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(limits.steps));
const actTuple = v.tupleWithRest(
  [position, v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(limits.instant)), position],
  v.unknown(),
);
