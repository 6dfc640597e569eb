/** Something measured, beside what is wanted of it. */
export interface Figure {
  readonly group: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: Goal | null;
  /** What belongs to it: the same by another clock, its share of something, a comparison made in the same run. */
  readonly details: readonly Detail[];
}
export interface Goal {
  readonly is: 'at least' | 'at most';
  readonly value: number;
}
export interface Detail {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

export const atLeast = (value: number): Goal => ({ is: 'at least', value });
export const atMost = (value: number): Goal => ({ is: 'at most', value });
export const detail = (name: string, value: number, unit = ''): Detail => ({ name, value, unit });
export const percent = (name: string, share: number): Detail => detail(name, share * 100, '%');

/** Whether the goal is reached; null where there is none. */
export function isReached({ value, goal }: Pick<Figure, 'value' | 'goal'>): boolean | null {
  if (goal === null) return null;
  return goal.is === 'at least' ? value >= goal.value : value <= goal.value;
}
