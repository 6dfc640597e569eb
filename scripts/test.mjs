// `npm test`: every check of the project, one after the other; a failure does not hide the next one. The last line is
// the count. Everything that is needed, a browser too, is installed first.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { problemsOfPage, problemsOfSize, sizeTable } from './check-dist.mjs';
import { problemsOfOffline } from './check-offline.mjs';
import { countPlaywright, countVitest } from './count-tests.mjs';
import { ensureDependencies, projectRoot } from './dependencies.mjs';
import { browserVariable, ensureBrowser } from './find-browser.mjs';

/** @typedef {import('./count-tests.mjs').Count} Count */
/** @typedef {{ readonly name: string, readonly run: () => Count }} Stage */

const longestStageMs = 10 * 60_000;
const dist = join(projectRoot, 'dist');
const results = join(projectRoot, 'test-results');

// In a log, a coloured difference is unreadable.
const lint = ['ci', '--error-on-warnings', process.stdout.isTTY ? '--colors=force' : '--colors=off'];

/** @type {readonly Stage[]} */
const stages = [
  { name: 'type check', run: () => check(tool('typescript', 'bin', 'tsc'), ['--noEmit', '-p', 'tsconfig.json']) },
  { name: 'lint', run: () => check(tool('@biomejs/biome', 'bin', 'biome'), lint) },
  { name: 'unit, scenario, property and architecture tests', run: runVitest },
  { name: 'build', run: runBuild },
  { name: 'size', run: checkSize },
  { name: 'end-to-end tests', run: runPlaywright },
];

if (ensureDependencies()) {
  runAll();
} else {
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}

function runAll() {
  mkdirSync(results, { recursive: true });
  const start = performance.now();
  const counted = stages.map((stage) => ({ name: stage.name, ...timed(stage) }));
  const passed = counted.reduce((sum, stage) => sum + stage.passed, 0);
  const failed = counted.reduce((sum, stage) => sum + stage.failed, 0);
  console.log(heading('summary'));
  for (const stage of counted) {
    console.log(`${stage.name.padEnd(50)} ${countText(stage).padEnd(26)} ${stage.seconds.padStart(8)}`);
  }
  console.log(`${'all'.padEnd(77)} ${secondsSince(start).padStart(8)}`);
  console.log(countText({ passed, failed }));
  process.exitCode = failed === 0 ? 0 : 1;
}

/**
 * @param {Stage} stage
 * @returns {Count & { readonly seconds: string }}
 */
function timed(stage) {
  console.log(heading(stage.name));
  const start = performance.now();
  const count = stage.run();
  const seconds = secondsSince(start);
  console.log(`${stage.name}: ${countText(count)} in ${seconds}`);
  return { ...count, seconds };
}

/** @returns {Count} */
function runVitest() {
  const report = join(results, 'unit.json');
  rmSync(report, { force: true });
  // A golden that is missing is a failure here, and not a reason to write it.
  const options = ['--update=none', '--allowOnly=false', '--reporter=default', '--reporter=json'];
  const ok = succeeds(tool('vitest', 'vitest.mjs'), ['run', ...options, `--outputFile.json=${report}`]);
  return countVitest(readJson(report), ok);
}

/** @returns {Count} */
function runBuild() {
  // Without this, a build that fails would leave the last one to be tested.
  rmSync(dist, { recursive: true, force: true });
  if (!succeeds(tool('vite', 'bin', 'vite.js'), ['build'])) return oneCheck(false);
  const problems = [...problemsOfPage(readFileSync(join(dist, 'index.html'), 'utf8')), ...problemsOfOffline(dist)];
  for (const problem of problems) console.log(problem);
  return oneCheck(problems.length === 0);
}

/** @returns {Count} */
function checkSize() {
  const problems = problemsOfSize(dist);
  console.log([sizeTable(dist), ...problems].join('\n'));
  return oneCheck(problems.length === 0);
}

/** @returns {Count} */
function runPlaywright() {
  const browser = ensureBrowser();
  if (browser === null) return oneCheck(false);
  console.log(`Browser: ${browser}`);
  const report = join(results, 'e2e.json');
  rmSync(report, { force: true });
  const ok = succeeds(tool('playwright', 'cli.js'), ['test'], { [browserVariable]: browser });
  return countPlaywright(readJson(report), ok);
}

/**
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Count}
 */
function check(script, args) {
  return oneCheck(succeeds(script, args));
}

/**
 * @param {boolean} ok
 * @returns {Count}
 */
function oneCheck(ok) {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {string} script
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} env
 * @returns {boolean}
 */
function succeeds(script, args, env = {}) {
  const result = spawnSync(process.execPath, [script, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    timeout: longestStageMs,
  });
  if (result.signal !== null)
    console.log(`Ended by ${result.signal}; a stage may take ${longestStageMs / 60_000} min.`);
  return result.status === 0;
}

/**
 * @param {readonly string[]} path
 * @returns {string}
 */
function tool(...path) {
  return join(projectRoot, 'node_modules', ...path);
}

/**
 * @param {string} path
 * @returns {unknown} null where there is no report
 */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @returns {string}
 */
function heading(name) {
  return `\n==== ${name} ${'='.repeat(Math.max(4, 90 - name.length))}\n`;
}

/**
 * @param {Count} count
 * @returns {string}
 */
function countText(count) {
  return `${count.passed} passed, ${count.failed} failed`;
}

/**
 * @param {number} start
 * @returns {string}
 */
function secondsSince(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
