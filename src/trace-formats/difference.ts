/** Whether two values of plain data are the same, whatever the order of their keys. */
export const isSame = (a: unknown, b: unknown): boolean => firstDifference(a, b) === null;

export interface DataDifference {
  readonly path: readonly (string | number)[];
  readonly a: unknown;
  readonly b: unknown;
}

/** The first place in which two values differ, in the order of the first one's keys; null where they are the same. */
export function firstDifference(
  a: unknown,
  b: unknown,
  path: readonly (string | number)[] = [],
): DataDifference | null {
  if (Object.is(a, b)) return null;
  const both = [a, b];
  if (both.every(Array.isArray)) return inLists(both, path) ?? null;
  if (!both.every(isRecord)) return { path, a, b };
  const [left = {}, right = {}] = both;
  const keys = [...Object.keys(left), ...Object.keys(right).filter((key) => !Object.hasOwn(left, key))];
  for (const key of keys) {
    const found = firstDifference(ownValue(left, key), ownValue(right, key), [...path, key]);
    if (found !== null) return found;
  }
  return null;
}

function inLists([a = [], b = []]: readonly (readonly unknown[])[], path: readonly (string | number)[]) {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const found = firstDifference(a[i], b[i], [...path, i]);
    if (found !== null) return found;
  }
  return null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ownValue = (data: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(data, key) ? data[key] : undefined;
