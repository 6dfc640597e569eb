import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Source } from '../scenario/front-matter';
import { shippedScenarios } from './shipped';

/** No scenario is larger, in bytes. */
export const largestScenario = 1_048_576;

/** A scenario's text, or why there is none: an entry of the catalogue `cli` with its values. */
export type ReadSource =
  | { readonly ok: true; readonly source: Source }
  | { readonly ok: false; readonly id: string; readonly values: Readonly<Record<string, string | number>> };

/** Reads a file, standard input for `-`, or a shipped scenario by its id. */
export function readSource(file: string): ReadSource {
  if (file === '-') return readFrom(0, file, largestScenario);
  const opened = open(file, largestScenario);
  if (opened.ok) return opened.read;
  const shipped = shippedScenarios().find(({ id }) => id === file);
  if (opened.code === 'ENOENT' && shipped !== undefined) {
    const again = open(shipped.path, largestScenario);
    // Problems call it by its id: where it lies is of no concern to the person.
    if (again.ok) return again.read.ok ? { ok: true, source: { ...again.read.source, file } } : again.read;
  }
  return opened.code === 'ENOENT'
    ? refuse('fileMissing', { file })
    : refuse('fileUnreadable', { file, reason: opened.code });
}

/** Reads a file, or standard input for `-`, of no more than so many bytes. */
export function readFile(file: string, limit: number): ReadSource {
  if (file === '-') return readFrom(0, file, limit);
  const opened = open(file, limit);
  if (opened.ok) return opened.read;
  return opened.code === 'ENOENT'
    ? refuse('traceMissing', { file })
    : refuse('fileUnreadable', { file, reason: opened.code });
}

const refuse = (id: string, values: Readonly<Record<string, string | number>>): ReadSource => ({
  ok: false,
  id: `cli.${id}`,
  values,
});

type Opened = { readonly ok: true; readonly read: ReadSource } | { readonly ok: false; readonly code: string };

function open(file: string, limit: number): Opened {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    return { ok: false, code: codeOf(error) };
  }
  try {
    const isDirectory = fstatSync(descriptor).isDirectory();
    return { ok: true, read: isDirectory ? refuse('fileIsDirectory', { file }) : readFrom(descriptor, file, limit) };
  } finally {
    closeSync(descriptor);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

function readFrom(descriptor: number, file: string, limit: number): ReadSource {
  const pieces: Uint8Array[] = [];
  let length = 0;
  while (length <= limit) {
    const piece = new Uint8Array(Math.min(pieceLength, limit + 1 - length));
    const count = readSome(descriptor, piece);
    if (typeof count === 'string') return refuse('fileUnreadable', { file, reason: count });
    if (count === 0) break;
    pieces.push(piece.subarray(0, count));
    length += count;
  }
  if (length > limit) return refuse('fileTooLarge', { file, limit });
  const text = decode(Buffer.concat(pieces));
  return text === null ? refuse('fileNotText', { file }) : { ok: true, source: { file, text } };
}
const pieceLength = 1_048_577;

/** How many bytes were read (0 at the end), or the code of what went wrong. */
function readSome(descriptor: number, bytes: Uint8Array): number | string {
  for (;;) {
    try {
      return readSync(descriptor, bytes, 0, bytes.length, null);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EOF') return 0;
      // Standard input may be a pipe that does not block and has nothing yet.
      if (code !== 'EAGAIN') return code;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
