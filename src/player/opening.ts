import { type StepIndex, stepIndex } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import { type Performance, perform } from '../scenario/play';
import type { Diagnostic } from '../scenario/problem';
import { type ReadScript, readParts, type Script } from '../scenario/script';
import type { AnyTrace, CommandProblem, Language, Note, ProtocolEntry, Registry, ScenarioSource } from './contract';

/** A scenario carried out to its end, ready to be looked at from its beginning. */
export type OpenScenario =
  | {
      readonly ok: true;
      readonly entry: ProtocolEntry;
      readonly trace: AnyTrace;
      readonly notes: readonly Note[];
      /** What ended it early, if anything did. */
      readonly problem: CommandProblem | null;
    }
  | { readonly ok: false; readonly problem: CommandProblem };

export function openScenario(source: ScenarioSource, { entries }: Pick<Registry, 'entries'>): OpenScenario {
  const read = readParts({ file: source.id, parts: source.parts }, entries);
  if (!read.ok) return { ok: false, problem: problemIn(source, read.problems[0]) };
  const { script } = read;
  const entry = entries.find(({ protocol }) => protocol.id === script.entry.protocol.id);
  if (entry === undefined) return { ok: false, problem: problemIn(source, undefined) };
  const { trace, scenes, refused, unreached } = perform(script);
  const stopped = refused ?? unreached;
  return {
    ok: true,
    entry,
    trace,
    notes: notesIn(scenes),
    problem: stopped === null ? null : problemIn(source, stopped),
  };
}

function notesIn(scenes: Performance<ProtocolTypes>['scenes']): readonly Note[] {
  return scenes.flatMap(({ outcome, clock, before }) =>
    outcome.type === 'noted'
      ? [{ at: clock, step: stepIndex(before - 1) satisfies StepIndex, text: outcome.texts }]
      : [],
  );
}

function problemIn({ id, parts }: ScenarioSource, diagnostic: Diagnostic | undefined): CommandProblem {
  const { line, column, found, expected } = diagnostic ?? { line: 1, column: 1, found: '', expected: unknownProblem };
  return { place: { file: id, line }, line: parts.lines[line - parts.firstLine] ?? '', column, found, expected };
}
const unknownProblem = { id: 'scenario.readable', values: {} };

/** What a scenario says of itself. */
export interface Heading {
  readonly title: string;
  readonly summary: string;
}

/** Title and summary in a language, or else in English; the scenario's id where it has no title. */
export function headingIn(source: ScenarioSource, language: Language, { entries }: Pick<Registry, 'entries'>): Heading {
  const script = scriptOf(source, entries);
  const title = script?.title[language] ?? script?.title.en ?? '';
  return { title: title === '' ? source.id : title, summary: script?.summary[language] ?? script?.summary.en ?? '' };
}

/** The items of the checklist that a scenario shows. */
export const coversOf = (source: ScenarioSource, { entries }: Pick<Registry, 'entries'>): readonly string[] =>
  scriptOf(source, entries)?.covers ?? [];

/** The scenario that a scenario was written to stand beside, by its id. */
export const besideOf = (source: ScenarioSource, { entries }: Pick<Registry, 'entries'>): string | null =>
  scriptOf(source, entries)?.beside ?? null;

const scripts = new WeakMap<ScenarioSource, ReadScript<ProtocolTypes>>();

function scriptOf(source: ScenarioSource, entries: readonly ProtocolEntry[]): Script<ProtocolTypes> | null {
  const known = scripts.get(source) ?? readParts({ file: source.id, parts: source.parts }, entries);
  scripts.set(source, known);
  return known.ok ? known.script : null;
}
