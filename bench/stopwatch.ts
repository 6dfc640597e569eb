import { openSync, readSync } from 'node:fs';

export interface Lap {
  readonly wallMs: number;
  /** Without the time in which the thread was ready but another program had its core; the same where nobody tells. */
  readonly ownMs: number;
}

/** Starts to measure; the function it returns reads the watch and can be called again. */
export function stopwatch(): () => Lap {
  const start = performance.now();
  const waited = waitedMs();
  return () => {
    const wallMs = performance.now() - start;
    return { wallMs, ownMs: wallMs - (waitedMs() - waited) };
  };
}

/** Linux counts for every thread how long it waited for a core, in nanoseconds; this file is the thread's own. */
const counter = openCounter('/proc/thread-self/schedstat');
const text = Buffer.alloc(128);

function openCounter(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch {
    return null;
  }
}

function waitedMs(): number {
  if (counter === null) return 0;
  const length = readSync(counter, text, 0, text.length, 0);
  return Number(text.toString('latin1', 0, length).split(' ')[1] ?? 0) / 1e6;
}
