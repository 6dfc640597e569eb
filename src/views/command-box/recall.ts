/** How many lines back a person has gone, and what they were typing before they went. */
export interface Recall {
  readonly back: number;
  readonly draft: string;
}
export interface Recalled {
  readonly line: string;
  readonly recall: Recall;
}

/** The line before the one that is shown; the oldest stays. `log` has the newest last. */
export function earlier({ back, draft }: Recall, shown: string, log: readonly string[]): Recalled {
  const next = Math.min(back + 1, log.length);
  const kept = back === 0 ? shown : draft;
  return { line: log[log.length - next] ?? shown, recall: { back: next, draft: kept } };
}

/** The line after the one that is shown; after the newest comes what was being typed. */
export function later({ back, draft }: Recall, shown: string, log: readonly string[]): Recalled {
  if (back === 0) return { line: shown, recall: { back, draft } };
  const next = back - 1;
  return { line: next === 0 ? draft : (log[log.length - next] ?? draft), recall: { back: next, draft } };
}
