import { describe, expect, it } from 'vitest';
import { quoteIfNeeded, tokenize } from './tokens';

const textsOf = (line: string): readonly string[] | string => {
  const tokens = tokenize(line);
  return tokens.ok ? tokens.tokens.map(({ text }) => text) : `${tokens.column}: ${tokens.expected}`;
};

describe('the words of a line', () => {
  it.each<[string, readonly string[]]>([
    ['', []],
    ['   ', []],
    ['# all of it', []],
    ['crash S1', ['crash', 'S1']],
    ['\t crash   S1  ', ['crash', 'S1']],
    ['crash S1 # a comment', ['crash', 'S1']],
    ['crash S1 #', ['crash', 'S1']],
    ['drop #123', ['drop', '#123']],
    ['#123 is a comment here', []],
    ['S1 create /a#b', ['S1', 'create', '/a#b']],
    ['S1 create /a "x # y"', ['S1', 'create', '/a', 'x # y']],
    ['note ""', ['note', '']],
    [String.raw`note "a \"b\" \\ \n 中"`, ['note', 'a "b" \\ \n 中']],
    ['note "a\tb"', ['note', 'a\tb']],
    ['note "文本"', ['note', '文本']],
    ["note 'a b'", ['note', "'a", "b'"]],
  ])('%j', (line, words) => expect(textsOf(line)).toEqual(words));

  it.each([
    ['note "open', '6: scenario.closingQuote'],
    [String.raw`note "open\"`, '6: scenario.closingQuote'],
    [String.raw`note "\x"`, '6: scenario.escapes'],
    [String.raw`note "\u12"`, '6: scenario.escapes'],
    ['note "a"b', '9: scenario.space'],
    ['note "a""b"', '9: scenario.space'],
  ])('%j is refused', (line, problem) => expect(textsOf(line)).toBe(problem));

  it('know where they stand and whether they were quoted', () => {
    const tokens = tokenize(' S1 create "a b"');
    expect(tokens.ok && tokens.tokens.map(({ column, isQuoted }) => [column, isQuoted])).toEqual([
      [2, false],
      [5, false],
      [12, true],
    ]);
  });

  it.each(['a', '/a/b', '', 'a b', 'a"b', 'a#b', '\\', '#1', '中', '\n'])(
    '%j reads back from its quoted form',
    (text) => {
      expect(textsOf(`verb ${quoteIfNeeded(text)}`)).toEqual(['verb', text]);
    },
  );
});
