/** What the player needs of the browser to move by itself. */
export interface Clock {
  requestFrame(callback: (wallMs: number) => void): number;
  cancelFrame(id: number): void;
  isHidden(): boolean;
  /** Calls the listener whenever the page is hidden or shown; returns what ends that. */
  onVisibilityChange(listener: () => void): () => void;
}

export interface Playback {
  wake(): void;
  sleep(): void;
}

/** A frame after a long halt, such as a breakpoint, must not leap. */
const longestFrameMs = 100;

/**
 * The only clock of the page: one animation frame after another while `tick` wants more, none while the page is hidden.
 * `tick` gets the wall time since the frame before.
 */
export function createPlayback(clock: Clock, tick: (elapsedMs: number) => boolean): Playback {
  let pending: number | null = null;
  let before: number | null = null;
  let stopListening: (() => void) | null = null;

  const request = (): void => {
    if (pending === null && stopListening !== null && !clock.isHidden()) pending = clock.requestFrame(frame);
  };
  const rest = (): void => {
    if (pending !== null) clock.cancelFrame(pending);
    pending = null;
    before = null;
  };
  const wake = (): void => {
    stopListening ??= clock.onVisibilityChange(() => (clock.isHidden() ? rest() : request()));
    request();
  };
  /** Whoever sleeps is known to nobody, so that a player that is no longer looked at is forgotten with its runs. */
  const sleep = (): void => {
    stopListening?.();
    stopListening = null;
    rest();
  };
  const frame = (now: number): void => {
    pending = null;
    const elapsed = before === null ? 0 : Math.min(now - before, longestFrameMs);
    before = now;
    if (tick(elapsed)) request();
    else sleep();
  };
  return { wake, sleep };
}
