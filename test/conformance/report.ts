import { isDeepStrictEqual } from 'node:util';

/** Whether this project does in one recorded case what real ZooKeeper did; `outside` is what it does not set out to do. */
export type Verdict = 'equal' | 'differs' | 'outside';

/** One case of a report. The reason says what differs, why the case is outside, or what an equal case left out. */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly reason?: string;
}

/** The row of a case that was run; where it differs, the reason tells both sides. */
export function compared(
  id: string,
  title: string,
  values: { readonly recorded: unknown; readonly ours: unknown },
): Row {
  if (isDeepStrictEqual(values.ours, values.recorded)) return { id, title, verdict: 'equal' };
  const reason = `recorded ${JSON.stringify(values.recorded)}, ours ${JSON.stringify(values.ours)}`;
  return { id, title, verdict: 'differs', reason };
}

/** The row of a case that was not run. */
export const outside = (id: string, title: string, reason: string): Row => ({ id, title, verdict: 'outside', reason });

/** The rows that fail a conformance test. */
export const differing = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => row.verdict === 'differs');

/** The report as text: a line for each row, reasons after a dash, and the totals at the end. */
export function report(rows: readonly Row[]): string {
  const count = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
  const lines = rows.map(({ id, title, verdict, reason }) =>
    [verdict.padEnd(7), id, printable(title), ...(reason === undefined ? [] : ['—', printable(reason)])].join(' '),
  );
  const totals = `${rows.length} cases: ${count('equal')} equal, ${count('differs')} differ, ${count('outside')} outside`;
  return [...lines, '', totals, ''].join('\n');
}

/** Long values cut, and characters that an editor may spoil written as escapes. */
function printable(text: string): string {
  const short = text.length > 300 ? `${text.slice(0, 300)}…` : text;
  return short.replace(
    /[^\x20-\x7e—…’é]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
