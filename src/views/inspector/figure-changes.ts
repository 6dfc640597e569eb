import type { ProcessFigure } from '../../kernel/describe';

/** One line of the state table. */
export interface FieldRow {
  readonly key: string;
  /** Null where the field is gone. */
  readonly value: string | null;
  /** What it was before the step; null where it was not there. */
  readonly previous: string | null;
  readonly change: 'same' | 'changed' | 'added' | 'removed';
}

type Fields = ProcessFigure['fields'];

/**
 * The fields of a process, each with what the last step made of it. Those that are gone come last, since they have no
 * place in the present order. Where there is nothing to compare with, nothing counts as changed.
 */
export function fieldRows(before: Fields | null, after: Fields): readonly FieldRow[] {
  const earlier = new Map((before ?? after).map(({ key, value }) => [key, value]));
  const rows = after.map(({ key, value }) => rowOf(key, value, earlier.get(key) ?? null));
  const present = new Set(after.map(({ key }) => key));
  const gone = [...earlier].filter(([key]) => !present.has(key));
  return [...rows, ...gone.map(([key, previous]) => rowOf(key, null, previous))];
}

function rowOf(key: string, value: string | null, previous: string | null): FieldRow {
  if (value === previous) return { key, value, previous, change: 'same' };
  if (previous === null) return { key, value, previous, change: 'added' };
  return { key, value, previous, change: value === null ? 'removed' : 'changed' };
}

/** The fields of two figures that differ, its state and phase first. */
export function figureChanges(before: ProcessFigure | null, after: ProcessFigure): readonly FieldRow[] {
  return fieldRows(before === null ? null : allFields(before), allFields(after)).filter((row) => row.change !== 'same');
}

function allFields({ state, phase, fields }: ProcessFigure): Fields {
  const known = new Set(fields.map(({ key }) => key));
  const heads = [
    { key: 'state', value: state },
    { key: 'phase', value: phase ?? '' },
  ].filter(({ key, value }) => value !== '' && !known.has(key));
  return [...heads, ...fields];
}
