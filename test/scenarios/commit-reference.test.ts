import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commitEntries, commitPerformanceOf } from '../../src/protocols/atomic-commit/run-fixture';

const page = readFileSync(new URL('../../docs/scenario-language.md', import.meta.url), 'utf8');
const examples = Array.from(page.matchAll(/^```commit\n([\s\S]*?)^```$/gm), ([block, text = '']) => ({
  line: page.slice(0, page.indexOf(block)).split('\n').length + 1,
  text,
}));
const commandLines = examples.flatMap(({ text }) => text.split('\n'));
const [{ dialect }] = commitEntries;

describe('the reference page on atomic commitment', () => {
  it('has examples', () => expect(examples.length).toBeGreaterThan(2));

  it.each(examples)('has one in line $line that runs as it says', ({ text }) => {
    const { refused, unreached, failedExpectations, brokenInvariants } = commitPerformanceOf(text);
    const failed = failedExpectations.map(({ command }) => command.text);
    expect({ refused, unreached, failed, brokenInvariants }).toEqual({
      ...{ refused: null, unreached: null, failed: [], brokenInvariants: [] },
    });
  });

  it.each([...dialect.requests, ...dialect.expectations])('tells of $form', ({ form }) => {
    expect(page).toContain(`| \`${form.replaceAll('|', '\\|')}\` |`);
  });

  it.each(dialect.requests)('runs a request to $example', ({ example }) => {
    expect(commandLines.map((line) => line.replace(/^(C|P\d) /, ''))).toContain(example);
  });

  it.each(dialect.expectations)('runs expect $example', ({ example }) =>
    expect(commandLines).toContain(`expect ${example}`),
  );

  it.each(commitEntries.flatMap(({ protocol }) => [...protocol.milestones]))('names the milestone %s', (milestone) => {
    expect(page).toContain(`\`${milestone}\``);
  });
});
