import { describe, expect, it } from 'vitest';
import { catalogues } from '../../src/i18n/catalogues';
import { languages } from '../../src/i18n/languages';
import { valuesNamedIn } from '../../src/i18n/values-named-in';
import type { Facts } from '../../src/kernel/protocol';
import { toArray } from '../../src/kernel/vector';
import { threePhaseCommit, twoPhaseCommit } from '../../src/protocols/atomic-commit';
import { explainer } from '../../src/protocols/atomic-commit/explainer';
import { portrait } from '../../src/protocols/atomic-commit/portrait';
import { commitEntries } from '../../src/protocols/atomic-commit/run-fixture';
import { chaos } from '../properties/atomic-commit/chaos';
import { allVariants } from '../properties/atomic-commit/setups';

/** All sentences that runs with faults lead to, each once for each set of its values. */
const said = new Map<string, Facts>();
const note = ({ id, values }: { readonly id: string; readonly values: Facts }): void => {
  if (!said.has(id)) said.set(id, values);
};
for (const variant of allVariants)
  for (let seed = 1; seed <= 120; seed++) {
    const trace = chaos(variant, seed, { faults: seed % 2 === 0 ? 'all' : 'crashes' });
    const { world } = trace.head;
    for (const step of toArray(trace.steps)) {
      for (const sentence of portrait.narrate(trace, step)) note(sentence);
      for (const effect of step.effects)
        if (effect.type === 'because') {
          note({ id: `rules.${effect.rule}`, values: portrait.readable(effect.facts, trace) });
          note(explainer.otherwise(trace, step, effect.rule, effect.facts));
        }
    }
    note(portrait.ensemble(world));
    const subjects = [
      ...world.processes.map(({ id }) => ({ type: 'process', id }) as const),
      ...toArray(world.requests).map(({ id }) => ({ type: 'request', id }) as const),
    ];
    for (const question of subjects.flatMap((about) => explainer.questions(trace, world, about))) {
      note(question.asked);
      for (const { sentence } of explainer.answer(trace, world, question)) note(sentence);
    }
  }

const textOf = (language: (typeof languages)[number], id: string): string | undefined =>
  catalogues[language][id.slice(0, id.indexOf('.'))]?.[id.slice(id.indexOf('.') + 1)];

describe.each(languages)('atomic commitment in %s', (language) => {
  it('has a text for all that runs say', () => {
    expect(said.size).toBeGreaterThan(150);
    expect([...said.keys()].filter((id) => textOf(language, id) === undefined)).toEqual([]);
  });

  it('names only values that a sentence has', () => {
    const lacking = [...said].flatMap(([id, values]) =>
      valuesNamedIn(textOf(language, id) ?? '').flatMap((name) => (name in values ? [] : [`${id}: ${name}`])),
    );
    expect(lacking).toEqual([]);
  });

  it('has words for every rule, invariant, milestone, verb, family, timer and fact', () => {
    const protocols = [twoPhaseCommit, threePhaseCommit];
    const facts = [...said].flatMap(([id, values]) => (id.startsWith('rules.') ? Object.keys(values) : []));
    const ids = [
      ...protocols.flatMap(({ rules }) => rules.flatMap(({ id }) => [`rules.${id}`, `rules.${id}.otherwise`])),
      ...protocols.flatMap(({ auditor }) =>
        auditor.invariants.flatMap(({ id }) => [`invariant.${id}`, `invariant.${id}.name`]),
      ),
      ...protocols.flatMap(({ milestones }) =>
        milestones.flatMap((name) => [`milestones.${name}`, `commit.milestone.${name}`]),
      ),
      ...protocols.map(({ id }) => `app.protocol.${id}`),
      ...commitEntries.flatMap(({ dialect }) => [...dialect.requests, ...dialect.expectations].map(({ help }) => help)),
      ...portrait.families.map((family) => `commit.family.${family}`),
      ...['send', 'question', 'votes', 'acks', 'decision', 'termination'].map((timer) => `commit.timer.${timer}`),
      ...new Set(facts.map((key) => `commit.fact.${key}`)),
    ];
    expect(ids.filter((id) => textOf(language, id) === undefined)).toEqual([]);
  });
});
