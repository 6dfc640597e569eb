import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { command, exported, openPage, pick } from './ensemble-page';

const schema = (name: string): object => JSON.parse(readFileSync(`public/schema/${name}`, 'utf8'));

function problemsOf(text: string, schemaName: string): unknown {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  const validate = ajv.compile(schema(schemaName));
  return validate(JSON.parse(text)) ? [] : validate.errors;
}

/** The same scenario by the command line, in Node. */
function inNode(scenario: string, format: 'trace' | 'facts'): string {
  const tsx = 'node_modules/tsx/dist/cli.mjs';
  const result = spawnSync(process.execPath, [tsx, 'src/cli/main.ts', 'run', scenario, '--format', format], {
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  expect(result.stderr).toBe('');
  return result.stdout;
}

test('the exported files are valid by their schemas', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  await page.keyboard.press('k');
  await command(page, 'run settled');
  const trace = await exported(page, 'trace');
  expect(trace.name).toBe('ensemble-main-job.trace.json');
  expect(problemsOf(trace.text, 'trace-1.json')).toEqual([]);
  const facts = await exported(page, 'facts');
  expect(problemsOf(facts.text, 'facts-1.json')).toEqual([]);
});

for (const scenario of ['main-job', 'main-leader-dies', 'rec-3-survives', 'net-1']) {
  test(`${scenario} is the same run in Chromium and in Node, to the byte`, async ({ page }) => {
    await openPage(page);
    await pick(page, scenario);
    const trace = await exported(page, 'trace');
    expect(trace.text).toBe(inNode(scenario, 'trace'));
    const facts = await exported(page, 'facts');
    expect(facts.text).toBe(inNode(scenario, 'facts'));
  });
}

test('the exported scenario makes the same run again', async ({ page }, info) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('k');
  await command(page, 'run settled');
  const { name, text } = await exported(page, 'scenario');
  expect(name).toBe('ensemble-main-job.txt');
  const file = info.outputPath(name);
  writeFileSync(file, text);
  const trace = JSON.parse((await exported(page, 'trace')).text);
  expect(JSON.parse(inNode(file, 'trace'))).toEqual(trace);
});
