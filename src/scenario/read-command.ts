import type { Dialect } from '../kernel/dialect';
import type { ProtocolTypes } from '../kernel/protocol';
import type { Setup } from '../kernel/world';
import { type Command, type CommandBody, type LifeVerb, lifeVerbs, type Texts, type Who } from './command';
import type { Condition } from './condition';
import { type Cursor, cursorOver, takeAs, takeEnd, takeWord } from './cursor';
import type { Entry } from './entry';
import { type Diagnostic, expectedSentence, type Place } from './problem';
import { largestFactor, readDuration, readFactor, readRange, readShare } from './quantities';
import { milestoneNamed, takeCondition, takeMilestone } from './read-condition';
import { takeExpected } from './read-expectation';
import { takePattern } from './read-pattern';
import { type Names, namesOf, sameWho, takeEach, takeWho, whoOf } from './read-who';
import { tokenize } from './tokens';
import { aliases, verbs } from './verbs';

/** What reading a line needs to know of the run that it is for. */
export interface Reader<P extends ProtocolTypes> {
  readonly entry: Entry<P>;
  readonly setup: Setup<P>;
  readonly names: Names;
}

export const readerFor = <P extends ProtocolTypes>(entry: Entry<P>, setup: Setup<P>): Reader<P> => ({
  entry,
  setup,
  names: namesOf(setup),
});

/** What a line says, or what is wrong with it. */
export type ReadText<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Diagnostic };

/** A command, nothing (the line is empty or a comment), or what is wrong with the line. */
export type ReadLine<P extends ProtocolTypes> =
  | { readonly ok: true; readonly command: Command<P> | null }
  | { readonly ok: false; readonly problem: Diagnostic };

/** Reads one line of a scenario. */
export function readLine<P extends ProtocolTypes>(
  reader: Reader<P>,
  line: string,
  place: Omit<Place, 'column'>,
): ReadLine<P> {
  const read = readWhole(line, place, (cursor): Command<P> | null => {
    const column = cursor.peek()?.column ?? 1;
    const body = takeBody(reader, cursor);
    return body && { ...body, place: { ...place, column }, text: line.trim() };
  });
  return read.ok ? { ok: true, command: read.value } : read;
}

/** Reads a condition by itself, as a breakpoint has it; null where the line is empty. */
export const readCondition = <P extends ProtocolTypes>(
  reader: Reader<P>,
  line: string,
): ReadText<Condition<P> | null> => readWhole(line, { file: '', line: 1 }, (cursor) => takeCondition(reader, cursor));

/** Reads all words of a line, or says what is wrong; null where there are none. */
function readWhole<T>(
  line: string,
  place: Omit<Place, 'column'>,
  take: (cursor: Cursor) => T | null,
): ReadText<T | null> {
  const wrong = (column: number, found: string, expected: string): ReadText<T> => ({
    ok: false,
    problem: { ...place, column, found, expected: expectedSentence(expected) },
  });
  const words = tokenize(line);
  if (!words.ok) return wrong(words.column, words.found, words.expected);
  const first = words.tokens[0];
  if (first === undefined) return { ok: true, value: null };
  const cursor = cursorOver(words.tokens, line.trimEnd().length);
  const value = take(cursor);
  if (value !== null && takeEnd(cursor)) return { ok: true, value };
  const failure = cursor.failure() ?? { column: first.column, found: first.text, expected: 'scenario.verb' };
  return wrong(failure.column, failure.found, failure.expected);
}

function takeBody<P extends ProtocolTypes>(reader: Reader<P>, cursor: Cursor): CommandBody<P> | null {
  const who = whoOf(cursor.peek(), reader.names);
  if (who !== null) return takeRequest(reader, cursor, who);
  const word = cursor.peek()?.text.toLowerCase() ?? '';
  const verb = aliases[word] ?? word;
  const isVerb = cursor.peek()?.isQuoted === false && verbNames.includes(verb);
  if (!isVerb) return cursor.fail(`scenario.verb ${[...verbNames, exampleOf(reader)].join(', ')}`);
  cursor.skip();
  return takeAfter(reader, cursor, verb);
}

