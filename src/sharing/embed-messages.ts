import * as v from 'valibot';
import type { Sentence } from '../kernel/describe';
import { limits } from './limits';

/** The version of this little language. */
export const embedVersion = 1;

/** What a page may ask of an Ensemble that it embeds: all of it could be done with the mouse, and none of it is code or style. */
export type EmbedRequest =
  | { readonly type: 'play' | 'pause' | 'where' }
  /** Goes to an instant of virtual time, in microseconds. */
  | { readonly type: 'seek'; readonly instant: number }
  /** Goes to a step, counted from 1 as the page counts; 0 is before the first. */
  | { readonly type: 'step'; readonly step: number }
  /** One or more steps on or back. */
  | { readonly type: 'move'; readonly by: number }
  /** Opens the fragment of a link: `#scenario=...` or `#run=...`. */
  | { readonly type: 'open'; readonly link: string }
  /** Carries out one line of the scenario language at the playhead. */
  | { readonly type: 'command'; readonly line: string };

/** What an embedded Ensemble tells the page around it. */
export type EmbedReport =
  | { readonly type: 'ready'; readonly engine: string; readonly title: string; readonly steps: number }
  | {
      readonly type: 'step';
      readonly step: number;
      readonly instant: number;
      readonly isPlaying: boolean;
      /** What happens in it, in the language of the embedded page. */
      readonly sentence: string | null;
    }
  | { readonly type: 'ended'; readonly step: number; readonly instant: number }
  | { readonly type: 'error'; readonly id: string; readonly sentence: string };

/** A message as it goes through `postMessage`. */
export type Enveloped<T> = T & { readonly ensemble: typeof embedVersion };

export const enveloped = <T extends EmbedReport | EmbedRequest>(content: T): Enveloped<T> => ({
  ...content,
  ensemble: embedVersion,
});

export type ReadRequest =
  | { readonly ok: true; readonly request: EmbedRequest }
  | { readonly ok: false; readonly problem: Sentence };

const ensemble = v.literal(embedVersion);
const whole = v.pipe(v.number(), v.safeInteger());
const step = v.pipe(whole, v.minValue(0), v.maxValue(limits.steps));
const schemas: { readonly [T in EmbedRequest['type']]: v.GenericSchema<unknown, EmbedRequest & { ensemble: 1 }> } = {
  play: v.strictObject({ ensemble, type: v.literal('play') }),
  pause: v.strictObject({ ensemble, type: v.literal('pause') }),
  where: v.strictObject({ ensemble, type: v.literal('where') }),
  seek: v.strictObject({
    ensemble,
    type: v.literal('seek'),
    instant: v.pipe(whole, v.minValue(0), v.maxValue(limits.instant)),
  }),
  step: v.strictObject({ ensemble, type: v.literal('step'), step }),
  move: v.strictObject({ ensemble, type: v.literal('move'), by: v.pipe(whole, v.minValue(-100), v.maxValue(100)) }),
  open: v.strictObject({
    ensemble,
    type: v.literal('open'),
    link: v.pipe(v.string(), v.maxLength(limits.link), v.regex(/^#(?:run|scenario)=/)),
  }),
  command: v.strictObject({
    ensemble,
    type: v.literal('command'),
    // One line, as long as anybody types.
    line: v.pipe(v.string(), v.maxLength(1_000), v.regex(/^[^\r\n]*$/)),
  }),
};

/** What a message asks for; null where it is not for us: pages exchange other messages too. */
export function readRequest(data: unknown): ReadRequest | null {
  const envelope = v.safeParse(v.looseObject({ ensemble: v.unknown(), type: v.optional(v.unknown()) }), data);
  if (!envelope.success || envelope.output.ensemble === undefined) return null;
  const { ensemble: version, type } = envelope.output;
  if (version !== embedVersion) return refused('version', { found: shown(version), version: embedVersion });
  const names = Object.keys(schemas);
  const schema = Object.entries(schemas).find(([name]) => name === type)?.[1];
  if (schema === undefined) return refused('type', { found: shown(type), what: names });
  const read = v.safeParse(schema, data);
  if (!read.success) return refused('field', { type: shown(type), field: v.getDotPath(read.issues[0]) ?? 'type' });
  const { ensemble: _, ...request } = read.output;
  return { ok: true, request };
}

const refused = (id: string, values: Sentence['values']): ReadRequest => ({
  ok: false,
  problem: { id: `sharing.embed.message.${id}`, values },
});

/** A stranger's value, short enough for a sentence. */
const shown = (value: unknown): string =>
  (typeof value === 'string' || typeof value === 'number' ? `${value}` : typeof value).slice(0, 40);
