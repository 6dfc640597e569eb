import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml';
import type { Locate, Parts } from './parts';
import { type Diagnostic, expectedSentence, type Place } from './problem';

/** A scenario's text with the name that problems call it by. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

export type Cut =
  | { readonly ok: true; readonly parts: Parts; readonly locate: Locate }
  | { readonly ok: false; readonly problems: readonly Diagnostic[] };

/** Separates the front matter, which stands between two lines of `---`, from the commands. A file may have none. */
export function cutScenario(source: Source): Cut {
  const lines = source.text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  if (lines[0]?.trimEnd() !== '---') return { ok: true, ...withoutFields(source.file, lines) };
  const end = lines.findIndex((text, i) => i > 0 && text.trimEnd() === '---');
  if (end === -1)
    return {
      ok: false,
      problems: [
        {
          file: source.file,
          line: lines.length,
          column: 1,
          found: '',
          expected: expectedSentence('scenario.frontMatterEnd'),
        },
      ],
    };
  const yaml = lines.slice(1, end).join('\n');
  return readFields(source.file, yaml, { firstLine: end + 2, lines: lines.slice(end + 1) });
}

const withoutFields = (file: string, lines: readonly string[]): { readonly parts: Parts; readonly locate: Locate } => ({
  parts: { fields: {}, firstLine: 1, lines },
  locate: () => ({ file, line: 1, column: 1 }),
});

/** How many lines come before the YAML: the opening `---`. */
const linesBefore = 1;

function readFields(file: string, yaml: string, body: Omit<Parts, 'fields'>): Cut {
  const counter = new LineCounter();
  // Every scalar stays the text that was written: as a number, the zxid 1.10 would be 1.1.
  const parsed = parseDocument(yaml, { schema: 'failsafe', lineCounter: counter, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file, line: line + linesBefore, column: col };
  };
  const problems = [...parsed.errors, ...parsed.warnings].map(
    ({ pos, code }): Diagnostic => ({
      ...placeAt(pos[0]),
      found: wordAt(yaml, pos[0]),
      expected: expectedSentence(`scenario.yaml ${code}`),
    }),
  );
  if (problems.length > 0) return { ok: false, problems };
  const root = parsed.contents;
  const isEmpty = root === null || (isScalar(root) && root.value === '');
  if (!isEmpty && !isMap(root))
    return {
      ok: false,
      problems: [{ ...placeAt(0), found: wordAt(yaml, 0), expected: expectedSentence('scenario.frontMatterMap') }],
    };
  const alias = firstAlias(parsed);
  if (alias !== null)
    return {
      ok: false,
      problems: [{ ...placeAt(alias), found: wordAt(yaml, alias), expected: expectedSentence('scenario.noAlias') }],
    };
  const fields: unknown = isEmpty ? {} : parsed.toJS();
  return {
    ok: true,
    parts: { fields: fields as Readonly<Record<string, unknown>>, ...body },
    locate: (path, found) => placeAt(offsetOf(root, path, found)),
  };
}

/** Where an alias stands, with which a small text could stand for a huge one. */
function firstAlias(parsed: Document): number | null {
  let found: number | null = null;
  visit(parsed, {
    Alias: (_, alias) => {
      found ??= alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

const wordAt = (text: string, offset: number): string => /^[^\n]{0,40}/.exec(text.slice(offset))?.[0].trimEnd() ?? '';

function offsetOf(root: unknown, path: readonly (string | number)[], found: string): number {
  let offset = 0;
  let node: unknown = root;
  path.forEach((step, i) => {
    const pair = isMap(node) ? node.items.find((item) => keyOf(item) === String(step)) : undefined;
    const next = isSeq(node) ? node.items[Number(step)] : pair?.value;
    const isKeyMeant = i === path.length - 1 && pair !== undefined && found === String(step);
    offset = startOf(isKeyMeant ? pair.key : next) ?? startOf(pair?.key) ?? offset;
    node = next;
  });
  return offset;
}

const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : String(key));
const startOf = (node: unknown): number | null => (isNode(node) ? ((node as Node).range?.[0] ?? null) : null);
