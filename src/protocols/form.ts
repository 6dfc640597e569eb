import type { Rule } from '../kernel/protocol';
import type { Choice, FieldGroup, FormField, NumberLimits } from '../kernel/setup-form';
import type { Range, Timing } from '../kernel/world';
import { writeSpan } from './fields';

// What the forms of all protocols have in common; their words are in the catalogue of the builder.

type Words = Pick<FormField, 'label' | 'hint'>;

/** Asks for a whole number; `label` and `hint` are entries of the catalogues. */
export const numberField = (
  path: readonly string[],
  { label, hint }: Words,
  { from, to, initial }: { readonly from: number; readonly to: number; readonly initial: number },
): FormField => ({ kind: 'number', path, label, hint, initial: String(initial), limits: whole(from, to) });

export const whole = (from: number, to: number): NumberLimits => ({ from, to, isWhole: true });

/** Asks for one of a few words, of which the first is what is taken without an answer. */
export const choiceField = (
  path: readonly string[],
  { label, hint }: Words,
  choices: readonly [Choice, ...Choice[]],
): FormField => ({ kind: 'choice', path, label, hint, initial: choices[0].word, choices });

/** Whether all processes start by themselves. */
export const startField: FormField = choiceField(['start'], { label: 'builder.start', hint: null }, [
  { word: 'all', label: 'builder.start.all' },
  { word: 'none', label: 'builder.start.none' },
]);

/** The seed, and how long messages and writes take. */
export const chanceGroup = ({ seed, latency, disk }: Timing & { readonly seed: number }): FieldGroup => ({
  label: 'builder.chance',
  hint: null,
  isFolded: false,
  fields: [
    numberField(['seed'], { label: 'builder.seed', hint: null }, { from: 0, to: 2 ** 32 - 1, initial: seed }),
    rangeField(['timing', 'latency'], 'builder.latency', latency),
    rangeField(['timing', 'disk'], 'builder.disk', disk),
  ],
});

const rangeField = (path: readonly string[], label: string, range: Range): FormField => ({
  ...{ kind: 'range', path, label, hint: null },
  initial: writeSpan(range),
});

/** The parameters of a protocol, which go by the names that the front matter has for them. */
export const configGroup = (fields: readonly FormField[]): FieldGroup => ({
  label: 'builder.config',
  hint: null,
  isFolded: false,
  fields,
});

/** The rules that can be switched off. */
export const rulesGroup = (rules: readonly Rule[]): FieldGroup => ({
  label: 'builder.rules',
  hint: 'builder.rulesHint',
  isFolded: true,
  fields: rules
    .filter(({ isSwitch }) => isSwitch)
    .map(({ id, source }) => ({
      ...{ kind: 'switch', path: ['rules', id], label: `rules.${id}`, hint: null },
      ...{ initial: 'on', source },
    })),
});
