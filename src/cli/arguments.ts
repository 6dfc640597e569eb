import { parseArgs } from 'node:util';
import { type LanguageTag, languages } from '../i18n/languages';

export const formats = ['transcript', 'facts', 'trace', 'events'] as const;
export type Format = (typeof formats)[number];

/** What is asked for on the command line. */
export type Request =
  | {
      readonly type: 'run';
      readonly file: string;
      readonly seed: number | null;
      readonly format: Format;
      readonly language: LanguageTag;
    }
  | { readonly type: 'list'; readonly language: LanguageTag }
  | { readonly type: 'help'; readonly language: LanguageTag }
  | { readonly type: 'version' }
  /** What is wrong with it: an entry of the catalogue `cli`, and what was found. */
  | { readonly type: 'misuse'; readonly id: string; readonly found: string };

const misuse = (id: string, found = ''): Request => ({ type: 'misuse', id: `cli.${id}`, found });

const options = {
  seed: { type: 'string' },
  format: { type: 'string' },
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

function readCommand(
  [command, file, ...more]: readonly string[],
  { seed, format }: Values,
  language: LanguageTag,
): Request {
  if (command === undefined) return misuse('noCommand');
  if (command !== 'run' && command !== 'list') return misuse('unknownCommand', command);
  if (command === 'list') {
    const stray = seed !== undefined ? '--seed' : format !== undefined ? '--format' : null;
    if (stray !== null) return misuse('optionOfRun', stray);
    return file === undefined ? { type: 'list', language } : misuse('extraArgument', file);
  }
  if (file === undefined) return misuse('noFile');
  if (more[0] !== undefined) return misuse('extraArgument', more[0]);
  const number = seed === undefined ? null : readSeed(String(seed));
  if (number === undefined) return misuse('badSeed', String(seed));
  const wanted = formats.find((name) => name === (format ?? formats[0]));
  return wanted === undefined
    ? misuse('badFormat', String(format))
    : { type: 'run', file, seed: number, format: wanted, language };
}

const largestSeed = 2 ** 32 - 1;

function readSeed(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) && Number(text) <= largestSeed ? Number(text) : undefined;
}
