import type { ScenarioSource } from '../../player/contract';

/** The protocols that the fault matrix compares, in the order of its columns. */
export const columnNames = ['twoPhase', 'cooperation', 'book', 'bookAsks', 'skeen'] as const;
export type ColumnName = (typeof columnNames)[number];

/** What fails, in the order of the groups of rows. */
export const groupNames = ['participant', 'coordinator', 'both', 'partition', 'loss', 'late'] as const;
export type FaultGroup = (typeof groupNames)[number];
const groupLetters: Readonly<Record<string, FaultGroup>> = {
  ...{ p: 'participant', c: 'coordinator', b: 'both', x: 'partition', l: 'loss', t: 'late' },
};

/** One fault, with the scenario that shows it in each column; null where the protocol has no such moment. */
export interface MatrixRow {
  readonly id: string;
  readonly group: FaultGroup;
  readonly cells: readonly (ScenarioSource | null)[];
}

/** The rows that the cells among these scenarios make, in the order of their groups and numbers. */
export function matrixRows(scenarios: readonly ScenarioSource[]): readonly MatrixRow[] {
  const rows = new Map<string, Map<ColumnName, ScenarioSource>>();
  for (const source of scenarios) {
    const [id, column] = [rowOf(source), columnOf(source)];
    if (id === null || column === null) continue;
    const cells = rows.get(id) ?? new Map<ColumnName, ScenarioSource>();
    rows.set(id, cells.set(column, source));
  }
  return [...rows]
    .flatMap(([id, cells]): readonly MatrixRow[] => {
      const group = groupLetters[id.charAt(0)];
      return group === undefined ? [] : [{ id, group, cells: columnNames.map((name) => cells.get(name) ?? null) }];
    })
    .toSorted(byGroupAndNumber);
}

/** `cell-c4c-book` is a cell of the row `c4c`. */
const rowOf = ({ id }: ScenarioSource): string | null => /^cell-([a-z]\d+[a-z]?)\b/.exec(id)?.[1] ?? null;

/** The column follows from how the scenario is set up, not from what it is called. */
function columnOf({ parts: { fields } }: ScenarioSource): ColumnName | null {
  const { variant, cooperation, recovery } = configIn(fields);
  if (fields.protocol === 'two-phase-commit') return cooperation === 'on' ? 'cooperation' : 'twoPhase';
  if (variant === 'skeen') return 'skeen';
  if (variant !== 'book') return null;
  return recovery === 'ask' ? 'bookAsks' : 'book';
}

const configIn = ({ config }: ScenarioSource['parts']['fields']): Readonly<Record<string, unknown>> =>
  typeof config === 'object' && config !== null ? { ...config } : {};

const byGroupAndNumber = (a: MatrixRow, b: MatrixRow): number =>
  groupNames.indexOf(a.group) - groupNames.indexOf(b.group) || a.id.localeCompare(b.id, 'en', { numeric: true });

/** The fault in the title of a cell, `C4c · PreCommit reached P1 only (3PC, Skeen)`: between its row and its column. */
export const faultIn = (title: string): string => /^\S+ · (.+?) ?[(（][^()（）]+[)）]$/.exec(title)?.[1] ?? title;
