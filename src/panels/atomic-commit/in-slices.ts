/** Whether there is time left in this slice for more. */
export type HasTime = () => boolean;

/** About half of a frame, so that the page answers in between. */
const sliceMs = 8;

/**
 * Calls back in a moment, with so much time as a page can spare; returns how to call that off. (Idle moments do not come at all on
 * a machine that draws every frame late.)
 */
export function inSlice(callback: (hasTime: HasTime) => void): () => void {
  const timer = setTimeout(() => {
    const end = performance.now() + sliceMs;
    callback(() => performance.now() < end);
  }, 0);
  return () => clearTimeout(timer);
}
