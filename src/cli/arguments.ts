import { parseArgs } from 'node:util';
import { type LanguageTag, languages } from '../i18n/languages';
import { type StepRange, wholeRun } from '../trace-formats/step-range';
import type { RunFormat } from '../trace-formats/write-run';

export const formats = [
  ...(['transcript', 'facts', 'trace', 'events'] as const),
  ...(['csv', 'markdown', 'shiviz', 'itf', 'mermaid'] as const),
] satisfies readonly (RunFormat | 'transcript')[];
export type Format = (typeof formats)[number];

/** How a run is to be shown. */
export interface Showing {
  readonly format: Format;
  readonly steps: StepRange;
  readonly language: LanguageTag;
}

/** What is asked for on the command line. */
export type Request =
  | ({ readonly type: 'run'; readonly file: string; readonly seed: number | null } & Showing)
  | ({ readonly type: 'replay'; readonly file: string } & Showing)
  | { readonly type: 'list'; readonly language: LanguageTag }
  | { readonly type: 'help'; readonly language: LanguageTag }
  | { readonly type: 'version' }
  /** What is wrong with it: an entry of the catalogue `cli`, and what was found. */
  | { readonly type: 'misuse'; readonly id: string; readonly found: string; readonly command: string };

const misuse = (id: string, found = '', command = ''): Request => ({ type: 'misuse', id: `cli.${id}`, found, command });

const options = {
  seed: { type: 'string' },
  format: { type: 'string' },
  steps: { type: 'string' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

export function readArguments(args: readonly string[]): Request {
  // Not strict: what is wrong is said in words of ours.
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const wanted = Object.entries(options).find(([name]) => name === token.name)?.[1].type;
    const isComplete = wanted === 'string' ? token.value !== undefined : token.value === undefined;
    if (wanted === undefined || !isComplete) return misuse('badOption', token.rawName);
  }
  const language = languages.find((tag) => tag === (values.language ?? languages[0]));
  if (language === undefined) return misuse('badLanguage', String(values.language));
  if (values.help === true) return { type: 'help', language };
  if (values.version === true) return { type: 'version' };
  return readCommand(positionals, values, language);
}

type Values = Readonly<Record<string, unknown>>;

/** Which commands take an option; the others take all or none. */
const takers: Readonly<Record<string, readonly string[]>> = {
  seed: ['run'],
  format: ['run', 'replay'],
  steps: ['run', 'replay'],
};
const commands = ['run', 'replay', 'list'];

function readCommand([command, file, ...more]: readonly string[], values: Values, language: LanguageTag): Request {
  if (command === undefined) return misuse('noCommand');
  if (!commands.includes(command)) return misuse('unknownCommand', command);
  const stray = Object.entries(takers).find(([name, by]) => values[name] !== undefined && !by.includes(command));
  if (stray !== undefined) return misuse('optionOfRun', `--${stray[0]}`, stray[1].join(', '));
  if (command === 'list') return file === undefined ? { type: 'list', language } : misuse('extraArgument', file);
  if (file === undefined) return misuse(command === 'run' ? 'noFile' : 'noTraceFile');
  if (more[0] !== undefined) return misuse('extraArgument', more[0]);
  const seed = values.seed === undefined ? null : readSeed(String(values.seed));
  if (seed === undefined) return misuse('badSeed', String(values.seed));
  const steps = values.steps === undefined ? wholeRun : readSteps(String(values.steps));
  if (steps === undefined) return misuse('badSteps', String(values.steps));
  const format = formats.find((name) => name === (values.format ?? (command === 'run' ? 'transcript' : 'facts')));
  if (format === undefined) return misuse('badFormat', String(values.format));
  const showing = { format, steps, language };
  return command === 'run' ? { type: 'run', file, seed, ...showing } : { type: 'replay', file, ...showing };
}

/** `FROM..TO`, both included. */
function readSteps(text: string): StepRange | undefined {
  const [, from, to] = /^(\d{1,9})\.\.(\d{1,9})$/.exec(text) ?? [];
  return from !== undefined && to !== undefined && Number(from) <= Number(to)
    ? { from: Number(from), to: Number(to) }
    : undefined;
}

const largestSeed = 2 ** 32 - 1;

function readSeed(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) && Number(text) <= largestSeed ? Number(text) : undefined;
}
