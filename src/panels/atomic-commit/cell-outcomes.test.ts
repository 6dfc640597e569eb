import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../i18n/translator';
import { createCellOutcomes } from './cell-outcomes';
import { commitRegistry, shipped } from './commit-fixture';
import type { HasTime } from './in-slices';
import { outcomeWords } from './outcome-words';

/** Slices of time that come when the test says so. */
function slices() {
  const waiting = new Set<(hasTime: HasTime) => void>();
  return {
    next: (callback: (hasTime: HasTime) => void) => {
      waiting.add(callback);
      return () => waiting.delete(callback);
    },
    comes: (hasTime: HasTime) => {
      const [callback] = waiting;
      if (callback === undefined) return;
      waiting.delete(callback);
      callback(hasTime);
    },
    isWaitedFor: () => waiting.size > 0,
  };
}

const sources = ['cell-b1', 'cell-c4c-book', 'cell-p2'].map(shipped);

describe('the outcomes of the cells', () => {
  it('come one at a time where there is no time, and all at once where there is', () => {
    const time = slices();
    const outcomes = createCellOutcomes(time.next);
    const known = () => sources.map((source) => outcomes.of(source)?.kind ?? null);
    outcomes.perform(sources, commitRegistry);
    expect(known()).toEqual([null, null, null]);
    time.comes(() => false);
    expect(known()).toEqual(['blocks', null, null]);
    time.comes(() => true);
    expect(known()).toEqual(['blocks', 'disagrees', 'commits']);
    time.comes(() => true);
    expect(time.isWaitedFor()).toBe(false);
  });

  it('are told of, until nobody listens any more', () => {
    const time = slices();
    const outcomes = createCellOutcomes(time.next);
    let told = 0;
    const end = outcomes.subscribe(() => told++);
    outcomes.perform(sources, commitRegistry);
    time.comes(() => false);
    expect(told).toBe(1);
    end();
    time.comes(() => false);
    expect(told).toBe(1);
  });

  it('are not looked for any more once the matrix is closed, and go on where they were', () => {
    const time = slices();
    const outcomes = createCellOutcomes(time.next);
    const stop = outcomes.perform(sources, commitRegistry);
    time.comes(() => false);
    stop();
    expect(time.isWaitedFor()).toBe(false);
    outcomes.perform(sources, commitRegistry);
    const [first] = sources;
    expect(first === undefined ? null : outcomes.of(first)?.kind).toBe('blocks');
    time.comes(() => false);
    expect(sources.map((source) => outcomes.of(source) !== null)).toEqual([true, true, false]);
  });

  it('are null for a scenario that cannot be carried out, which is tried once', () => {
    const time = slices();
    const outcomes = createCellOutcomes(time.next);
    const odd = { id: 'odd', parts: { fields: { protocol: 'none' }, firstLine: 1, lines: [] } };
    outcomes.perform([odd], commitRegistry);
    time.comes(() => true);
    time.comes(() => true);
    expect(outcomes.of(odd)).toBeNull();
    expect(time.isWaitedFor()).toBe(false);
  });
});

describe('an outcome in words', () => {
  const none = { committed: [], aborted: [], blocked: [] };
  const words = (language: 'en' | 'zh-CN', outcome: Partial<Parameters<typeof outcomeWords>[1]>) => {
    const { verdict, detail } = outcomeWords(createTranslator(language), { kind: 'open', ...none, ...outcome });
    return detail === null ? verdict : `${verdict}: ${detail}`;
  };

  it('says who did what where they differ', () => {
    const split = { kind: 'disagrees', committed: ['P1'], aborted: ['P2', 'P3'] } as const;
    expect(words('en', split)).toBe('disagrees: P1 commits; P2, P3 abort');
    expect(words('zh-CN', split)).toBe('矛盾: P1 提交；P2、P3 中止');
  });

  it('says who is blocked, and what a repair leads to', () => {
    const blocked = { kind: 'blocks', blocked: ['P2', 'P3'] } as const;
    expect(words('en', { ...blocked, committed: ['C'] })).toBe('blocks: P2, P3 · after a repair: commit');
    expect(words('en', { ...blocked, aborted: ['C'] })).toBe('blocks: P2, P3 · after a repair: abort');
    expect(words('en', blocked)).toBe('blocks: P2, P3');
  });

  it('is one word where all went the same way', () => {
    expect([words('en', { kind: 'commits', committed: ['P1'] }), words('en', {})]).toEqual(['commits', 'open']);
  });
});
