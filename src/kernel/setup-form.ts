import type { Sentence } from './describe';

/**
 * What a person is asked for a setup of a protocol, in plain data that views draw. Whether the answers make a setup says
 * `Dialect.readSetup` alone. It is not part of the dialect, so that a page can fetch it when it is wanted.
 */
export interface SetupForm {
  readonly groups: readonly FieldGroup[];
  /** What a run of these answers is called. */
  title(answers: Answers): Sentence;
}

/** What is answered, by `fieldKey`: texts, right or wrong. */
export type Answers = Readonly<Record<string, string>>;

export interface FieldGroup {
  /** Entry of the catalogues; it may name `off`, the number of the group's switches that are off. */
  readonly label: string;
  readonly hint: string | null;
  /** Whether it is closed until somebody opens it. */
  readonly isFolded: boolean;
  readonly fields: readonly FormField[];
}

export type FormField = {
  /** Where the front matter has it: `['config', 'tickTime']`. */
  readonly path: readonly string[];
  /** Entry of the catalogues, which may name the limits; without one its own name is shown as the front matter has it. */
  readonly label: string | null;
  readonly hint: string | null;
  readonly initial: string;
} & (
  | { readonly kind: 'number'; readonly limits: NumberLimits }
  /** One number for all, or a list with one for each. */
  | { readonly kind: 'numbers'; readonly limits: NumberLimits }
  /** A range of time such as `1ms..5ms`. */
  | { readonly kind: 'range' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  /** On or off; `source`: where the rule that it switches comes from. */
  | { readonly kind: 'switch'; readonly source: string | null }
);

/** Smallest and largest value; `isWhole`: without a fraction. */
export interface NumberLimits {
  readonly from: number;
  readonly to: number;
  readonly isWhole: boolean;
}

/** A word of the front matter; without a label it is shown as it is. */
export interface Choice {
  readonly word: string;
  readonly label: string | null;
}

export const fieldKey = ({ path }: Pick<FormField, 'path'>): string => path.join('.');
