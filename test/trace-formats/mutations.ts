import fc from 'fast-check';

/** One damage to a text. The numbers choose places; a place may be anywhere, so they are taken modulo what there is. */
export type Mutation = (text: string) => string;

const pick = (count: number, number: number): number => (count === 0 ? 0 : number % count);
const spliced = (text: string, at: number, length: number, put = ''): string =>
  text.slice(0, at) + put + text.slice(at + length);

/** Replaces the n-th match of a pattern. */
function replaced(text: string, pattern: RegExp, number: number, put: (match: string) => string): string {
  const matches = [...text.matchAll(pattern)];
  const match = matches[pick(matches.length, number)];
  return match === undefined ? text : spliced(text, match.index, match[0].length, put(match[0]));
}

function withLines(text: string, change: (lines: string[]) => void): string {
  const lines = text.split('\n');
  change(lines);
  return lines.join('\n');
}

function bitFlipped(text: string, number: number, bit: number): string {
  const bytes = Buffer.from(text);
  const at = pick(bytes.length, number);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  return bytes.toString('utf8');
}

const numbers = [
  '0',
  '-1',
  '-0',
  '1',
  '2',
  '3',
  '7',
  '1.5',
  '1e9',
  '1e999',
  '4294967296',
  '9007199254740993',
  '1e-300',
  'NaN',
  '0x10',
];
const values = ['null', 'true', '""', '"S1"', '[]', '{}', '[[1]]', '"__proto__"', '{"toString": 1}', '"x".repeat(9)'];
const keys = [
  '__proto__',
  'constructor',
  'toString',
  'seed',
  'type',
  'process',
  'x',
  '',
  'steps',
  'at',
  'hasOwnProperty',
];
const junk = ['\u0000', '\ufeff', '"', '{', ']', ',', '\\', '//x\n', '<b>', '中', '\ud83d', '9', '-', 'e5'];
const number = /(?<=[:[,]\s*)-?\d+(?:\.\d+)?(?=\s*[,\]}])/g;
const scalar = /(?<=[:[,]\s*)(?:"[^"\n]*"|-?\d+|true|false|null)(?=\s*[,\]}])/g;
const key = /"[^"\n]*"(?=\s*:)/g;
const place = fc.nat({ max: 1_000_000 });

/** Every kind of damage, by its name. */
export const mutations: Readonly<Record<string, fc.Arbitrary<Mutation>>> = {
  flip: fc.tuple(place, fc.nat({ max: 7 })).map(
    ([at, bit]) =>
      (text) =>
        bitFlipped(text, at, bit),
  ),
  cut: place.map((at) => (text) => text.slice(0, pick(text.length, at))),
  hole: fc.tuple(place, fc.integer({ min: 1, max: 400 })).map(
    ([at, length]) =>
      (text) =>
        spliced(text, pick(text.length, at), length),
  ),
  insert: fc.tuple(place, fc.constantFrom(...junk)).map(
    ([at, put]) =>
      (text) =>
        spliced(text, pick(text.length, at), 0, put),
  ),
  deleteLine: place.map((at) => (text) => withLines(text, (lines) => lines.splice(pick(lines.length, at), 1))),
  doubleLine: place.map(
    (at) => (text) =>
      withLines(text, (lines) => lines.splice(pick(lines.length, at), 0, lines[pick(lines.length, at)] ?? '')),
  ),
  moveLine: fc.tuple(place, place).map(
    ([from, to]) =>
      (text) =>
        withLines(text, (lines) =>
          lines.splice(pick(lines.length, to), 0, ...lines.splice(pick(lines.length, from), 1)),
        ),
  ),
  number: fc.tuple(place, fc.constantFrom(...numbers)).map(
    ([at, put]) =>
      (text) =>
        replaced(text, number, at, () => put),
  ),
  nudge: fc.tuple(place, fc.constantFrom(-1, 1, 1000)).map(
    ([at, by]) =>
      (text) =>
        replaced(text, number, at, (found) => String(Number(found) + by)),
  ),
  value: fc.tuple(place, fc.constantFrom(...values)).map(
    ([at, put]) =>
      (text) =>
        replaced(text, scalar, at, () => put),
  ),
  swap: fc.tuple(place, place).map(([a, b]) => (text) => {
    const all = [...text.matchAll(scalar)].map(([found]) => found);
    const [left, right] = [all[pick(all.length, a)] ?? '', all[pick(all.length, b)] ?? ''];
    return replaced(
      replaced(text, scalar, a, () => right),
      scalar,
      b,
      () => left,
    );
  }),
  key: fc.tuple(place, fc.constantFrom(...keys)).map(
    ([at, put]) =>
      (text) =>
        replaced(text, key, at, () => `"${put}"`),
  ),
  bomb: fc.tuple(place, fc.constantFrom('[', '{"a":', '[[],')).map(
    ([at, brace]) =>
      (text) =>
        replaced(text, scalar, at, () => brace.repeat(20_000)),
  ),
  blank: fc.tuple(place, fc.constantFrom(' ', '\t', ' \r')).map(
    ([at, put]) =>
      (text) =>
        replaced(text, /(?<=[,:[{])(?=["\d[{])/g, at, () => put),
  ),
};

/** Mutations that touch what makes the run and not what is told of it: the first lines of a file. */
export const inHead =
  (mutation: Mutation): Mutation =>
  (text) => {
    const end = text.indexOf('"steps"') > 0 ? text.indexOf('"steps"') : text.indexOf('\n');
    return mutation(text.slice(0, end)) + text.slice(end);
  };
