/**
 * Remembers what was made for the keys that were asked for lately: at least the last `count`, and never more than twice as
 * many, so that a run that grows for hours takes no more memory for having been looked at.
 */
export function lately<K, V>(count: number): (key: K, make: () => V) => V {
  let newer = new Map<K, V>();
  let older = newer;
  return (key, make) => {
    const known = newer.get(key);
    if (known !== undefined) return known;
    const value = older.get(key) ?? make();
    if (newer.size >= count) {
      older = newer;
      newer = new Map();
    }
    newer.set(key, value);
    return value;
  };
}
