import type { Sentence } from '../kernel/describe';
import type { Problem } from '../kernel/dialect';
import { type Answers, type FormField, fieldKey, type SetupForm } from '../kernel/setup-form';
import type { Parts } from '../scenario/parts';
import { expectedSentence } from '../scenario/problem';
import type { ProtocolEntry } from './contract';
import { asRead, frontMatterText } from './front-matter-text';

/** A protocol of which clusters can be built, and what is asked for one. */
export interface BuildOffer {
  readonly entry: ProtocolEntry;
  readonly form: SetupForm;
}

export const fieldsOf = ({ groups }: SetupForm): readonly FormField[] => groups.flatMap(({ fields }) => fields);

/** What a form begins with: the setup that the protocol has by itself. */
export const defaultDraft = (form: SetupForm): Answers =>
  Object.fromEntries(fieldsOf(form).map((field) => [fieldKey(field), field.initial]));

export type ReadDraft =
  | {
      readonly ok: true;
      /** The scenario that it amounts to, and its front matter as it is written. */
      readonly parts: Parts;
      readonly text: string;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The scenario without commands that a draft amounts to, or what is wrong with it at which field. With a front matter as its base,
 * what is not answered stays as it is there.
 */
export function readDraft(
  draft: Answers,
  { entry: { dialect, protocol }, form }: BuildOffer,
  title: Readonly<Record<string, string>>,
  base: Fields = {},
): ReadDraft {
  const read = dialect.readSetup(changedIn(base, draft, form));
  if (!read.ok) return read;
  const fields = { title, protocol: protocol.id, ...dialect.writeSetup(read.value) };
  return { ok: true, parts: { fields: asRead(fields), firstLine: 1, lines: [] }, text: frontMatterText(fields) };
}

type Fields = Readonly<Record<string, unknown>>;

/** Fields with what is answered in their places. */
const changedIn = (base: Fields, draft: Answers, form: SetupForm): Fields =>
  fieldsOf(form).reduce<Fields>((fields, field) => {
    const answer = draft[fieldKey(field)];
    return answer === undefined ? fields : withValue(fields, field.path, valueIn(field, answer));
  }, base);

function withValue(fields: Fields, [key, ...rest]: readonly string[], value: unknown): Fields {
  if (key === undefined) return fields;
  if (rest.length === 0) return { ...fields, [key]: value };
  const inner = fields[key];
  return {
    ...fields,
    [key]: withValue(typeof inner === 'object' && inner !== null ? (inner as Fields) : {}, rest, value),
  };
}

function valueIn({ kind }: FormField, answer: string): string | readonly string[] {
  const text = answer.trim();
  if (kind !== 'numbers') return text;
  const list = text
    .replace(/^\[|\]$/g, '')
    .split(/[\s,，、]+/)
    .filter((item) => item !== '');
  return list.length > 1 || text.startsWith('[') ? list : text;
}

/** How many switches of these fields are off. */
export const countOff = (fields: readonly FormField[], draft: Answers): number =>
  fields.filter((field) => field.kind === 'switch' && draft[fieldKey(field)] === 'off').length;

/** The sentence that says what belongs in the place of a problem. */
export const expectedOf = ({ expected }: Problem): Sentence => expectedSentence(expected);
