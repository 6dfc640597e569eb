/**
 * An immutable vector whose versions share structure: a trie of 32-wide leaves with a tail (as in Clojure). Logs and
 * traces grow in it, so that keeping every version of them costs O(log n) a push and not O(n).
 */
export interface Vector<T> {
  readonly length: number;
  readonly shift: number;
  readonly root: TrieNode<T>;
  readonly tail: readonly T[];
}
type TrieNode<T> = readonly (TrieNode<T> | T)[];

const bits = 5;
const width = 1 << bits;
const mask = width - 1;

const nothing: Vector<never> = { length: 0, shift: bits, root: [], tail: [] };
/** The vector without elements. */
export const emptyVector = <T>(): Vector<T> => nothing;

/** A vector of these elements, in order. */
export function vectorOf<T>(elements: Iterable<T>): Vector<T> {
  let vector = emptyVector<T>();
  for (const element of elements) vector = push(vector, element);
  return vector;
}

const tailStart = (length: number): number => (length === 0 ? 0 : ((length - 1) >>> bits) << bits);

/** The element at a position, or undefined outside [0, length). */
export function at<T>(vector: Vector<T>, index: number): T | undefined {
  if (index < 0 || index >= vector.length) return undefined;
  return leaf(vector, index)[index & mask];
}

/** The last element, or undefined. */
export const last = <T>(vector: Vector<T>): T | undefined => vector.tail[vector.tail.length - 1];

function leaf<T>(vector: Vector<T>, index: number): readonly T[] {
  if (index >= tailStart(vector.length)) return vector.tail;
  let node: TrieNode<T> = vector.root;
  for (let level = vector.shift; level > 0; level -= bits) node = node[(index >>> level) & mask] as TrieNode<T>;
  return node as readonly T[];
}

/** The vector with one more element at its end. */
export function push<T>(vector: Vector<T>, element: T): Vector<T> {
  const { length, shift, root, tail } = vector;
  if (tail.length < width) return { length: length + 1, shift, root, tail: withOneMore(tail, element) };
  const full = length - width;
  const overflows = full >>> bits >= 1 << shift;
  const grown = overflows ? ([root] as TrieNode<T>) : root;
  const newShift = overflows ? shift + bits : shift;
  return { length: length + 1, shift: newShift, root: place(grown, newShift, full, tail), tail: [element] };
}

/** A copy of exactly the right length: a spread with one more element would leave room for growth in every version. */
function withOneMore<T>(elements: readonly T[], element: T): readonly T[] {
  const copy = new Array<T>(elements.length + 1);
  for (let i = 0; i < elements.length; i++) copy[i] = elements[i] as T;
  copy[elements.length] = element;
  return copy;
}

function place<T>(node: TrieNode<T>, level: number, index: number, leafNode: readonly T[]): TrieNode<T> {
  const slot = (index >>> level) & mask;
  // What lies to the right of the slot belongs to a longer version that was cut off by `take`.
  const copy = node.slice(0, slot + 1);
  copy[slot] =
    level === bits ? leafNode : place((node[slot] as TrieNode<T> | undefined) ?? [], level - bits, index, leafNode);
  return copy;
}

/** The vector with another element at a position inside it. */
export function set<T>(vector: Vector<T>, index: number, element: T): Vector<T> {
  const start = tailStart(vector.length);
  if (index >= start) return { ...vector, tail: vector.tail.with(index - start, element) };
  return { ...vector, root: setIn(vector.root, vector.shift, index, element) };
}

function setIn<T>(node: TrieNode<T>, level: number, index: number, element: T): TrieNode<T> {
  const slot = (index >>> level) & mask;
  return node.with(slot, level === 0 ? element : setIn(node[slot] as TrieNode<T>, level - bits, index, element));
}

/** The first `length` elements; shares everything with the longer vector. */
export function take<T>(vector: Vector<T>, length: number): Vector<T> {
  if (length >= vector.length) return vector;
  if (length <= 0) return emptyVector();
  const start = tailStart(length);
  let { shift, root } = vector;
  const tail = leaf(vector, start).slice(0, length - start);
  // A root that is taller than needed would put later pushes on the wrong level.
  while (shift > bits && start <= 1 << shift) {
    root = (root[0] as TrieNode<T> | undefined) ?? [];
    shift -= bits;
  }
  return { length, shift, root, tail };
}

/** The elements from `from` on (a position), up to and without `to`. */
export function* slice<T>(vector: Vector<T>, from = 0, to: number = vector.length): Generator<T> {
  for (let index = Math.max(0, from); index < Math.min(to, vector.length); ) {
    const elements = leaf(vector, index);
    for (let i = index & mask; i < elements.length && index < to; i++, index++) yield elements[i] as T;
  }
}

/** The elements as an array. */
export const toArray = <T>(vector: Vector<T>): T[] => [...slice(vector)];

/** The first position from which `isAfter` holds; elements must be ordered so that it holds from some position on. */
export function lowerBound<T>(vector: Vector<T>, isAfter: (element: T) => boolean): number {
  let low = 0;
  let high = vector.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(at(vector, middle) as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
