import { describe, expect, it } from 'vitest';
import { problemAt } from './problem-at';

describe('problems of a form', () => {
  const problems = [
    { path: ['servers'], found: '77', expected: 'a' },
    { path: ['config', 'tickTime'], found: '-1', expected: 'b' },
  ];

  it('belong to the field that their path names', () => {
    expect(problemAt(problems, ['servers'])).toBe(problems[0]);
    expect(problemAt(problems, ['config', 'tickTime'])).toBe(problems[1]);
    expect(problemAt(problems, ['config', 'syncLimit'])).toBeNull();
    expect(problemAt(problems, ['observers'])).toBeNull();
  });
});
