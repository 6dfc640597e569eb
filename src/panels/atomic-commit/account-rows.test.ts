import { describe, expect, it } from 'vitest';
import { worldAt } from '../../kernel/run';
import { toArray } from '../../kernel/vector';
import { accountRows, accountSum } from './account-rows';
import { runOf, shipped } from './commit-fixture';

const setup = '---\nprotocol: two-phase-commit\nparticipants: 3\n---\nrun settled\n';

describe('the accounts', () => {
  it('show lock, undo and redo while a transaction is open, and who waits', () => {
    const trace = runOf(`${setup}C transfer 10\nrun until P2 sends VOTE\nP2 read\nrun 1ms\n`);
    const row = accountRows(trace, trace.head.world).find(({ name }) => name === 'P2');
    expect(row).toMatchObject({ balance: 100, lock: 1, records: { tx: 1, undo: 100, redo: 110 }, waiting: [1] });
  });

  it('show what stands once it is decided', () => {
    const trace = runOf(`${setup}C transfer 10\nrun settled\n`);
    expect(accountRows(trace, trace.head.world)).toMatchObject([
      { name: 'P1', balance: 80, lock: null, records: null, waiting: [] },
      { name: 'P2', balance: 110, lock: null, records: null, waiting: [] },
      { name: 'P3', balance: 110, lock: null, records: null, waiting: [] },
    ]);
  });

  it('show of one that is down what its disk holds', () => {
    const trace = runOf(`${setup}C transfer 10\nrun until P2 synced\ncrash P2\n`);
    const row = accountRows(trace, trace.head.world).find(({ name }) => name === 'P2');
    expect(row).toMatchObject({ isUp: false, balance: 100, lock: null, records: { undo: 100, redo: 110 } });
  });

  it('add up: the same, while some have made the change, and broken from the step on that broke it', () => {
    const whole = runOf(`${setup}C transfer 10\nrun settled\n`);
    const last = whole.steps.length - 1;
    const sums = toArray(whole.steps).map(({ index }) => accountSum(whole, worldAt(whole, index), index));
    expect(sums[last]).toEqual({ now: 300, start: 300, state: 'same' });
    expect(new Set(sums.map(({ state }) => state))).toEqual(new Set(['same', 'moving']));
    const broken = runOf(shipped('cell-c4c-book'));
    const violation = toArray(broken.violations).find(({ invariant }) => invariant === 'sum-of-accounts');
    const stateAt = (step: number) => accountSum(broken, worldAt(broken, step), step).state;
    expect(violation).toBeDefined();
    expect(stateAt((violation?.step ?? 0) - 1)).not.toBe('broken');
    expect(stateAt(violation?.step ?? 0)).toBe('broken');
  });
});
