import type { LanguageTag } from '../i18n/languages';
import { createTranslator, type Translate } from '../i18n/translator';
import type { ProtocolTypes } from '../kernel/protocol';
import { type Performance, perform } from '../scenario/play';
import type { Diagnostic } from '../scenario/problem';
import { readScript } from '../scenario/read-script';
import type { Script } from '../scenario/script';
import { inLanguage, problemText } from '../scenario/transcript';
import { engineVersion } from '../trace-formats/version';
import type { Request } from './arguments';
import { entries } from './entries';
import { readSource } from './read-source';
import { replay } from './replay';
import { shippedScenarios } from './shipped';
import { shownRun } from './shown-run';

/** What the command line answers: text for standard output, lines for standard error, and the exit status. */
export interface Answer {
  readonly status: 0 | 1 | 2;
  readonly output: Iterable<string>;
  readonly errors: readonly string[];
}

export function answer(request: Request): Answer {
  switch (request.type) {
    case 'misuse': {
      const words = createTranslator('en');
      return refusal([words('cli.usage', { problem: words(request.id, request) })]);
    }
    case 'help':
      return done(`${createTranslator(request.language)('cli.help')}\n`);
    case 'version':
      return done(`${createTranslator('en')('cli.version', { version: engineVersion })}\n`);
    case 'list':
      return done(list(request.language));
    case 'run':
      return run(request);
    case 'replay':
      return replay(request);
  }
}

const refusal = (errors: readonly string[]): Answer => ({ status: 2, output: [], errors });
const done = (text: string): Answer => ({ status: 0, output: [text], errors: [] });

function list(language: LanguageTag): string {
  const scenarios = shippedScenarios().map(({ id, path }) => {
    const read = readSource(path);
    const script = read.ok ? readScript(read.source, entries) : null;
    const title =
      script?.ok === true ? inLanguage(script.script.title, { language, words: createTranslator(language) }) : '';
    return { id, title };
  });
  const width = Math.max(0, ...scenarios.map(({ id }) => id.length));
  return scenarios.map(({ id, title }) => `${id.padEnd(width)}  ${title}\n`).join('');
}

function run({ file, seed, ...showing }: Extract<Request, { readonly type: 'run' }>): Answer {
  const words = createTranslator(showing.language);
  const source = readSource(file);
  if (!source.ok) return refusal([words('cli.usage', { problem: words(source.id, source.values) })]);
  const read = readScript(source.source, entries);
  if (!read.ok) return refusal(firstOf(read.problems, words));
  const script: Script<ProtocolTypes> =
    seed === null ? read.script : { ...read.script, setup: { ...read.script.setup, seed } };
  const performance = perform(script);
  if (performance.refused !== null) return refusal([placed(performance.refused, words)]);
  const errors = failures(script, performance, words);
  const title = inLanguage(script.title, { ...showing, words }) || file;
  const output = shownRun(performance.trace, script.entry, { ...showing, title, scenes: { script, performance } });
  return { status: errors.length > 0 ? 1 : 0, output, errors };
}

/** A file of another kind is wrong in every line: nobody reads more than this of it. */
const mostProblems = 12;

function firstOf(problems: readonly Diagnostic[], words: Translate): readonly string[] {
  const shown = problems.slice(0, mostProblems).map((problem) => placed(problem, words));
  const left = problems.length - shown.length;
  return left === 0 ? shown : [...shown, words('cli.moreProblems', { count: left })];
}

const placed = (problem: Diagnostic, words: Translate): string =>
  words('cli.at', {
    file: problem.file,
    line: problem.line,
    column: problem.column,
    problem: problemText(problem, words),
  });

function failures(
  { file }: Script<ProtocolTypes>,
  { unreached, failedExpectations, brokenInvariants }: Performance<ProtocolTypes>,
  words: Translate,
): readonly string[] {
  const expectations = failedExpectations.map(({ command, outcome }) => {
    const { line, column } = command.place;
    const found = outcome.type === 'expected' ? outcome.found : '';
    return words('cli.expectationFailed', {
      file,
      line,
      column,
      expected: command.text.replace(/^expect\s+/i, ''),
      found,
    });
  });
  const broken = brokenInvariants.map((invariant) => words('cli.invariantBroken', { file, invariant }));
  return [...expectations, ...(unreached === null ? [] : [placed(unreached, words)]), ...broken];
}
