import { isData, type JsonValue } from './read-json';
import type { TraceProblem } from './trace-problem';
import { unreadable } from './trace-problem';

type Refusal = { readonly ok: false; readonly problem: TraceProblem };

/** Beginnings of files that we write ourselves, but from which no run can be made again. */
const ours: readonly (readonly [string, RegExp])[] = [
  ['csv', /^step,timeUs,/],
  ['shiviz', /^\(\?<host>/],
  ['mermaid', /^sequenceDiagram\b/],
  ['markdown', /^# /],
];

/** What a text is that is surely not JSON of ours; null where it may be. */
export function foreignText(text: string): Refusal | null {
  const start = text.trimStart().slice(0, 200);
  if (start === '') return unreadable('empty');
  if (start.startsWith('{') || start.startsWith('[')) return null;
  const own = ours.find(([, sign]) => sign.test(start));
  if (own !== undefined) return unreadable('foreign.ours', { what: own[0] });
  if (/^---[\r\n]/.test(start)) return unreadable('foreign.scenario');
  if (start.startsWith('<')) return unreadable('foreign.markup');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a text holds none of these, a picture or an archive does.
  if (/^(?:PK|%PDF|GIF8)|[\u0000-\u0008\u000e-\u001a\ufffd]/.test(start)) return unreadable('foreign.binary');
  return unreadable('foreign.text');
}

/** What JSON is that does not say it is a run. */
export function foreignJson(data: JsonValue): Refusal {
  if (!isData(data)) return unreadable('foreign.json');
  if ('vars' in data && 'states' in data) return unreadable('foreign.ours', { what: 'itf' });
  const { format } = data;
  if (format === 'ensemble-facts') return unreadable('foreign.ours', { what: 'facts' });
  return typeof format === 'string'
    ? unreadable('foreign.format', { found: format.slice(0, 60) })
    : unreadable('foreign.json');
}