/** A request as one would type it here. */
export const exampleOf = <P extends ProtocolTypes>({ entry, setup }: Pick<Reader<P>, 'entry' | 'setup'>): string =>
  `${setup.processes[0]?.name} ${entry.dialect.requests[0]?.example}`;

const verbNames: readonly string[] = [...new Set(verbs.map(({ form }) => form.split(' ')[0] ?? '')), 'expect'].sort();

function takeAfter<P extends ProtocolTypes>(reader: Reader<P>, cursor: Cursor, verb: string): CommandBody<P> | null {
  const { names } = reader;
  switch (verb) {
    case 'partition':
      return takePartition(cursor, names);
    case 'cut':
      return takeCut(cursor, names);
    case 'heal':
      return takeHeal(cursor, names);
    case 'drop':
    case 'duplicate':
    case 'deliver': {
      const pattern = takePattern(cursor, names, []);
      return pattern && { verb, pattern };
    }
    case 'delay':
      return takeDelay(cursor, names);
    case 'slow':
      return takeSlow(cursor, names);
    case 'loss': {
      const between = takePair(cursor, names);
      const share = between && takeAs(cursor, readShare, 'scenario.share');
      return between === null || share === null ? null : { verb, between, share };
    }
    case 'latency': {
      const between = takePair(cursor, names);
      const range = between && takeAs(cursor, readRange, 'scenario.range');
      return between && range && { verb, between, range };
    }
    case 'skew': {
      const who = takeWho(cursor, names);
      const factor = who && takeFactor(cursor);
      return who === null || factor === null ? null : { verb, who, factor };
    }
    case 'timer':
      return takeTimer(cursor, names);
    case 'run':
      return takeRun(reader, cursor);
    case 'expect': {
      const expected = takeExpected(reader, cursor);
      return expected && { verb, expected };
    }
    case 'note':
      return takeNote(cursor);
    default:
      return takeLife(cursor, names, verb);
  }
}

function takeLife<P extends ProtocolTypes>(cursor: Cursor, names: Names, word: string): CommandBody<P> | null {
  const verb = lifeVerbs.find((name): name is LifeVerb => name === word);
  const who = takeEach(cursor, names);
  return verb === undefined || who === null ? null : { verb, who };
}

const takeFactor = (cursor: Cursor): number | null => takeAs(cursor, readFactor, `scenario.factor ${largestFactor}x`);

function takePair(cursor: Cursor, names: Names): readonly [Who, Who] | null {
  const first = takeWho(cursor, names);
  const second = first && takeOther(cursor, names, first);
  return first && second && [first, second];
}

/** Takes a process that is not the one before. */
function takeOther(cursor: Cursor, names: Names, first: Who): Who | null {
  const second = whoOf(cursor.peek(), names);
  return second !== null && sameWho(first, second) ? cursor.fail('scenario.otherProcess') : takeWho(cursor, names);
}

function takePartition<P extends ProtocolTypes>(cursor: Cursor, names: Names): CommandBody<P> | null {
  const groups: (readonly Who[])[] = [];
  do {
    const group = takeEach(cursor, names);
    if (group === null) return null;
    if (group.some((who) => groups.flat().some((other) => sameWho(who, other))))
      return cursor.fail('scenario.processOnce', -1);
    groups.push(group);
  } while (takeWord(cursor, '/'));
  if (cursor.peek() !== null || groups.length > 1) return { verb: 'partition', groups };
  return cursor.fail('scenario.otherGroup');
}

function takeCut<P extends ProtocolTypes>(cursor: Cursor, names: Names): CommandBody<P> | null {
  const from = takeWho(cursor, names);
  const bothWays = !takeWord(cursor, '->');
  const to = from && takeOther(cursor, names, from);
  return from && to && { verb: 'cut', from, to, bothWays };
}

function takeHeal<P extends ProtocolTypes>(cursor: Cursor, names: Names): CommandBody<P> | null {
  if (cursor.peek() === null) return { verb: 'heal', who: [] };
  const first = takeWho(cursor, names);
  if (first === null || cursor.peek() === null) return first && { verb: 'heal', who: [first] };
  const second = takeOther(cursor, names, first);
  return second && { verb: 'heal', who: [first, second] };
}

