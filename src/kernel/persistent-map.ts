/**
 * An immutable map from strings to values whose versions share structure: setting or deleting a key copies O(log n)
 * entries and leaves the old version as it was. A weight-balanced search tree (Adams, with the parameters that Hirai and
 * Yamamoto proved sound, 2011); `null` is the empty map. Keys are ordered by their UTF-16 code units. Make and read it
 * with the functions of this file only: equal contents may have differently shaped trees.
 */
export type PersistentMap<V> = MapNode<V> | null;

interface MapNode<V> {
  readonly key: string;
  readonly value: V;
  /** Number of entries in this subtree: what the balance goes by. */
  readonly size: number;
  readonly left: PersistentMap<V>;
  readonly right: PersistentMap<V>;
}

/** The map without entries. */
export const emptyMap = <V>(): PersistentMap<V> => null;

/** How many entries the map has; costs nothing. */
export const mapSize = <V>(map: PersistentMap<V>): number => (map === null ? 0 : map.size);

/** The value of a key, or undefined where the map has no such key. */
export function mapGet<V>(map: PersistentMap<V>, key: string): V | undefined {
  let node = map;
  while (node !== null) {
    if (key === node.key) return node.value;
    node = key < node.key ? node.left : node.right;
  }
  return undefined;
}

/** The map in which the key has this value; the same map, where it had it already. */
export function mapSet<V>(map: PersistentMap<V>, key: string, value: V): PersistentMap<V> {
  if (map === null) return join(key, value, null, null);
  if (key === map.key) return Object.is(map.value, value) ? map : join(key, value, map.left, map.right);
  if (key < map.key) {
    const left = mapSet(map.left, key, value);
    return left === map.left ? map : balance(map, left, map.right);
  }
  const right = mapSet(map.right, key, value);
  return right === map.right ? map : balance(map, map.left, right);
}

/** The map without the key; the same map, where it had none. */
export function mapDelete<V>(map: PersistentMap<V>, key: string): PersistentMap<V> {
  if (map === null) return null;
  if (key === map.key) return glue(map.left, map.right);
  if (key < map.key) {
    const left = mapDelete(map.left, key);
    return left === map.left ? map : balance(map, left, map.right);
  }
  const right = mapDelete(map.right, key);
  return right === map.right ? map : balance(map, map.left, right);
}

/** The entries in the order of their keys, found one by one as they are asked for. */
export function* mapEntries<V>(map: PersistentMap<V>): Generator<readonly [key: string, value: V], void> {
  const path: MapNode<V>[] = [];
  let node = map;
  while (node !== null || path.length > 0) {
    for (; node !== null; node = node.left) path.push(node);
    const next = path.pop();
    if (next === undefined) return;
    yield [next.key, next.value];
    node = next.right;
  }
}

/** Neither subtree may weigh more than `heaviest` times the other; see the proof for why 3 and 2 go together. */
const heaviest = 3;
const singleRotation = 2;
const weight = <V>(map: PersistentMap<V>): number => mapSize(map) + 1;

function join<V>(key: string, value: V, left: PersistentMap<V>, right: PersistentMap<V>): MapNode<V> {
  return { key, value, size: mapSize(left) + mapSize(right) + 1, left, right };
}

/** The entry of `node` over these subtrees, one of which may have gained or lost one entry. */
function balance<V>(node: MapNode<V>, left: PersistentMap<V>, right: PersistentMap<V>): MapNode<V> {
  if (right !== null && weight(right) > heaviest * weight(left)) return rotateLeft(node, left, right);
  if (left !== null && weight(left) > heaviest * weight(right)) return rotateRight(node, left, right);
  return join(node.key, node.value, left, right);
}

function rotateLeft<V>(node: MapNode<V>, left: PersistentMap<V>, right: MapNode<V>): MapNode<V> {
  const inner = right.left;
  if (inner === null || weight(inner) < singleRotation * weight(right.right)) {
    return join(right.key, right.value, join(node.key, node.value, left, inner), right.right);
  }
  const lower = join(node.key, node.value, left, inner.left);
  return join(inner.key, inner.value, lower, join(right.key, right.value, inner.right, right.right));
}

function rotateRight<V>(node: MapNode<V>, left: MapNode<V>, right: PersistentMap<V>): MapNode<V> {
  const inner = left.right;
  if (inner === null || weight(inner) < singleRotation * weight(left.left)) {
    return join(left.key, left.value, left.left, join(node.key, node.value, inner, right));
  }
  const lower = join(node.key, node.value, inner.right, right);
  return join(inner.key, inner.value, join(left.key, left.value, left.left, inner.left), lower);
}

/** Both subtrees of a deleted entry as one: the neighbour of the deleted key in the heavier one takes its place. */
function glue<V>(left: PersistentMap<V>, right: PersistentMap<V>): PersistentMap<V> {
  if (left === null) return right;
  if (right === null) return left;
  if (left.size > right.size) {
    const neighbour = lastEntry(left);
    return balance(neighbour, mapDelete(left, neighbour.key), right);
  }
  const neighbour = firstEntry(right);
  return balance(neighbour, left, mapDelete(right, neighbour.key));
}

function firstEntry<V>(map: MapNode<V>): MapNode<V> {
  let node = map;
  while (node.left !== null) node = node.left;
  return node;
}

function lastEntry<V>(map: MapNode<V>): MapNode<V> {
  let node = map;
  while (node.right !== null) node = node.right;
  return node;
}
