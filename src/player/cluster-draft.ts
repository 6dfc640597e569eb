import type { Sentence } from '../kernel/describe';
import type { Problem } from '../kernel/dialect';
import type { Rule } from '../kernel/protocol';
import type { Range } from '../kernel/world';
import type { Parts } from '../scenario/parts';
import { expectedSentence } from '../scenario/problem';
import { writeDuration } from '../scenario/quantities';
import type { ProtocolEntry } from './contract';
import { asRead, frontMatterText } from './front-matter-text';

/** A cluster as a form has it: texts, right or wrong. */
export interface ClusterDraft {
  readonly servers: string;
  readonly observers: string;
  readonly seed: string;
  readonly start: string;
  readonly latency: string;
  readonly disk: string;
  /** Parameters of the protocol that are numbers, by name. */
  readonly config: Readonly<Record<string, string>>;
  readonly rulesOff: readonly string[];
}

/** What a form begins with: the setup that the protocol has by itself. */
export function defaultDraft({ dialect }: ProtocolEntry): ClusterDraft {
  const setup = dialect.readSetup({});
  if (!setup.ok) throw new Error('a protocol has a setup of its own');
  const { processes, seed, start, timing, config } = setup.value;
  return {
    servers: String(processes.length),
    observers: '0',
    seed: String(seed),
    start,
    latency: rangeText(timing.latency),
    disk: rangeText(timing.disk),
    config: Object.fromEntries(numbersIn(config)),
    rulesOff: [],
  };
}

export type ReadDraft =
  | {
      readonly ok: true;
      /** The scenario that it amounts to, and its front matter as it is written. */
      readonly parts: Parts;
      readonly text: string;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The scenario without commands that a draft amounts to, or what is wrong with it at which field. */
export function readDraft(
  draft: ClusterDraft,
  { dialect, protocol }: ProtocolEntry,
  title: Readonly<Record<string, string>>,
): ReadDraft {
  const read = dialect.readSetup(fieldsOf(draft));
  if (!read.ok) return read;
  const fields = { title, protocol: protocol.id, ...dialect.writeSetup(read.value) };
  return { ok: true, parts: { fields: asRead(fields), firstLine: 1, lines: [] }, text: frontMatterText(fields) };
}

/** The rules that a form offers to switch off. */
export const switches = ({ protocol }: ProtocolEntry): readonly Rule[] =>
  protocol.rules.filter((rule) => rule.isSwitch);

function fieldsOf({
  servers,
  observers,
  seed,
  start,
  latency,
  disk,
  config,
  rulesOff,
}: ClusterDraft): Readonly<Record<string, unknown>> {
  const rules = Object.fromEntries(rulesOff.map((rule) => [rule, 'off']));
  return { servers, observers, seed, start, timing: { latency, disk }, config, rules };
}

function numbersIn(config: unknown): readonly (readonly [string, string])[] {
  if (typeof config !== 'object' || config === null) return [];
  return Object.entries(config).flatMap(([key, value]) =>
    typeof value === 'number' ? [[key, String(value)] as const] : [],
  );
}

const rangeText = ([low, high]: Range): string =>
  low === high ? writeDuration(low) : `${writeDuration(low)}..${writeDuration(high)}`;

/** The sentence that says what belongs in the place of a problem. */
export const expectedOf = ({ expected }: Problem): Sentence => expectedSentence(expected);
