import { once } from 'node:events';
import '../i18n/provide-all';
import { answer } from './answer';
import { readArguments } from './arguments';

/** Written in pieces of about this many characters, so that a long output neither waits for its end nor fills memory twice. */
const pieceLength = 65_536;

async function main(): Promise<void> {
  const { status, output, errors } = answer(readArguments(process.argv.slice(2)));
  process.exitCode = status;
  // Whoever reads may stop reading, as `head` does: that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? status : 2));
  process.stderr.on('error', () => process.exit(status));
  let piece = '';
  for (const text of output) {
    piece += text;
    if (piece.length < pieceLength) continue;
    await write(piece);
    piece = '';
  }
  await write(piece);
  for (const line of errors) process.stderr.write(`${line}\n`);
}

async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}

await main();
