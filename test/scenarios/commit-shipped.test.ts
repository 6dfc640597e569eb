import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commitScriptOf } from '../../src/protocols/atomic-commit/run-fixture';
import { perform } from '../../src/scenario/play';
import { transcript } from '../../src/scenario/transcript';
import { english } from './entry';

const folders = ['two-phase-commit', 'three-phase-commit'] as const;
const shipped = folders.flatMap((folder) =>
  readdirSync(new URL(`../../src/scenarios/${folder}/`, import.meta.url))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ folder, id: name.replace(/\.txt$/, '') })),
);
const scriptOf = ({ folder, id }: (typeof shipped)[number]) =>
  commitScriptOf(readFileSync(new URL(`../../src/scenarios/${folder}/${id}.txt`, import.meta.url), 'utf8'), id);

/** What went otherwise than the scenario says, as sentences. */
function failuresOf(script: ReturnType<typeof scriptOf>): readonly string[] {
  const { refused, unreached, failedExpectations, brokenInvariants } = perform(script);
  const stopped = [refused, unreached].flatMap((problem) => (problem === null ? [] : [`line ${problem.line}`]));
  const failed = failedExpectations.map(
    ({ command, outcome }) => `${command.text}: ${outcome.type === 'expected' ? outcome.found : ''}`,
  );
  return [...stopped, ...failed, ...brokenInvariants];
}

describe('the shipped scenarios of atomic commitment', () => {
  it('have ids of their own', () => {
    const ids = shipped.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('tell every worked example', () => {
    const ids = shipped.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6, 7].flatMap((n) => [`s-2pc-${n}`, `s-3pc-${n}`])));
  });

  it.each(shipped)('$id speaks both languages and says what it covers', (scenario) => {
    const script = scriptOf(scenario);
    const notes = script.commands.flatMap((command) => (command.verb === 'note' ? [command.texts] : []));
    const texts = [script.title, script.summary, ...notes];
    for (const text of texts) expect(Object.keys(text).sort()).toEqual(['en', 'zh-CN']);
    expect(texts.flatMap((text) => Object.values(text)).filter((text) => text.trim() === '')).toEqual([]);
    expect(script.covers.length).toBeGreaterThan(0);
    for (const item of script.covers) expect(item).toMatch(/^[A-Z0-9]{2,4}-\d{2}$/);
    expect(script.covers).toEqual([...new Set(script.covers)]);
    expect(script.setup.protocol).toBe(scenario.folder);
    if (script.beside !== null) expect(shipped.map(({ id }) => id)).toContain(script.beside);
    expect(script.beside).not.toBe(scenario.id);
  });

  it.each(shipped)('$id goes as its golden transcript tells', async (scenario) => {
    const script = scriptOf(scenario);
    expect(failuresOf(script)).toEqual([]);
    const { folder, id } = scenario;
    const text = transcript(script, perform(script), english).join('\n');
    await expect(`${text}\n`).toMatchFileSnapshot(`goldens/${folder}/${id}.txt`);
  });

  // Each of these tells what must happen, so it has to happen whatever the latencies are.
  it.each(shipped)('$id holds with other seeds', (scenario) => {
    const script = scriptOf(scenario);
    const failures = [2, 3, 4, 5, 6, 7, 8].flatMap((seed) =>
      failuresOf({ ...script, setup: { ...script.setup, seed } }).map((what) => `seed ${seed}: ${what}`),
    );
    expect(failures).toEqual([]);
  });
});
