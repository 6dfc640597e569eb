import type { VerbHelp } from '../kernel/dialect';
import { roles } from '../scenario/command';
import { eventKinds } from '../scenario/condition';
import { expectations } from '../scenario/verbs';
import type { ProtocolEntry } from './contract';

/** The words that a condition can have next: who or what, then what happens there or is so. `before` is in lower case. */
export function conditionWords(
  before: readonly string[],
  names: readonly string[],
  entry: ProtocolEntry,
): readonly string[] {
  const expected = [...expectations, ...entry.dialect.expectations];
  const players = [...roles, ...names];
  const isPlayer = (word: string | undefined): boolean => players.some((player) => player.toLowerCase() === word);
  const [first, second, ...more] = before;
  if (first === undefined) {
    const plain = ['settled', 'milestone', ...entry.protocol.milestones, 'broken', 'any', 'not', 'time'];
    return unique([...plain, ...players, ...openings(expected)]);
  }
  if (first === 'not') {
    if (second === undefined) return unique([...players, ...openings(expected)]);
    return more.length === 0 && isPlayer(second) ? statesOf(expected) : [];
  }
  if (second !== undefined) return [];
  if (first === 'any') return eventKinds;
  return isPlayer(first) ? unique([...eventKinds, ...statesOf(expected)]) : players;
}

const unique = (words: readonly string[]): readonly string[] => [...new Set(words)];

/** A part of a form that is to be filled in, such as `PROCESS`. */
const isBlank = (word: string): boolean => word === word.toUpperCase();

/** First words of what can be expected of the whole: `epoch NUMBER` gives `epoch`. */
const openings = (expected: readonly VerbHelp[]): readonly string[] =>
  expected.map(({ form }) => form.split(' ')[0] ?? '').filter((word) => !isBlank(word));

/** What can be so of a process: `PROCESS up | down` gives both, `SERVER log ZXID... | empty` only `log`. */
function statesOf(expected: readonly VerbHelp[]): readonly string[] {
  const rests = expected.map(({ form }) => form.split(' ')).filter(([who]) => who !== undefined && isBlank(who));
  const words = rests.flatMap(([, ...rest]) => {
    const choices = rest.join(' ').split(' | ');
    const isListOfWords = choices.every((choice) => !choice.includes(' '));
    return isListOfWords ? choices : rest.slice(0, 1);
  });
  return unique(words.filter((word) => !isBlank(word)));
}
