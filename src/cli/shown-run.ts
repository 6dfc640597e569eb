import { createTranslator } from '../i18n/translator';
import type { ProtocolTypes } from '../kernel/protocol';
import { rewind } from '../kernel/run';
import type { Trace } from '../kernel/trace';
import type { Entry } from '../scenario/entry';
import type { Performance } from '../scenario/play';
import type { Script } from '../scenario/script';
import { stepLines, transcript } from '../scenario/transcript';
import { clipped, wholeRun } from '../trace-formats/step-range';
import { writeRun } from '../trace-formats/write-run';
import type { Showing } from './arguments';

export interface Shown<P extends ProtocolTypes> extends Showing {
  readonly title: string;
  /** The scenario that the run is of, if it is of one: a transcript tells its commands. */
  readonly scenes: { readonly script: Script<P>; readonly performance: Performance<P> } | null;
}

/** A run in the format that is asked for. */
export function* shownRun<P extends ProtocolTypes>(
  trace: Trace<P>,
  entry: Entry<P>,
  { format, steps, language, title, scenes }: Shown<P>,
): Generator<string> {
  const words = createTranslator(language);
  if (format !== 'transcript') return yield* writeRun(format, trace, entry, { title, words, range: steps });
  const { from, to } = clipped(trace, steps);
  const lines =
    scenes !== null && steps === wholeRun
      ? transcript(scenes.script, scenes.performance, { language, words })
      : stepLines(rewind(trace, to), from, entry, words);
  for (const line of lines) yield `${line}\n`;
}
