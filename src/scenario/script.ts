import type { Problem } from '../kernel/dialect';
import type { ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';
import type { Setup } from '../kernel/world';
import type { Command, Texts } from './command';
import type { Entry } from './entry';
import type { Locate, Parts } from './parts';
import { type Diagnostic, expectedSentence } from './problem';
import { type ReadLine, readerFor, readLine } from './read-command';

/** A scenario, read: what it is called, what it shows, how it is set up, and its commands. */
export interface Script<P extends ProtocolTypes> {
  readonly file: string;
  readonly title: Texts;
  readonly summary: Texts;
  /** Items of the checklist that it shows. */
  readonly covers: readonly string[];
  /** The scenario that it was written to stand beside, by the name of its file without the ending. */
  readonly beside: string | null;
  readonly entry: Entry<P>;
  readonly setup: Setup<P>;
  readonly commands: readonly Command<P>[];
}
export type ReadScript<P extends ProtocolTypes> =
  | { readonly ok: true; readonly script: Script<P> }
  | { readonly ok: false; readonly problems: readonly Diagnostic[] };

/** What a scenario may set for itself; everything else in its front matter is the protocol's. */
const ownKeys: readonly string[] = ['title', 'summary', 'covers', 'beside', 'protocol'];

/** A scenario that has been cut, with the name that problems call it by, and where its fields stand if that is known. */
export interface CutSource {
  readonly file: string;
  readonly parts: Parts;
  readonly locate?: Locate;
}

/** Reads a scenario. The first of the entries is the protocol of those that name none. */
export function readParts<P extends ProtocolTypes>(source: CutSource, entries: readonly Entry<P>[]): ReadScript<P> {
  const { parts } = source;
  const header = readHeader(parts.fields);
  const entry = entries.find(({ protocol }) => protocol.id === (header.protocol ?? entries[0]?.protocol.id));
  const known = entries.map(({ protocol }) => protocol.id).join(', ');
  const unknown: readonly Problem[] =
    entry === undefined
      ? [{ path: ['protocol'], found: header.protocol ?? '', expected: `scenario.oneOf ${known}` }]
      : [];
  const problems = diagnostics(source, [...header.problems, ...unknown]);
  if (entry === undefined) return { ok: false, problems };
  const own = Object.entries(parts.fields).filter(([key]) => !ownKeys.includes(key));
  const setup = entry.dialect.readSetup(Object.fromEntries(own));
  if (!setup.ok) return { ok: false, problems: [...problems, ...diagnostics(source, setup.problems)] };
  const lines = readLines(source, entry, setup.value);
  const all = [...problems, ...lines.flatMap((line) => (line.ok ? [] : [line.problem]))];
  if (all.length > 0) return { ok: false, problems: all };
  const commands = lines.flatMap((line) => (line.ok && line.command !== null ? [line.command] : []));
  const { title, summary, covers, beside } = header;
  return {
    ok: true,
    script: { file: source.file, title, summary, covers, beside, entry, setup: setup.value, commands },
  };
}

const readLines = <P extends ProtocolTypes>(
  { file, parts: { lines, firstLine } }: CutSource,
  entry: Entry<P>,
  setup: Setup<P>,
): readonly ReadLine<P>[] => {
  const reader = readerFor(entry, setup);
  return lines.map((text, i) => readLine(reader, text, { file, line: firstLine + i }));
};

/** In the order of the file, each with its place. */
function diagnostics({ file, locate }: CutSource, problems: readonly Problem[]): readonly Diagnostic[] {
  const place: Locate = locate ?? (() => ({ file, line: 1, column: 1 }));
  return problems
    .map(({ path, found, expected }) => ({ ...place(path, found), found, expected: expectedSentence(expected) }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

interface Header {
  readonly title: Texts;
  readonly summary: Texts;
  readonly covers: readonly string[];
  readonly beside: string | null;
  readonly protocol: string | null;
  readonly problems: readonly Problem[];
}

function readHeader(fields: Readonly<Record<string, unknown>>): Header {
  const problems: Problem[] = [];
  const texts = (key: string): Texts => {
    const value = fields[key];
    if (value === undefined) return { en: '' };
    if (typeof value === 'string') return { en: value };
    if (isTexts(value)) return value;
    problems.push({ path: [key], found: foundIn(value), expected: 'scenario.texts' });
    return { en: '' };
  };
  const textOrNull = (key: string): string | null => {
    const value = fields[key] ?? null;
    if (value === null || typeof value === 'string') return value;
    problems.push({ path: [key], found: foundIn(value), expected: 'scenario.text' });
    return null;
  };
  const { covers = [] } = fields;
  const areIds = Array.isArray(covers) && covers.every((id): id is string => typeof id === 'string');
  if (!areIds) problems.push({ path: ['covers'], found: foundIn(covers), expected: 'scenario.covers' });
  return {
    title: texts('title'),
    summary: texts('summary'),
    covers: areIds ? covers : [],
    beside: textOrNull('beside'),
    protocol: textOrNull('protocol'),
    problems,
  };
}

function isTexts(value: unknown): value is Texts {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    'en' in value &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

const foundIn = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Reads one line for a run that is under way, as the command box does. */
export function readCommand<P extends ProtocolTypes>(line: string, entry: Entry<P>, trace: Trace<P>): ReadLine<P> {
  return readLine(readerFor(entry, trace.setup), line, { file: commandBox, line: 1 });
}
const commandBox = '';
