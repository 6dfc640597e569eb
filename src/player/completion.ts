import type { VerbHelp } from '../kernel/dialect';
import { lifeVerbs, roles } from '../scenario/command';
import { verbs } from '../scenario/verbs';
import { conditionWords } from './condition-words';
import type { AnyTrace, ProtocolEntry } from './contract';

/** A word that could stand where the line ends, with the form of the command that it begins where it begins one. */
export interface Completion {
  readonly word: string;
  readonly form: string | null;
}

/** More suggestions than this are a list to read and no help. */
const mostCompletions = 8;

/** The words that could continue the last word of a line. */
export function completionsOf(
  line: string,
  { entry, setup }: { readonly entry: ProtocolEntry; readonly setup: AnyTrace['setup'] },
): readonly Completion[] {
  const words = line.trimStart().split(/\s+/);
  const last = words[words.length - 1] ?? '';
  const before = words.slice(0, -1).map((word) => word.toLowerCase());
  const names = setup.processes.map(({ name }) => name);
  return candidates(before, names, entry)
    .filter(
      ({ word }) => word.toLowerCase().startsWith(last.toLowerCase()) && word.toLowerCase() !== last.toLowerCase(),
    )
    .slice(0, mostCompletions);
}

/** The same for a condition alone, as a breakpoint has it. */
export const completionsOfCondition = (
  text: string,
  run: { readonly entry: ProtocolEntry; readonly setup: AnyTrace['setup'] },
): readonly Completion[] => completionsOf(`run until ${text.trimStart()}`, run);

/** The line with its last word replaced. */
export const complete = (line: string, { word }: Completion): string => `${line.replace(/\S*$/, '')}${word} `;

function candidates(before: readonly string[], names: readonly string[], entry: ProtocolEntry): readonly Completion[] {
  const [verb] = before;
  const players = [...roles, ...names].map(plain);
  if (verb === undefined) return [...firstWords(verbs), plain('expect'), ...players];
  const isPlayer = players.some(({ word }) => word.toLowerCase() === verb);
  if (isPlayer) return before.length === 1 ? firstWords(entry.dialect.requests) : [];
  if (verb === 'run') return runWords(before.slice(1), names, entry).map(plain);
  if (verb === 'expect') return before.length === 1 ? [...firstWords(entry.dialect.expectations), ...players] : players;
  if (verb === 'note') return [];
  const isLife = lifeVerbs.some((life) => life === verb);
  return isLife ? players.filter(({ word }) => !before.includes(word.toLowerCase())) : players;
}

/** What can follow `run`: a span has no words, the rest is a milestone, quiet, or any condition. */
function runWords(before: readonly string[], names: readonly string[], entry: ProtocolEntry): readonly string[] {
  const [first, ...rest] = before;
  if (first === undefined) return ['settled', 'until', ...entry.protocol.milestones];
  if (first === 'until') return conditionWords(rest, names, entry);
  return rest.length === 0 ? [...roles, ...names] : [];
}

function firstWords(help: readonly VerbHelp[]): readonly Completion[] {
  const found = new Map<string, Completion>();
  for (const { form, example } of help) {
    const word = form.split(' ')[0] ?? '';
    // A form that begins with a part to be filled in, such as PROCESS, suggests no word.
    if (word !== word.toUpperCase() && !found.has(word)) found.set(word, { word, form: `${form}   ${example}` });
  }
  return [...found.values()];
}

const plain = (word: string): Completion => ({ word, form: null });
