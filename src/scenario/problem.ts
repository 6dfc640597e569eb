import type { Sentence } from '../kernel/describe';

/** A place in a scenario; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What is wrong where. An empty `found` says that nothing stands there. */
export interface Diagnostic extends Place {
  readonly found: string;
  readonly expected: Sentence;
}

/**
 * The sentence that an expectation of a parser or dialect stands for: the id of a catalogue entry, then whatever belongs
 * in its place for `what`, as in `scenario.oneOf DIFF, TRUNC, SNAP`.
 */
export function expectedSentence(expected: string): Sentence {
  const space = expected.indexOf(' ');
  return space === -1
    ? { id: expected, values: {} }
    : { id: expected.slice(0, space), values: { what: expected.slice(space + 1) } };
}
