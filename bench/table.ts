import { type Detail, type Figure, isReached } from './figures';

/** The figures as a table for people, one group below the other. */
export function table(figures: readonly Figure[]): string {
  const groups = [...new Set(figures.map(({ group }) => group))];
  return groups.map((group) => section(group, figures)).join('\n\n');
}

const headings = ['', 'reached', 'goal', '', ''];

function section(group: string, figures: readonly Figure[]): string {
  const rows = figures.filter((figure) => figure.group === group).map(cells);
  return aligned([[group, ...headings.slice(1)], ...rows]).join('\n');
}

function cells(figure: Figure): readonly string[] {
  const { name, value, unit, goal, details } = figure;
  const reached = isReached(figure);
  return [
    `  ${name}`,
    quantity(value, unit),
    goal === null ? '' : `${goal.is} ${quantity(goal.value, unit)}`,
    reached === null ? '' : reached ? 'yes' : 'NO',
    details.map(detailText).join(', '),
  ];
}

/** The first column is text and stands left, the second holds numbers and stands right. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

const detailText = ({ name, value, unit }: Detail): string => `${name} ${quantity(value, unit)}`;

const quantity = (value: number, unit: string): string => {
  const text = number(value);
  return unit === '' ? text : unit === '%' ? `${text}%` : `${text} ${unit}`;
};

/** Three digits that mean something; more only where they stand before the point. */
export function number(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
