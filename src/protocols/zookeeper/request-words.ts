import { unreachable } from '../../kernel/assert';
import type { ReadWords, VerbHelp } from '../../kernel/dialect';
import type { ZooKeeperRequest } from './state';

/** Verbs of requests, as they follow the name of a server. */
export const requestVerbs: readonly VerbHelp[] = [
  { form: 'create PATH ["DATA"]', example: 'create /a "x"', help: 'zookeeper-scenario.help.create' },
  { form: 'set PATH "DATA" [version N]', example: 'set /a "y" version 0', help: 'zookeeper-scenario.help.set' },
  { form: 'delete PATH [version N]', example: 'delete /a', help: 'zookeeper-scenario.help.delete' },
  { form: 'get PATH', example: 'get /a', help: 'zookeeper-scenario.help.get' },
  { form: 'exists PATH', example: 'exists /a', help: 'zookeeper-scenario.help.exists' },
  { form: 'children PATH', example: 'children /', help: 'zookeeper-scenario.help.children' },
  { form: 'connect', example: 'connect', help: 'zookeeper-scenario.help.connect' },
];

type Words = readonly string[];
type ReadRequestWords = ReadWords<ZooKeeperRequest>;
const fail = (word: number, expected: string): ReadRequestWords => ({ ok: false, word, expected });

/** Longest data of a znode in a scenario; ZooKeeper's own limit is a megabyte (jute.maxbuffer). */
const maxData = 1_048_575;

/** Reads what follows the name of a server (`Dialect.readRequest`). Any path may be asked for: judging it is ZooKeeper's part. */
export function readRequest(words: Words): ReadRequestWords {
  const [verb = '', path] = words;
  const name = verb.toLowerCase();
  if (name === 'connect')
    return words.length > 1 ? fail(1, 'scenario.endOfLine') : { ok: true, value: { type: 'createSession' } };
  const reader = readers[name];
  if (reader === undefined) return fail(0, `scenario.oneOf ${Object.keys(readers).join(', ')}, connect`);
  return path === undefined ? fail(1, 'zookeeper-scenario.path') : reader(path, words.slice(2));
}

const readers: Readonly<Record<string, (path: string, rest: Words) => ReadRequestWords>> = {
  create: (path, [data = '', ...rest]) => {
    if (data.length > maxData) return fail(2, `zookeeper-scenario.dataLimit ${maxData}`);
    return rest.length > 0 ? fail(3, 'scenario.endOfLine') : { ok: true, value: { type: 'create', path, data } };
  },
  set: (path, [data, ...rest]) => {
    if (data === undefined) return fail(2, 'zookeeper-scenario.data');
    if (data.length > maxData) return fail(2, `zookeeper-scenario.dataLimit ${maxData}`);
    const version = readVersion(rest, 3);
    return version.ok ? { ok: true, value: { type: 'setData', path, data, version: version.value } } : version;
  },
  delete: (path, rest) => {
    const version = readVersion(rest, 2);
    return version.ok ? { ok: true, value: { type: 'delete', path, version: version.value } } : version;
  },
  get: (path, rest) => readPlain({ type: 'getData', path }, rest),
  exists: (path, rest) => readPlain({ type: 'exists', path }, rest),
  children: (path, rest) => readPlain({ type: 'getChildren', path }, rest),
};

const readPlain = (value: ZooKeeperRequest, rest: Words): ReadRequestWords =>
  rest.length > 0 ? fail(2, 'scenario.endOfLine') : { ok: true, value };

/** `version 3`, or nothing, which is -1 and means any. */
function readVersion(words: Words, first: number): ReadWords<number> {
  const [keyword, version, ...rest] = words;
  if (keyword === undefined) return { ok: true, value: -1 };
  if (keyword.toLowerCase() !== 'version') return { ok: false, word: first, expected: 'scenario.word version' };
  if (version === undefined || !/^(-1|\d{1,9})$/.test(version))
    return { ok: false, word: first + 1, expected: 'scenario.numberIn -1..999999999' };
  return rest.length > 0
    ? { ok: false, word: first + 2, expected: 'scenario.endOfLine' }
    : { ok: true, value: Number(version) };
}

/** The request as one would type it (`Dialect.writeRequest`). */
export function writeRequest(request: ZooKeeperRequest): string {
  switch (request.type) {
    case 'create':
      return `create ${word(request.path)} ${JSON.stringify(request.data)}`;
    case 'setData':
      return `set ${word(request.path)} ${JSON.stringify(request.data)}${version(request.version)}`;
    case 'delete':
      return `delete ${word(request.path)}${version(request.version)}`;
    case 'createSession':
      return 'connect';
    case 'getData':
      return `get ${word(request.path)}`;
    case 'exists':
      return `exists ${word(request.path)}`;
    case 'getChildren':
      return `children ${word(request.path)}`;
    default:
      return unreachable(request);
  }
}

const word = (text: string): string => (text === '' || /[\s"#\\]/.test(text) ? JSON.stringify(text) : text);
const version = (number: number): string => (number === -1 ? '' : ` version ${number}`);
