/** What a long piece of work tells while it goes on, and by what it is told to stop. */
export interface Work {
  /** The share that is done, from 0 to 1. */
  report(share: number): void;
  readonly signal: AbortSignal;
}

/** So long, in milliseconds, may work keep the page from answering: less than a frame. */
const sliceMs = 10;

/**
 * A breath between two pieces of work: once they have taken a slice of time, the page gets its turn. Rejects as soon as the
 * work is to stop.
 */
export function breather({ signal }: Pick<Work, 'signal'>): () => Promise<void> {
  let begin = performance.now();
  return async () => {
    signal.throwIfAborted();
    if (performance.now() - begin < sliceMs) return;
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    begin = performance.now();
  };
}

/** The pieces of a text, one slice of time after another. */
export async function gathered(pieces: Iterable<string>, work: Pick<Work, 'signal'>): Promise<readonly string[]> {
  const breathe = breather(work);
  const parts: string[] = [];
  for (const piece of pieces) {
    parts.push(piece);
    await breathe();
  }
  return parts;
}
