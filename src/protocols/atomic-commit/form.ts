import type { Protocol } from '../../kernel/protocol';
import type { FormField, SetupForm } from '../../kernel/setup-form';
import { chanceGroup, choiceField, configGroup, numberField, rulesGroup, startField, whole } from '../form';
import { threePhaseCommit, twoPhaseCommit } from '.';
import { openingBalance } from './account';
import { defaults, largestBalance, longestTimeout, maxParticipants, type timeouts } from './setup-reader';
import type { AtomicCommit, Variant } from './state';
import { threePhaseVariants, twoPhaseVariants } from './variants';

const words = (key: string, hint: string | null = null) => ({
  label: `commit-scenario.form.${key}`,
  hint: hint === null ? null : `commit-scenario.form.${hint}`,
});
const hinted = (key: string) => ({ label: null, hint: `commit-scenario.form.config.${key}` });

const variantField = (variants: readonly Variant[]): FormField => {
  const [first = 'presumed-nothing', ...others] = variants;
  const choice = (word: Variant) => ({ word, label: `commit-scenario.form.variant.${word}` });
  return choiceField(['config', 'variant'], words('variant'), [choice(first), ...others.map(choice)]);
};

const accountsField: FormField = {
  ...{ kind: 'numbers', path: ['accounts'], ...words('accounts', 'accountsHint') },
  ...{ initial: String(openingBalance), limits: whole(0, largestBalance) },
};

const configChoice = (key: string, first: string, second: string): FormField =>
  choiceField(['config', key], hinted(key), [
    { word: first, label: `commit-scenario.form.${key}.${first}` },
    { word: second, label: `commit-scenario.form.${key}.${second}` },
  ]);

const cooperationField: FormField = {
  ...{ kind: 'switch', path: ['config', 'cooperation'], ...words('config.cooperation') },
  ...{ initial: defaults.cooperation, source: null },
};

const timeoutField = (key: (typeof timeouts)[number]): FormField =>
  numberField(['config', key], hinted(key), { from: 1, to: longestTimeout, initial: defaults[key] });

/** What a person is asked for a run of a protocol of this family; `config`: the parameters that it heeds. */
const formOf = (
  { rules }: Protocol<AtomicCommit>,
  { variants, config }: { readonly variants: readonly Variant[]; readonly config: readonly FormField[] },
): SetupForm => ({
  groups: [
    {
      label: 'commit-scenario.form.members',
      hint: null,
      isFolded: false,
      fields: [
        variantField(variants),
        numberField(['participants'], words('participants'), {
          ...{ from: 1, to: maxParticipants, initial: defaults.participants },
        }),
        accountsField,
        startField,
      ],
    },
    chanceGroup(defaults),
    configGroup(config),
    rulesGroup(rules),
  ],
  title: ({ participants = '', 'config.variant': variant = '' }) => ({
    id: `commit-scenario.form.title.${variant}`,
    values: { participants: Number(participants) },
  }),
});

const voting = ['requestTimeout', 'voteTimeout', 'ackTimeout', 'decisionTimeout'] as const;

export const twoPhaseForm = formOf(twoPhaseCommit, {
  variants: twoPhaseVariants,
  config: [cooperationField, configChoice('heuristic', 'abort', 'commit'), ...voting.map(timeoutField)],
});
export const threePhaseForm = formOf(threePhaseCommit, {
  variants: threePhaseVariants,
  config: [configChoice('recovery', 'timer', 'ask'), ...[...voting, 'terminationTimeout' as const].map(timeoutField)],
});
