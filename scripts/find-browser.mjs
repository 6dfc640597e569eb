// Finds a Chromium for the end-to-end tests, or gets one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { projectRoot } from './dependencies.mjs';

/** @typedef {Readonly<Record<string, string | undefined>>} Environment */

/** Set by `npm test`, so that the search is made once. */
export const browserVariable = 'ENSEMBLE_BROWSER';

const namingVariables = [
  browserVariable,
  'CHROME_PATH',
  'CHROMIUM_PATH',
  'PUPPETEER_EXECUTABLE_PATH',
  'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH',
];

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chromium-headless-shell',
  'microsoft-edge',
];

/**
 * The first of the candidates that exists and starts: what the environment names, Playwright's own, the system's.
 * @returns {string | null}
 */
export function findBrowser() {
  return firstThatStarts(candidates(process.env, process.platform, playwrightPath()), starts);
}

/**
 * Like `findBrowser`, but installs a browser where there is none and asks nothing.
 * @returns {string | null}
 */
export function ensureBrowser() {
  const found = findBrowser();
  if (found !== null) return found;
  const packages = aptCommand();
  if (packages !== null) {
    console.log('There is no Chromium here: installing the package of the distribution ...');
    installPackage(packages);
  }
  const installed = packages === null ? null : findBrowser();
  if (installed !== null) return installed;
  console.log("There is no Chromium here: downloading Playwright's ...");
  downloadPlaywrights(packages !== null);
  const downloaded = findBrowser();
  if (downloaded === null) console.error(adviceWithoutBrowser);
  return downloaded;
}

const adviceWithoutBrowser =
  'No Chromium was found and none could be installed: install Chromium or Chrome, or set CHROME_PATH to the path of one.';

/**
 * @param {Environment} env
 * @param {string} platform
 * @param {string | null} playwrights
 * @returns {readonly string[]}
 */
export function candidates(env, platform, playwrights) {
  const named = namingVariables.flatMap((name) => env[name] || []);
  return [...named, ...(playwrights === null ? [] : [playwrights]), ...systemPaths(env, platform)];
}

/**
 * @param {readonly string[]} paths
 * @param {(path: string) => boolean} startsFrom
 * @returns {string | null}
 */
export function firstThatStarts(paths, startsFrom) {
  return paths.find((path) => startsFrom(path)) ?? null;
}

/**
 * @param {Environment} env
 * @param {string} platform
 * @returns {readonly string[]}
 */
function systemPaths(env, platform) {
  if (platform === 'win32') return windowsPaths(env);
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return platform === 'darwin' ? [...macPaths(env), ...onPath] : onPath;
}

/**
 * @param {Environment} env
 * @returns {readonly string[]}
 */
function macPaths(env) {
  const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  const folders = ['/Applications', join(env.HOME ?? '', 'Applications')];
  return folders.flatMap((folder) => names.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`));
}

/**
 * @param {Environment} env
 * @returns {readonly string[]}
 */
function windowsPaths(env) {
  const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];
  const edge = 'Microsoft\\Edge\\Application\\msedge.exe';
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
  return folders.flatMap((folder) => (folder ? [...programs, edge].map((program) => `${folder}\\${program}`) : []));
}

/**
 * Where Playwright would keep its own Chromium, downloaded or not.
 * @returns {string | null}
 */
function playwrightPath() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath();
  } catch {
    return null;
  }
}

/**
 * A file may exist and yet be of no use: some distributions leave a script there that only points to a shop.
 * @param {string} path
 * @returns {boolean}
 */
function starts(path) {
  if (!existsSync(path)) return false;
  // Asked for its version, Chrome on Windows opens a window.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status === 0;
}

/**
 * How to call apt-get without being asked for a password; null where that is impossible.
 * @returns {readonly string[] | null}
 */
function aptCommand() {
  if (!succeeds('apt-get', ['--version'])) return null;
  if (process.getuid?.() === 0) return ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  return succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'] : null;
}

/** @param {readonly string[]} apt */
function installPackage([command = '', ...apt]) {
  run(command, [...apt, 'update', '-qq']);
  // The page has Chinese words in it, and a bare machine has no letters for them.
  run(command, [...apt, 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
}

/** @param {boolean} withSystemLibraries */
function downloadPlaywrights(withSystemLibraries) {
  const cli = join(projectRoot, 'node_modules', 'playwright', 'cli.js');
  const options = withSystemLibraries ? ['--with-deps'] : [];
  run(process.execPath, [cli, 'install', ...options, 'chromium']);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function run(command, args) {
  // No standard input: whatever wants to ask gets no answer and goes on.
  spawnSync(command, [...args], { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000 });
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {boolean}
 */
function succeeds(command, args) {
  return spawnSync(command, [...args], { stdio: 'ignore', timeout: 60_000 }).status === 0;
}
