/** What is wrong with a path as the name of a znode, and at which UTF-16 code unit (PathUtils.validatePath). */
export type PathProblem = { readonly kind: PathProblemKind; readonly at: number };
export type PathProblemKind =
  | 'empty'
  | 'notAbsolute'
  | 'trailingSlash'
  | 'nullCharacter'
  | 'emptyName'
  | 'relativeName'
  | 'invalidCharacter';

/**
 * The first problem that PathUtils.validatePath finds in a path, or null for a path that may be created. Characters are
 * judged by code unit as in Java, so everything outside the Basic Multilingual Plane is refused as a surrogate.
 */
export function pathProblem(path: string): PathProblem | null {
  if (path.length === 0) return { kind: 'empty', at: 0 };
  if (path.charAt(0) !== '/') return { kind: 'notAbsolute', at: 0 };
  if (path.length === 1) return null;
  if (path.endsWith('/')) return { kind: 'trailingSlash', at: path.length - 1 };
  for (let at = 1; at < path.length; at++) {
    const kind = characterProblem(path, at);
    if (kind !== null) return { kind, at };
  }
  return null;
}

function characterProblem(path: string, at: number): PathProblemKind | null {
  const code = path.charCodeAt(at);
  if (code === 0) return 'nullCharacter';
  if (code === slash) return path.charCodeAt(at - 1) === slash ? 'emptyName' : null;
  if (code === dot) return endsRelativeName(path, at) ? 'relativeName' : null;
  return forbidden.some(([from, to]) => code >= from && code <= to) ? 'invalidCharacter' : null;
}

const slash = 0x2f;
const dot = 0x2e;
const forbidden: readonly (readonly [from: number, to: number])[] = [
  [0x0001, 0x001f],
  [0x007f, 0x009f],
  [0xd800, 0xf8ff],
  [0xfff0, 0xffff],
];

/** Whether the dot at this place is the last character of a name that is `.` or `..`. */
function endsRelativeName(path: string, at: number): boolean {
  const isLast = at + 1 === path.length || path.charCodeAt(at + 1) === slash;
  const start = path.charCodeAt(at - 1) === dot ? at - 1 : at;
  return isLast && path.charCodeAt(start - 1) === slash;
}

/**
 * Whether a create or delete gets as far as asking for the parent (validatePathForCreate, getParentPathAndValidate).
 * Everything else about the path is judged only once the parent is known to exist.
 */
export const hasParentPath = (path: string): boolean => path.includes('/') && !path.includes('\0');

/** Everything before the last slash; `/` for a znode on the top level, and for `/` itself as in ZooKeeper's own key. */
export function parentPath(path: string): string {
  const lastSlash = path.lastIndexOf('/');
  return lastSlash <= 0 ? '/' : path.slice(0, lastSlash);
}

/** Everything after the last slash. */
export const znodeName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The path of a child. */
export const childPath = (parent: string, name: string): string => (parent === '/' ? `/${name}` : `${parent}/${name}`);

/**
 * The names on the way from the root to a znode, or null for a text that names none. The root has two names, `/` and the
 * empty text, because ZooKeeper's table of znodes holds it under both (DataTree). A malformed path such as `/a/` gives an
 * empty name, which no znode has.
 */
export function namesOnPath(path: string): readonly string[] | null {
  if (path === '' || path === '/') return [];
  return path.charAt(0) === '/' ? path.slice(1).split('/') : null;
}

/** ZooKeeper's own znodes: a delete of one of them is refused by name (ZKDatabase.isSpecialPath). */
export const isSpecialPath = (path: string): boolean => specialPaths.includes(path);

/** Where every server keeps the configuration of the ensemble. */
export const configPath = '/zookeeper/config';
const specialPaths: readonly string[] = ['/', '/zookeeper', '/zookeeper/quota', configPath];
