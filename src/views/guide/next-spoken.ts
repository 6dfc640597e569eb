/** What a screen reader was given last, and when. */
export interface Said {
  readonly text: string;
  readonly atMs: number;
}

/** While the run plays, a voice gets through about one sentence in this time. */
export const restMs = 4_000;

/** What a screen reader is given now: every step that a person takes, and of a run that plays only what it can get through. */
export function nextSpoken(before: Said, text: string, isPlaying: boolean, nowMs: number): Said {
  if (text === before.text) return before;
  return isPlaying && nowMs - before.atMs < restMs ? before : { text, atMs: nowMs };
}
