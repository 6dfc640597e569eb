import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../scripts/find-browser.mjs';

/** Fetched by npx when it is asked for; no dependency of the project. */
const program = 'lighthouse@12.8.2';

/** As a phone with a slow network, which is what Lighthouse does unless told otherwise, or as a computer with a fast one. */
export const devices = ['phone', 'computer'] as const;
export type Device = (typeof devices)[number];

/** What of its report is read. */
export interface LighthouseReport {
  readonly categories: Readonly<Record<string, Category>>;
  readonly audits: Readonly<Record<string, Audit>>;
  readonly runtimeError?: { readonly message: string };
}
export interface Category {
  readonly title: string;
  /** From 0 to 1; null where it could not be judged. */
  readonly score: number | null;
  readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
}
export interface Audit {
  readonly title: string;
  readonly score: number | null;
  readonly numericValue?: number;
  readonly numericUnit?: string;
}

export type Judged =
  | { readonly ok: true; readonly report: LighthouseReport }
  | { readonly ok: false; readonly problem: string };

/** Has Lighthouse judge a page; or a sentence why it cannot. `folder` is for its report. */
export async function judge(address: string, device: Device, folder: string): Promise<Judged> {
  const path = join(folder, `lighthouse-${device}.json`);
  rmSync(path, { force: true });
  const options = ['--quiet', '--output=json', `--output-path=${path}`, '--chrome-flags=--headless=new --no-sandbox'];
  const status = await npx([
    '--yes',
    program,
    address,
    ...options,
    ...(device === 'computer' ? ['--preset=desktop'] : []),
  ]);
  const report = readReport(path);
  if (report === null)
    return { ok: false, problem: `${program} could not be fetched or run by npx (status ${status}).` };
  const { runtimeError } = report;
  return runtimeError === undefined ? { ok: true, report } : { ok: false, problem: runtimeError.message };
}

/** In the background, because the page is served by this process. Only what it writes as its report counts. */
async function npx(words: readonly string[]): Promise<number | null> {
  const browser = findBrowser();
  const child = spawn('npx', words, {
    stdio: 'ignore',
    env: { ...process.env, ...(browser === null ? {} : { CHROME_PATH: browser }) },
  });
  const ended = once(child, 'exit');
  const failed = once(child, 'error').then(() => [null]);
  const [status] = await Promise.race([ended, failed]);
  return typeof status === 'number' ? status : null;
}

function readReport(path: string): LighthouseReport | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** What of a category is not as it should be, the heaviest first. */
export const complaintsOf = (category: Category, { audits }: LighthouseReport): readonly Audit[] =>
  [...category.auditRefs]
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ id, weight }) => {
      const audit = audits[id];
      return weight > 0 && audit !== undefined && audit.score !== null && audit.score < 0.9 ? [audit] : [];
    });
