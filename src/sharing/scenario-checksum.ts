import type { Parts } from '../scenario/parts';
import { crc32 } from '../trace-formats/crc32';

/** Words for the reader: a better translation does not spoil the links that are out. */
const wordsOnly: readonly string[] = ['title', 'summary', 'covers', 'beside'];

/** Of all in a scenario that makes its run: its setup and its commands, without notes, comments and blank lines. */
export function scenarioChecksum({ fields, lines }: Parts): string {
  const setup = Object.entries(fields)
    .filter(([name]) => !wordsOnly.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const commands = lines.map((line) => line.trim()).filter((line) => !/^(?:$|#|note\b)/i.test(line));
  return crc32(JSON.stringify([setup, commands]));
}
