/**
 * Whether two plain values say the same: pictures of what a step left alone need not be drawn again. It runs for every server and
 * link with every step, so it makes nothing on its way.
 */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b)) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameList(a, b);
  let keys = 0;
  for (const key in a) {
    const own = a[key];
    const other = b[key];
    if (own !== other && !sameData(own, other)) return false;
    if (other === undefined && !(key in b)) return false;
    keys += 1;
  }
  for (const _ in b) keys -= 1;
  return keys === 0;
}

/** From the end, where lists grow and so most often differ. */
function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = a.length - 1; i >= 0; i--) if (!sameData(a[i], b[i])) return false;
  return true;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
