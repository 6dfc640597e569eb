import type { Notice } from '../../player/contract';
import { madeRunOf } from '../../player/made-run';
import type { PlayerStore } from '../../player/player';
import { traceLimits } from '../../trace-formats/limits';
import { readTrace } from '../../trace-formats/read-trace';
import { wholeRegistry } from '../all-scenarios';

/** Shows the run of a trace file, or tells what is wrong with the file and leaves the run alone. */
export async function openFile(player: PlayerStore, file: File): Promise<boolean> {
  // A file that is too large is not read into memory to find that out.
  if (file.size > traceLimits.bytes) return refused(player, tooLarge(file.size));
  return file.text().then(
    (text) => openText(player, text, file.name),
    () => refused(player, { id: 'share.unreadable', values: { name: file.name } }),
  );
}

/** The same for a file beside the page; others are out of reach by the page's own policy. */
export async function openFetched(player: PlayerStore, path: string): Promise<boolean> {
  const missing = { id: 'share.notFound', values: { name: path } };
  try {
    const url = new URL(path, window.location.href);
    if (url.origin !== window.location.origin)
      return refused(player, { id: 'share.otherHost', values: { name: path } });
    const answer = await fetch(url);
    const size = Number(answer.headers.get('content-length') ?? 0);
    if (size > traceLimits.bytes) return refused(player, tooLarge(size));
    return answer.ok ? openText(player, await answer.text(), lastPart(url.pathname)) : refused(player, missing);
  } catch {
    return refused(player, missing);
  }
}

function openText(player: PlayerStore, text: string, fileName: string): boolean {
  const read = readTrace(text, wholeRegistry.entries);
  if (!read.ok) {
    const { sentence, expected } = read.problem;
    return refused(player, sentence, expected);
  }
  const entry = wholeRegistry.entries.find(({ protocol }) => protocol.id === read.entry.protocol.id);
  if (entry === undefined) return false;
  const name = fileName.replace(/(\.trace|\.events)?\.jsonl?$/i, '');
  player.getState().show(madeRunOf(read.trace, entry, name), {});
  player.getState().tell({ kind: 'info', id: 'share.opened', values: { name, steps: read.trace.steps.length } });
  return true;
}

type Told = Pick<Notice, 'id' | 'values'>;

const tooLarge = (size: number): Told => ({ id: 'import.limit.bytes', values: { size, limit: traceLimits.bytes } });

function refused(player: PlayerStore, { id, values }: Told, expected: Notice['expected'] = null): false {
  player.getState().tell({ kind: 'error', id, values, expected });
  return false;
}

const lastPart = (path: string): string => decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
