import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from './count-tests.mjs';

describe('countVitest', () => {
  const passing = {
    numPassedTests: 12,
    numFailedTests: 0,
    testResults: [{ status: 'passed', assertionResults: [{}] }],
  };

  it('counts tests', () => {
    expect(countVitest(passing, true)).toEqual({ passed: 12, failed: 0 });
    expect(countVitest({ ...passing, numFailedTests: 3 }, false)).toEqual({ passed: 12, failed: 3 });
  });

  it('counts a file that could not be loaded', () => {
    const testResults = [...passing.testResults, { status: 'failed', assertionResults: [] }];
    expect(countVitest({ ...passing, numFailedTests: 1, testResults }, false)).toEqual({ passed: 12, failed: 2 });
  });

  it('counts a run that failed without a failed test, said nothing or tested nothing', () => {
    expect(countVitest(passing, false)).toEqual({ passed: 12, failed: 1 });
    expect(countVitest(null, false)).toEqual({ passed: 0, failed: 1 });
    expect(countVitest(null, true)).toEqual({ passed: 0, failed: 1 });
    expect(countVitest({ ...passing, numPassedTests: 0 }, true)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('countPlaywright', () => {
  const report = (unexpected: number, flaky: number, errors: readonly unknown[]): unknown => ({
    stats: { expected: 7, unexpected, flaky, skipped: 0 },
    errors,
  });

  it('counts tests', () => {
    expect(countPlaywright(report(0, 0, []), true)).toEqual({ passed: 7, failed: 0 });
    expect(countPlaywright(report(2, 1, []), false)).toEqual({ passed: 7, failed: 3 });
  });

  it('counts errors outside of tests, and silence', () => {
    expect(countPlaywright(report(0, 0, [{ message: 'no server' }]), false)).toEqual({ passed: 7, failed: 1 });
    expect(countPlaywright(report(0, 0, []), false)).toEqual({ passed: 7, failed: 1 });
    expect(countPlaywright(null, false)).toEqual({ passed: 0, failed: 1 });
    expect(countPlaywright({ stats: { expected: 0 }, errors: [] }, true)).toEqual({ passed: 0, failed: 1 });
  });
});
