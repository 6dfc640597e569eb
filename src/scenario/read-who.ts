import { type ProcessId, processId } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import type { Setup } from '../kernel/world';
import { type Role, roles, type Who } from './command';
import type { Cursor } from './cursor';
import type { Token } from './tokens';

/** Who takes part in a run, by name in lower case. */
export type Names = ReadonlyMap<string, ProcessId>;

export const namesOf = <P extends ProtocolTypes>(setup: Setup<P>): Names =>
  new Map(setup.processes.map(({ id, name }) => [name.toLowerCase(), processId(id)]));

/** What a process may be called here, for a problem to list. */
export function whoExpected(names: Names): string {
  const all = [...names.keys()].map((name) => name.toUpperCase());
  const shown = all.length <= shownNames ? all : [...all.slice(0, shownNames - 1), '...', all[all.length - 1]];
  return `scenario.process ${[...shown, ...roles].join(', ')}`;
}
const shownNames = 9;

/** The process that a word names; null where it names none. */
export function whoOf(token: Token | undefined | null, names: Names): Who | null {
  if (token === undefined || token === null || token.isQuoted) return null;
  const text = token.text.toLowerCase();
  const id = names.get(text);
  if (id !== undefined) return { type: 'process', id, column: token.column };
  const role = roles.find((name): name is Role => name === text);
  return role === undefined ? null : { type: 'role', role, column: token.column };
}

/** Takes the name of one process, or fails. */
export function takeWho(cursor: Cursor, names: Names): Who | null {
  const who = whoOf(cursor.peek(), names);
  if (who === null) return cursor.fail(whoExpected(names));
  cursor.skip();
  return who;
}

/** Takes the names of as many processes as there are, at least one; `all` stands for every process. */
export function takeEach(cursor: Cursor, names: Names): readonly Who[] | null {
  const token = cursor.peek();
  if (token?.text.toLowerCase() === 'all' && !token.isQuoted) {
    cursor.skip();
    return [...names.values()].map((id) => ({ type: 'process', id, column: token.column }));
  }
  const found: Who[] = [];
  for (let who = whoOf(cursor.peek(), names); who !== null; who = whoOf(cursor.peek(), names)) {
    if (found.some((other) => sameWho(other, who))) return cursor.fail('scenario.processOnce');
    found.push(who);
    cursor.skip();
  }
  return found.length > 0 ? found : cursor.fail(whoExpected(names));
}

export const sameWho = (a: Who, b: Who): boolean =>
  a.type === 'process' ? b.type === 'process' && a.id === b.id : b.type === 'role' && a.role === b.role;
