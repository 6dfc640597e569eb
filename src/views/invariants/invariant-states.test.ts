import { describe, expect, it } from 'vitest';
import { instant, stepIndex } from '../../kernel/ids';
import { vectorOf } from '../../kernel/vector';
import { type Broken, firstBroken, invariantStates } from './invariant-states';

const broken = (invariant: string, step: number, facts: Broken['facts'] = {}): Broken => ({
  ...{ invariant, step: stepIndex(step), at: instant(step), facts },
});
const invariants = ['agreement', 'integrity'].map((id) => ({ id, source: `source of ${id}` }));
const violations = vectorOf([broken('integrity', 12, { sid: 3 }), broken('integrity', 15), broken('agreement', 20)]);

const brokenAt = (step: number) =>
  invariantStates(invariants, violations, stepIndex(step)).map(({ id, broken: found }) => [id, found?.step ?? null]);

describe('invariantStates', () => {
  it('lets a property hold until the step that breaks it, and not afterwards', () => {
    expect(brokenAt(11)).toEqual([
      ['agreement', null],
      ['integrity', null],
    ]);
    expect(brokenAt(12)).toEqual([
      ['agreement', null],
      ['integrity', 12],
    ]);
    expect(brokenAt(19)).toEqual([
      ['agreement', null],
      ['integrity', 12],
    ]);
    expect(brokenAt(99)).toEqual([
      ['agreement', 20],
      ['integrity', 12],
    ]);
  });

  it('keeps the source and the facts of the first time', () => {
    const [, integrity] = invariantStates(invariants, violations, stepIndex(99));
    expect(integrity).toMatchObject({ source: 'source of integrity', broken: { facts: { sid: 3 } } });
  });
});

describe('firstBroken', () => {
  it('finds the one that was broken before the others', () => {
    const first = (step: number) => firstBroken(invariantStates(invariants, violations, stepIndex(step)))?.id;
    expect([first(11), first(12), first(99)]).toEqual([undefined, 'integrity', 'integrity']);
  });
});
