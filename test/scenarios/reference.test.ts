import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dialect } from '../../src/protocols/zookeeper/dialect';
import { perform } from '../../src/scenario/play';
import { aliases, expectations, verbs } from '../../src/scenario/verbs';
import { entry, scriptOf } from './entry';

const page = readFileSync(new URL('../../docs/scenario-language.md', import.meta.url), 'utf8');
const examples = Array.from(page.matchAll(/^```scenario\n([\s\S]*?)^```$/gm), ([block, text = '']) => ({
  line: page.slice(0, page.indexOf(block)).split('\n').length + 1,
  text,
}));
const commandLines = examples.flatMap(({ text }) => text.split('\n'));

describe('the reference page', () => {
  it('has examples', () => expect(examples.length).toBeGreaterThan(8));

  it.each(examples)('has one in line $line that runs as it says', ({ text }) => {
    const { refused, unreached, failedExpectations, brokenInvariants } = perform(scriptOf(text));
    const failed = failedExpectations.map(({ command }) => command.text);
    expect({ refused, unreached, failed, brokenInvariants }).toEqual({
      refused: null,
      unreached: null,
      failed: [],
      brokenInvariants: [],
    });
  });

  const inTable = (form: string): string => `| \`${form.replaceAll('|', '\\|')}\` |`;

  it.each([...verbs, ...dialect.requests, ...expectations, ...dialect.expectations])('tells of $form', ({ form }) => {
    expect(page).toContain(inTable(form));
  });

  it.each(verbs)('runs $example', ({ example }) => expect(commandLines).toContain(example));

  it.each(dialect.requests)('runs a request to $example', ({ example }) => {
    expect(commandLines.map((line) => line.replace(/^(S\d|leader) /, ''))).toContain(example);
  });

  it.each([...expectations, ...dialect.expectations])('runs expect $example', ({ example }) =>
    expect(commandLines).toContain(`expect ${example}`),
  );

  it.each(Object.keys(aliases))('tells of the other name %s', (alias) => expect(page).toContain(`\`${alias}\``));

  it.each(entry.protocol.milestones)('names the milestone %s', (milestone) =>
    expect(page).toContain(`\`${milestone}\``),
  );
});
