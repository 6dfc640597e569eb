import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { advanceTo, begin, intervene } from '../../../src/kernel/run';
import { toArray } from '../../../src/kernel/vector';
import { rulesOfThreePhase, rulesOfTwoPhase, type SafetyRule } from '../../../src/protocols/atomic-commit/rules';
import { commitScriptOf } from '../../../src/protocols/atomic-commit/run-fixture';
import type { Variant } from '../../../src/protocols/atomic-commit/state';
import { perform } from '../../../src/scenario/play';
import { type CommitTrace, chaos, type FaultModel } from './chaos';
import { brokenIn, unrepaired } from './verdict';

interface Need {
  readonly rule: SafetyRule;
  readonly variant: Variant;
  readonly faults: FaultModel;
  /** What must break without the rule: one of these. */
  readonly breaks: readonly string[];
}
const disagree = ['uniform-agreement', 'stable-decisions'];
const decided = [...disagree, 'commit-validity'];

/** Where random faults find what each rule protects. */
const needs: readonly Need[] = [
  { rule: 'prepared-before-yes', variant: 'presumed-nothing', faults: 'all', breaks: [...decided, 'sum-of-accounts'] },
  { rule: 'decision-before-sent', variant: 'presumed-nothing', faults: 'all', breaks: disagree },
  { rule: 'commit-needs-all-yes', variant: 'presumed-abort', faults: 'all', breaks: ['commit-validity'] },
  { rule: 'decision-before-ack', variant: 'presumed-nothing', faults: 'all', breaks: ['stable-decisions'] },
  { rule: 'decision-before-ack', variant: 'presumed-commit', faults: 'all', breaks: ['stable-decisions'] },
  { rule: 'acks-before-forgetting', variant: 'presumed-abort', faults: 'all', breaks: ['uniform-agreement'] },
  { rule: 'acks-before-forgetting', variant: 'presumed-commit', faults: 'all', breaks: ['uniform-agreement'] },
  { rule: 'collecting-before-query', variant: 'presumed-commit', faults: 'all', breaks: decided },
  { rule: 'in-doubt-waits', variant: 'presumed-nothing', faults: 'coordinator', breaks: decided },
  { rule: 'commit-needs-all-yes', variant: 'skeen', faults: 'crashes', breaks: ['commit-validity'] },
  { rule: 'precommit-before-commit', variant: 'skeen', faults: 'crashes', breaks: ['uniform-agreement'] },
  { rule: 'recovered-asks', variant: 'skeen', faults: 'crashes', breaks: ['uniform-agreement'] },
];
/** These rules change no answer, only who is on disk when: without them some runs must err, and most do not. */
const longestSearch = 6000;

describe('every safety rule is needed', () => {
  it.each(needs)('$rule ($variant): without it an invariant breaks, and with it the same acts break none', (need) => {
    const found = search(need);
    expect(found).not.toBeNull();
    if (found !== null) expect(brokenIn(again(found))).toEqual([]);
  });
});

function search({ rule, variant, faults, breaks }: Need): CommitTrace | null {
  for (let seed = 1; seed <= longestSearch; seed++) {
    const trace = unrepaired(chaos(variant, seed, { faults, rulesOff: [rule] }));
    const isBroken = brokenIn(trace).some((invariant) => breaks.includes(invariant));
    if (isBroken) return trace;
  }
  return null;
}

/** The same acts at the same instants with every rule in force; one that is not possible then is left out. */
function again({ setup, protocol, interventions, head }: CommitTrace): CommitTrace {
  let trace = begin(protocol, { ...setup, rulesOff: [] });
  for (const { at, act } of toArray(interventions)) {
    const done = intervene(trace, act, at);
    trace = done.ok ? done.trace : advanceTo(trace, at);
  }
  return advanceTo(trace, head.world.now);
}

const folders = ['two-phase-commit', 'three-phase-commit'];
const stories = folders.flatMap((folder) => {
  const url = new URL(`../../../src/scenarios/${folder}/`, import.meta.url);
  const files = readdirSync(url).filter((name) => name.startsWith('rule-'));
  return files.map((file) => ({ file, script: commitScriptOf(readFileSync(new URL(file, url), 'utf8'), file) }));
});
/** The one rule that is the trouble itself: with it the book's protocol errs, and without it somebody waits. */
const isReversed = (file: string): boolean => file === 'rule-timeout-commits.txt';

describe('the stories of a rule that is off', () => {
  it('are one for each switch of each protocol', () => {
    const told = (folder: string): readonly string[] =>
      stories.filter(({ script }) => script.setup.protocol === folder).flatMap(({ script }) => script.setup.rulesOff);
    const switches = (rules: typeof rulesOfTwoPhase) => rules.filter(({ isSwitch }) => isSwitch).map(({ id }) => id);
    expect([...told('two-phase-commit')].sort()).toEqual([...switches(rulesOfTwoPhase)].sort());
    expect([...told('three-phase-commit')].sort()).toEqual([...switches(rulesOfThreePhase)].sort());
  });

  it.each(stories)('$file: an invariant breaks, and with the rule none does', ({ file, script }) => {
    const without = brokenIn(perform(script).trace);
    const kept = brokenIn(unrepaired(perform({ ...script, setup: { ...script.setup, rulesOff: [] } }).trace));
    expect((isReversed(file) ? kept : without).length).toBeGreaterThan(0);
    expect(isReversed(file) ? without : kept).toEqual([]);
  });
});
