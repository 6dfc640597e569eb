import { createTranslator } from '../i18n/translator';
import { traceLimits } from '../trace-formats/limits';
import { readTrace } from '../trace-formats/read-trace';
import { traceProblemText } from '../trace-formats/trace-problem';
import type { Answer } from './answer';
import type { Request } from './arguments';
import { entries } from './entries';
import { readFile } from './read-source';
import { shownRun } from './shown-run';

/** Makes the run of a file again: 0 where it is the same, 1 where it is another, 2 where the file cannot be read. */
export function replay({ file, ...showing }: Extract<Request, { readonly type: 'replay' }>): Answer {
  const words = createTranslator(showing.language);
  const source = readFile(file, traceLimits.bytes);
  if (!source.ok)
    return { status: 2, output: [], errors: [words('cli.usage', { problem: words(source.id, source.values) })] };
  const read = readTrace(source.source.text, entries);
  if (!read.ok) {
    const { problem } = read;
    const text = words('cli.inFile', { file, problem: traceProblemText(problem, words) });
    return { status: problem.kind === 'differs' ? 1 : 2, output: [], errors: [text] };
  }
  const { trace, entry, engine, isOwnEngine } = read;
  const errors = isOwnEngine ? [] : [words('cli.otherEngine', { file, engine })];
  return { status: 0, output: shownRun(trace, entry, { ...showing, title: file, scenes: null }), errors };
}
