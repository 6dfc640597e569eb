// Node's built-ins only: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile */

export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

const oldestNode = [20, 19];

/**
 * Installs what package-lock.json names unless it is there already. Answers whether the project can be used.
 * @returns {boolean}
 */
export function ensureDependencies() {
  if (!isSupportedNode(process.versions.node)) {
    console.error(
      `Ensemble needs Node.js ${oldestNode.join('.')} or newer, and this is ${process.versions.node}: install a newer one from https://nodejs.org and try again.`,
    );
    return false;
  }
  const installed = readLockfile(join(projectRoot, 'node_modules', '.package-lock.json'));
  const wanted = readLockfile(join(projectRoot, 'package-lock.json'));
  if (wanted !== null && isCurrent(wanted, installed)) return true;
  console.log('Installing dependencies (once) ...');
  if (npm(['ci', '--include=dev', '--no-audit', '--no-fund'])) return true;
  console.error('The dependencies could not be installed: see what npm says above, and try `npm ci` by hand.');
  return false;
}

/**
 * @param {string} version
 * @returns {boolean}
 */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/**
 * Whether npm's own record of node_modules holds every wanted package in the wanted version. Packages made for other
 * operating systems are optional and rightly absent.
 * @param {Lockfile} wanted
 * @param {Lockfile | null} installed
 * @returns {boolean}
 */
export function isCurrent(wanted, installed) {
  if (installed === null) return false;
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed.packages?.[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * @param {string} path
 * @returns {Lockfile | null} null when the file is missing or damaged
 */
function readLockfile(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * @param {readonly string[]} args
 * @returns {boolean}
 */
function npm(args) {
  // npm tells its scripts where it is; started by hand, the command is on the PATH (on Windows, as npm.cmd).
  const self = process.env.npm_execpath ?? '';
  const result = /npm-cli\.c?js$/.test(self)
    ? spawnSync(process.execPath, [self, ...args], { cwd: projectRoot, stdio: 'inherit' })
    : spawnSync('npm', [...args], { cwd: projectRoot, stdio: 'inherit', shell: process.platform === 'win32' });
  return result.status === 0;
}
