import type { Sentence } from '../kernel/describe';

/** What came of asking the storage. Nothing here ever throws or rejects: a run goes on without being kept. */
export type Stored<T> =
  | { readonly ok: true; readonly value: T; readonly remarks: readonly Sentence[] }
  | { readonly ok: false; readonly reason: Trouble; readonly problem: Sentence };

/** `blocked`: another tab holds the storage up, and trying again may help; `limit`: the run itself is too large. */
export type Trouble = 'full' | 'forbidden' | 'blocked' | 'failed' | 'limit' | 'gone';

export const stored = <T>(value: T, remarks: readonly Sentence[] = []): Stored<T> => ({ ok: true, value, remarks });

export const troubled = (reason: Trouble, values: Sentence['values'] = {}): Stored<never> => ({
  ok: false,
  reason,
  problem: { id: `sharing.storage.${reason}`, values },
});

/** How long a storage that does not answer is waited for, in milliseconds. */
export const patienceMs = 5_000;

/** Asks the storage. What it throws becomes a sentence, and so does silence. */
export async function asking<T>(ask: () => Promise<Stored<T>>, waitMs = patienceMs): Promise<Stored<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<Stored<T>>((resolve) => {
    timer = setTimeout(() => resolve(troubled('blocked')), waitMs);
  });
  try {
    return await Promise.race([ask(), silence]);
  } catch (error) {
    return troubled(troubleOf(error), { name: nameOf(error) });
  } finally {
    clearTimeout(timer);
  }
}

function troubleOf(error: unknown): Trouble {
  switch (nameOf(error)) {
    case 'QuotaExceededError':
      return 'full';
    // No storage at all, or none for this page: private windows, third-party frames, a reader who forbids it.
    case 'ReferenceError':
    case 'SecurityError':
    case 'InvalidStateError':
    case 'NotAllowedError':
      return 'forbidden';
    case 'TimeoutError':
    case 'TransactionInactiveError':
    case 'AbortError':
      return 'blocked';
    default:
      return 'failed';
  }
}

const nameOf = (error: unknown): string =>
  error instanceof Error || error instanceof DOMException ? error.name : 'Error';
