import { describe, expect, it } from 'vitest';
import { fieldKey } from '../kernel/setup-form';
import { threePhaseForm, twoPhaseForm } from '../protocols/atomic-commit/form';
import { threePhaseEntry, twoPhaseEntry } from '../protocols/atomic-commit/run-fixture';
import { form } from '../protocols/zookeeper/form';
import { type BuildOffer, countOff, defaultDraft, expectedOf, fieldsOf, readDraft } from './cluster-draft';
import type { ProtocolEntry } from './contract';
import { openScenario } from './opening';
import { entry } from './player-fixture';
import { sourceOf } from './source-fixture';

const offerOf = (entry: object, form: BuildOffer['form']): BuildOffer => ({ entry: entry as ProtocolEntry, form });
const zooKeeper = offerOf(entry, form);
const twoPhase = offerOf(twoPhaseEntry, twoPhaseForm);
const threePhase = offerOf(threePhaseEntry, threePhaseForm);
const all = [zooKeeper, twoPhase, threePhase].map((offer) => [offer.entry.protocol.id, offer] as const);
const title = { en: 'Mine: all', 'zh-CN': '我的' };

/** The setup that is opened from what a draft amounts to, which is the same by its text as by its parts. */
function setupOf(offer: BuildOffer, changes: Readonly<Record<string, string>>) {
  const read = readDraft({ ...defaultDraft(offer.form), ...changes }, offer, title);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const opened = openScenario(sourceOf('mine', read.text), { entries: [offer.entry] });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  expect(read.parts.fields).toEqual(sourceOf('mine', read.text).parts.fields);
  return opened.trace.setup;
}

function problemsOf(offer: BuildOffer, changes: Readonly<Record<string, string>>): readonly string[] {
  const read = readDraft({ ...defaultDraft(offer.form), ...changes }, offer, title);
  return read.ok ? [] : read.problems.map((problem) => `${problem.path.join('.')} ${expectedOf(problem).id}`).sort();
}

describe.each(all)('a draft of %s', (_, offer) => {
  const fields = fieldsOf(offer.form);

  it('begins with the setup that the protocol has by itself', () => {
    const own = offer.entry.dialect.readSetup({});
    expect(own).toEqual({ ok: true, value: setupOf(offer, {}) });
  });

  it('has each field once, by a name of its own', () => {
    const names = fields.map(({ path }) => path.at(-1));
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(12);
  });

  it('offers every rule that can be switched off', () => {
    const rules = offer.entry.protocol.rules.filter(({ isSwitch }) => isSwitch).map(({ id }) => id);
    const off = Object.fromEntries(rules.map((rule) => [`rules.${rule}`, 'off']));
    expect([...setupOf(offer, off).rulesOff].sort()).toEqual([...rules].sort());
    expect(countOff(fields, { ...defaultDraft(offer.form), ...off })).toBe(
      rules.length + countOff(fields, defaultDraft(offer.form)),
    );
  });

  it('gives each choice a setup of its own', () => {
    for (const field of fields) {
      if (field.kind !== 'choice') continue;
      expect(field.initial).toBe(field.choices[0]?.word);
      const setups = field.choices.map(({ word }) => JSON.stringify(setupOf(offer, { [fieldKey(field)]: word })));
      expect(new Set(setups).size, fieldKey(field)).toBe(field.choices.length);
    }
  });

  it('takes numbers up to the limits that it names, and says at the field what lies beyond', () => {
    const least = Object.fromEntries(
      fields.flatMap((field) => ('limits' in field ? [[fieldKey(field), String(field.limits.from)]] : [])),
    );
    expect(problemsOf(offer, least)).toEqual([]);
    for (const field of fields) {
      if (!('limits' in field)) continue;
      const { from, to } = field.limits;
      const problemsWith = (value: number) => problemsOf(offer, { ...least, [fieldKey(field)]: String(value) });
      expect(problemsWith(to), fieldKey(field)).toEqual([]);
      for (const beyond of [from - 1, to + 1])
        expect(problemsWith(beyond).map((problem) => problem.split(' ')[0])).toContain(fieldKey(field));
    }
  });

  it('says at every field that is no choice what is wrong with it', () => {
    for (const field of fields) {
      if (field.kind === 'choice' || field.kind === 'switch') continue;
      const places = problemsOf(offer, { [fieldKey(field)]: 'x' }).map((problem) => problem.split(' ')[0]);
      expect(new Set(places)).toEqual(new Set([fieldKey(field)]));
    }
  });
});

describe('a cluster draft', () => {
  it('amounts to a front matter that gives the same cluster', () => {
    const rule = zooKeeper.entry.protocol.rules.find(({ isSwitch }) => isSwitch)?.id ?? '';
    const setup = setupOf(zooKeeper, {
      ...{ servers: ' 7 ', observers: '2', seed: '42', 'timing.latency': '2ms', start: 'none' },
      ...{ 'config.initLimit': '3', 'config.syncRule': '3.4', [`rules.${rule}`]: 'off' },
    });
    expect(setup).toMatchObject({
      seed: 42,
      start: 'none',
      rulesOff: [rule],
      timing: { latency: [2000, 2000] },
      config: { initLimit: 3, syncRule: '3.4' },
    });
    expect(setup.processes.map(({ kind }) => kind)).toEqual([
      ...Array(7).fill('participant'),
      ...Array(2).fill('observer'),
    ]);
  });

  it('takes one balance for all, or a list with one for each', () => {
    const balancesOf = (accounts: string) =>
      setupOf(twoPhase, { participants: '3', accounts }).processes.flatMap(({ kind, stable }) =>
        kind === 'participant' ? [(stable as { readonly balance: number }).balance] : [],
      );
    expect(balancesOf('70')).toEqual([70, 70, 70]);
    for (const list of ['5, 6, 7', '5 6 7', '[5,6,7]', '5，6、7']) expect(balancesOf(list)).toEqual([5, 6, 7]);
    expect(problemsOf(twoPhase, { accounts: '5, 6' })).toEqual(['accounts commit-scenario.oneForEach']);
    expect(problemsOf(twoPhase, { accounts: '5, x, 7' })).toEqual(['accounts.1 scenario.numberIn']);
  });

  it('says all that is wrong at once', () => {
    expect(
      problemsOf(zooKeeper, { servers: '77', 'timing.latency': 'soon', 'config.tickTime': '-1' }).map(
        (problem) => problem.split(' ')[0],
      ),
    ).toEqual(['config.tickTime', 'servers', 'timing.latency']);
    expect(problemsOf(threePhase, { participants: '12' })).toEqual(['participants scenario.numberIn']);
  });
});