function takeDelay<P extends ProtocolTypes>(cursor: Cursor, names: Names): CommandBody<P> | null {
  const pattern = takePattern(cursor, names, ['by']);
  if (pattern === null) return null;
  if (!takeWord(cursor, 'by')) return cursor.fail('scenario.word by');
  const by = takeAs(cursor, (text) => readDuration(text) || null, 'scenario.span');
  return by && { verb: 'delay', pattern, by };
}

function takeTimer<P extends ProtocolTypes>(cursor: Cursor, names: Names): CommandBody<P> | null {
  const who = takeWho(cursor, names);
  const column = cursor.peek()?.column ?? 0;
  const text = who && takeAs(cursor, (word) => word || null, 'scenario.timerName');
  if (who === null || text === null) return null;
  if (!takeWord(cursor, 'in')) return cursor.fail('scenario.word in');
  const after = takeAs(cursor, readDuration, 'scenario.span');
  return after === null ? null : { verb: 'timer', who, timer: { column, text }, after };
}

function takeSlow<P extends ProtocolTypes>(cursor: Cursor, names: Names): CommandBody<P> | null {
  const isDisk = takeWord(cursor, 'disk');
  const first = takeWho(cursor, names);
  if (first === null) return null;
  const isLink = !isDisk && whoOf(cursor.peek(), names) !== null;
  const second = isLink ? takeOther(cursor, names, first) : null;
  if (isLink && second === null) return null;
  const factor = takeFactor(cursor);
  if (factor === null) return null;
  return {
    verb: 'slow',
    part: isDisk ? 'disk' : isLink ? 'link' : 'all',
    who: second === null ? [first] : [first, second],
    factor,
  };
}

function takeRun<P extends ProtocolTypes>(reader: Reader<P>, cursor: Cursor): CommandBody<P> | null {
  const span = cursor.peek()?.isQuoted === false ? readDuration(cursor.peek()?.text ?? '') : null;
  if (span !== null) {
    cursor.skip();
    return { verb: 'run', until: { type: 'duration', span } };
  }
  const condition = takeWord(cursor, 'until') ? takeCondition(reader, cursor) : takeShortGoal(reader, cursor);
  return condition && { verb: 'run', until: { type: 'condition', condition } };
}

/** What `run` takes without `until`. */
function takeShortGoal<P extends ProtocolTypes>(reader: Reader<P>, cursor: Cursor): Condition<P> | null {
  if (takeWord(cursor, 'settled')) return { type: 'settled' };
  const token = cursor.peek();
  const milestone = token?.isQuoted === false ? milestoneNamed(reader, token.text) : null;
  if (milestone === null) return cursor.fail(`scenario.goal ${reader.entry.protocol.milestones.join(', ')}`);
  cursor.skip();
  return takeMilestone(reader, cursor, milestone);
}

function takeNote<P extends ProtocolTypes>(cursor: Cursor): CommandBody<P> | null {
  const texts: Record<string, string> = {};
  do {
    const isPlain = cursor.peek()?.isQuoted === true;
    const language = isPlain ? 'en' : takeAs(cursor, readLanguage, 'scenario.noteText');
    const text = cursor.peek();
    if (language === null || text === null || !text.isQuoted) return cursor.fail('scenario.noteText');
    if (language in texts) return cursor.fail('scenario.languageOnce', isPlain ? 0 : -1);
    texts[language] = text.text;
    cursor.skip();
  } while (cursor.peek() !== null);
  return hasEnglish(texts) ? { verb: 'note', texts } : cursor.fail('scenario.noteEnglish');
}

const readLanguage = (text: string): string | null => (/^[a-z]{2}(-[A-Z]{2})?$/.test(text) ? text : null);

const hasEnglish = (texts: Record<string, string>): texts is Record<string, string> & Texts => 'en' in texts;

function takeRequest<P extends ProtocolTypes>({ entry }: Reader<P>, cursor: Cursor, who: Who): CommandBody<P> | null {
  cursor.skip();
  const words = cursor.rest();
  const dialect: Dialect<P> = entry.dialect;
  const request = dialect.readRequest(words.map(({ text }) => text));
  if (!request.ok)
    return cursor.fail(
      words.length === 0 ? `scenario.request ${dialect.requests.map(({ form }) => form).join(', ')}` : request.expected,
      request.word,
    );
  cursor.skip(words.length);
  return { verb: 'request', who, request: request.value };
}
