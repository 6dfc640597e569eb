import { readFileSync } from 'node:fs';
import { type Download, expect, type Page } from '@playwright/test';

export interface SavedFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: Buffer;
  readonly text: string;
}

/** Opens the dialog, unless it is open. */
export async function openExport(page: Page): Promise<void> {
  if ((await page.getByTestId('dialog-export').count()) === 0) await page.getByTestId('open-export').click();
}

/** Chooses the steps that files are about; counted from 1, as on the page. */
export async function chooseSteps(page: Page, from: number, to: number): Promise<void> {
  await page.getByTestId('export-from').fill(String(from));
  await page.getByTestId('export-to').fill(String(to));
  await expect(page.getByTestId('export-range-steps')).toBeChecked();
}

/** Saves a kind of file by its button. */
export async function saved(page: Page, kind: string): Promise<SavedFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(`export-${kind}`).click()]);
  await expect(page.getByTestId('export-footer')).toHaveAttribute('data-state', 'done');
  return readDownload(download);
}

async function readDownload(download: Download): Promise<SavedFile> {
  const path = await download.path();
  const bytes = readFileSync(path);
  return { name: download.suggestedFilename(), path, bytes, text: bytes.toString('utf8') };
}

/** What a browser makes of a drawing: its texts, and the sentence of its parser where it is none. */
export async function readSvg(
  page: Page,
  svg: string,
): Promise<{ readonly texts: readonly string[]; readonly error: string }> {
  return page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
    const error = parsed.querySelector('parsererror')?.textContent ?? '';
    return { error, texts: Array.from(parsed.querySelectorAll('text'), (text) => text.textContent ?? '') };
  }, svg);
}

/** Size of a PNG as its first chunk says it. */
export const pngSize = (bytes: Buffer): readonly [number, number] => {
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

export interface Gif {
  readonly width: number;
  readonly height: number;
  /** How long each frame is shown, in hundredths of a second. */
  readonly delays: readonly number[];
}

/** Walks through the blocks of a GIF to its end. */
export function readGif(bytes: Buffer): Gif {
  expect(bytes.subarray(0, 6).toString('latin1')).toBe('GIF89a');
  const tableSize = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1));
  const [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  const delays: number[] = [];
  let [at, frames] = [13 + tableSize(bytes[10] ?? 0), 0];
  while (bytes[at] !== 0x3b) {
    const kind = bytes[at];
    expect([0x21, 0x2c]).toContain(kind);
    if (kind === 0x2c) {
      frames += 1;
      at = skipBlocks(bytes, at + 10 + tableSize(bytes[at + 9] ?? 0) + 1);
      continue;
    }
    if (bytes[at + 1] === 0xf9) delays.push(bytes.readUInt16LE(at + 4));
    at = skipBlocks(bytes, at + 2);
  }
  expect(frames).toBe(delays.length);
  expect(at).toBe(bytes.length - 1);
  return { width, height, delays };
}

function skipBlocks(bytes: Buffer, start: number): number {
  let at = start;
  while ((bytes[at] ?? 0) > 0) at += (bytes[at] ?? 0) + 1;
  return at + 1;
}
