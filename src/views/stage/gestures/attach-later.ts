export type Later = typeof import('./later');

/**
 * Attaches what reads gestures as soon as it is there; returns what ends that. Without it, clicks, keys and commands do the same,
 * so that a failed fetch is not worth a word.
 */
export function attachLater(attach: (later: Later) => () => void): () => void {
  let isOver = false;
  let detach = (): void => undefined;
  void import('./later').then(
    (later) => {
      if (!isOver) detach = attach(later);
    },
    () => undefined,
  );
  return () => {
    isOver = true;
    detach();
  };
}
