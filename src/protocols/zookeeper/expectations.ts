import type { Expectation, ReadWords, VerbHelp } from '../../kernel/dialect';
import type { ProcessId } from '../../kernel/ids';
import type { Trace } from '../../kernel/trace';
import { slice } from '../../kernel/vector';
import { processOf, type Setup, type World } from '../../kernel/world';
import { findNode } from './data-tree';
import { zxidsIn } from './disk-reader';
import { committed, contextOf, currentEpoch, lastZxidOfServer, leaderOf, logOf, placeOf } from './ensemble';
import { lastSyncMode } from './leaderships';
import { serverId, serverName } from './server-names';
import { writeZxids } from './setup-writer';
import type { ZooKeeper } from './state';
import { parseZxid, shortZxid, type Zxid } from './zxid';

/** What can follow `expect`. */
export const expectationForms: readonly VerbHelp[] = [
  { form: 'leader SERVER', example: 'leader S5', help: 'zookeeper-scenario.help.expectLeader' },
  { form: 'no leader', example: 'no leader', help: 'zookeeper-scenario.help.expectNoLeader' },
  { form: 'epoch NUMBER', example: 'epoch 1', help: 'zookeeper-scenario.help.expectEpoch' },
  { form: 'committed ZXID', example: 'committed 1.2', help: 'zookeeper-scenario.help.expectCommitted' },
  {
    form: 'SERVER looking | following | leading | observing',
    example: 'S1 following',
    help: 'zookeeper-scenario.help.expectState',
  },
  {
    form: 'SERVER phase election | discovery | synchronization | broadcast',
    example: 'S1 phase broadcast',
    help: 'zookeeper-scenario.help.expectPhase',
  },
  { form: 'SERVER log ZXID... | empty', example: 'S1 log 1.1..1.2', help: 'zookeeper-scenario.help.expectLog' },
  { form: 'SERVER last zxid ZXID', example: 'S1 last zxid 1.2', help: 'zookeeper-scenario.help.expectLastZxid' },
  {
    form: 'SERVER sync DIFF | TRUNC | SNAP | none',
    example: 'S1 sync DIFF',
    help: 'zookeeper-scenario.help.expectSync',
  },
  {
    form: 'SERVER accepted epoch NUMBER',
    example: 'S1 accepted epoch 1',
    help: 'zookeeper-scenario.help.expectAcceptedEpoch',
  },
  {
    form: 'SERVER current epoch NUMBER',
    example: 'S1 current epoch 1',
    help: 'zookeeper-scenario.help.expectCurrentEpoch',
  },
  { form: 'SERVER znode PATH ["DATA"]', example: 'S1 znode /a "x"', help: 'zookeeper-scenario.help.expectZnode' },
  { form: 'SERVER no znode PATH', example: 'S1 no znode /b', help: 'zookeeper-scenario.help.expectNoZnode' },
  { form: 'SERVER vote SERVER', example: 'S1 vote S5', help: 'zookeeper-scenario.help.expectVote' },
  { form: 'SERVER round NUMBER', example: 'S1 round 1', help: 'zookeeper-scenario.help.expectRound' },
];

type Words = readonly string[];
type Read = ReadWords<Expectation<ZooKeeper>>;
const fail = (word: number, expected: string): Read => ({ ok: false, word, expected });

/** An expectation that compares one value with what is the case, both as words of the scenario language. */
const same = (wanted: string, find: (trace: Trace<ZooKeeper>) => string): Read => ({
  ok: true,
  value: {
    check: (trace) => {
      const found = find(trace);
      return { holds: found === wanted, found };
    },
  },
});

/** Reads the words after `expect` (`Dialect.readExpectation`). */
export function readExpectation(words: Words, setup: Setup<ZooKeeper>): Read {
  const [first = '', second, third] = words;
  const read = wholeEnsemble[first.toLowerCase()];
  if (read !== undefined) return atEnd(words, 2, read(second, setup));
  const server = idIn(first, setup);
  if (server === null)
    return fail(
      0,
      `scenario.oneOf ${[...Object.keys(wholeEnsemble), 'invariants', 'invariant', 'request', ...setup.processes.map(({ name }) => name)].join(', ')}`,
    );
  const state = states.find((name) => name === second?.toLowerCase());
  if (state !== undefined)
    return atEnd(
      words,
      2,
      same(state, ({ head }) => stateOf(head.world, server)),
    );
  const ofServer = aboutServer[second?.toLowerCase() ?? ''];
  if (ofServer === undefined)
    return fail(1, `scenario.oneOf ${[...states, 'up', 'down', 'paused', ...Object.keys(aboutServer)].join(', ')}`);
  return ofServer(server, words.slice(2), setup, third);
}

const states = ['looking', 'following', 'leading', 'observing'] as const;

function idIn(word: string | undefined, setup: Setup<ZooKeeper>): ProcessId | null {
  const id = /^s\d+$/i.test(word ?? '') ? serverId(word) : null;
  return id !== null && setup.processes.some((process) => process.id === id) ? id : null;
}

/** The expectation, unless more words follow than belong to it. */
const atEnd = (words: Words, length: number, read: Read): Read =>
  read.ok && words.length > length ? fail(length, 'scenario.endOfLine') : read;

const serverExpected = (setup: Setup<ZooKeeper>): string =>
  `scenario.oneOf ${setup.processes.map(({ name }) => name).join(', ')}`;

const wholeEnsemble: Readonly<Record<string, (word: string | undefined, setup: Setup<ZooKeeper>) => Read>> = {
  leader: (word, setup) => {
    const id = idIn(word, setup);
    return id === null ? fail(1, serverExpected(setup)) : same(`leader ${serverName(id)}`, leaderFound);
  },
  no: (word) => (word?.toLowerCase() === 'leader' ? same('no leader', leaderFound) : fail(1, 'scenario.word leader')),
  epoch: (word) =>
    numberRead(word, 1, (wanted) => same(`epoch ${wanted}`, ({ head }) => `epoch ${currentEpoch(head.world)}`)),
  committed: (word) =>
    zxidRead(word, 1, (wanted) =>
      same(`committed ${shortZxid(wanted)}`, ({ head }) => `committed ${shortZxid(committed(head.world))}`),
    ),
};

const leaderFound = ({ head }: Trace<ZooKeeper>): string => {
  const id = leaderOf(head.world);
  return id === null ? 'no leader' : `leader ${serverName(id)}`;
};

function numberRead(word: string | undefined, position: number, read: (number: number) => Read): Read {
  return word !== undefined && /^\d{1,9}$/.test(word)
    ? read(Number(word))
    : fail(position, 'scenario.numberIn 0..999999999');
}

function zxidRead(word: string | undefined, position: number, read: (zxid: Zxid) => Read): Read {
  const zxid = word === undefined ? null : parseZxid(word);
  return zxid === null ? fail(position, 'zookeeper-scenario.zxid') : read(zxid);
}

function stateOf(world: World<ZooKeeper>, id: ProcessId): string {
  const server = processOf(world, id);
  if (server?.status === 'paused') return 'paused';
  return placeOf(server)?.state.toLowerCase() ?? 'down';
}

type AboutServer = (server: ProcessId, rest: Words, setup: Setup<ZooKeeper>, first: string | undefined) => Read;

const serverIn = ({ head }: Trace<ZooKeeper>, id: ProcessId) => processOf(head.world, id);
/** Position of the first word after `SERVER WHAT`. */
const after = 2;

const aboutServer: Readonly<Record<string, AboutServer>> = {
  phase: (server, rest) => {
    const wanted = phases.find((name) => name === rest[0]?.toLowerCase());
    if (wanted === undefined) return fail(after, `scenario.oneOf ${phases.join(', ')}`);
    return atEnd(
      rest,
      1,
      same(`phase ${wanted}`, (trace) => `phase ${placeOf(serverIn(trace, server))?.phase ?? 'none'}`),
    );
  },
  log: (server, rest) => readLogExpected(server, rest),
  last: (server, rest) => {
    if (rest[0]?.toLowerCase() !== 'zxid') return fail(after, 'scenario.word zxid');
    return shifted(
      rest,
      2,
      zxidRead(rest[1], after + 1, (wanted) =>
        same(`last zxid ${shortZxid(wanted)}`, (trace) => `last zxid ${lastZxidText(trace, server)}`),
      ),
    );
  },
  sync: (server, rest) => {
    const wanted = modes.find((name) => name.toLowerCase() === rest[0]?.toLowerCase());
    if (wanted === undefined) return fail(after, `scenario.oneOf ${modes.join(', ')}`);
    return shifted(
      rest,
      1,
      same(`sync ${wanted}`, (trace) => `sync ${lastSyncMode(trace, server) ?? 'none'}`),
    );
  },
  accepted: (server, rest) => readEpoch(server, rest, 'acceptedEpoch'),
  current: (server, rest) => readEpoch(server, rest, 'currentEpoch'),
  znode: (server, rest) => {
    const [path, data] = rest;
    if (path === undefined) return fail(after, 'zookeeper-scenario.path');
    const describe = (found: string | null): string =>
      found === null ? `no znode ${path}` : `znode ${path}${data === undefined ? '' : ` ${JSON.stringify(found)}`}`;
    return shifted(
      rest,
      2,
      same(describe(data ?? ''), (trace) => describe(znodeData(trace, server, path))),
    );
  },
  no: (server, rest) => {
    const [keyword, path] = rest;
    if (keyword?.toLowerCase() !== 'znode') return fail(after, 'scenario.word znode');
    if (path === undefined) return fail(after + 1, 'zookeeper-scenario.path');
    return shifted(
      rest,
      2,
      same('no znode', (trace) => (znodeData(trace, server, path) === null ? 'no znode' : `znode ${path}`)),
    );
  },
  vote: (server, rest, setup) => {
    const wanted = idIn(rest[0], setup);
    if (wanted === null) return fail(after, serverExpected(setup));
    return shifted(
      rest,
      1,
      same(`vote ${serverName(wanted)}`, (trace) => `vote ${voteText(trace, server)}`),
    );
  },
  round: (server, rest) =>
    shifted(
      rest,
      1,
      numberRead(rest[0], after, (wanted) =>
        same(`round ${wanted}`, (trace) => `round ${contextOf(serverIn(trace, server))?.election.round ?? 'none'}`),
      ),
    ),
};

const phases = ['election', 'discovery', 'synchronization', 'broadcast'] as const;
const modes = ['DIFF', 'TRUNC', 'SNAP', 'none'] as const;

/** As `atEnd`, for words that begin after `SERVER WHAT`. */
const shifted = (rest: Words, length: number, read: Read): Read =>
  read.ok && rest.length > length ? fail(after + length, 'scenario.endOfLine') : read;

function readLogExpected(server: ProcessId, rest: Words): Read {
  const isEmpty = rest.length === 1 && rest[0]?.toLowerCase() === 'empty';
  if (rest.length === 0) return fail(after, 'zookeeper-scenario.zxidsOrEmpty');
  const ranges = isEmpty ? [] : rest.map(zxidsIn);
  const wrong = ranges.indexOf(null);
  if (wrong !== -1) return fail(after + wrong, 'zookeeper-scenario.zxidOrRange');
  return same(logText(ranges.flatMap((range) => range ?? [])), (trace) => {
    const found = serverIn(trace, server);
    return logText(found === undefined ? [] : Array.from(slice(logOf(found)), ({ zxid }) => zxid));
  });
}

const logText = (zxids: readonly Zxid[]): string => `log ${zxids.length === 0 ? 'empty' : writeZxids(zxids).join(' ')}`;

function readEpoch(
  server: ProcessId,
  [keyword, number, ...more]: Words,
  field: 'acceptedEpoch' | 'currentEpoch',
): Read {
  if (keyword?.toLowerCase() !== 'epoch') return fail(after, 'scenario.word epoch');
  if (more.length > 0) return fail(after + 2, 'scenario.endOfLine');
  const name = field === 'acceptedEpoch' ? 'accepted' : 'current';
  return numberRead(number, after + 1, (wanted) =>
    same(`${name} epoch ${wanted}`, (trace) => {
      const found = serverIn(trace, server);
      return `${name} epoch ${(contextOf(found)?.stable ?? found?.disk.stable)?.[field] ?? 'none'}`;
    }),
  );
}

function lastZxidText(trace: Trace<ZooKeeper>, id: ProcessId): string {
  const server = serverIn(trace, id);
  return server === undefined ? 'none' : shortZxid(lastZxidOfServer(server));
}

function znodeData(trace: Trace<ZooKeeper>, id: ProcessId, path: string): string | null {
  const context = contextOf(serverIn(trace, id));
  return context === null ? null : (findNode(context.tree, path)?.data ?? null);
}

function voteText(trace: Trace<ZooKeeper>, id: ProcessId): string {
  const server = serverIn(trace, id);
  const context = contextOf(server);
  if (context === null) return 'none';
  const vote = placeOf(server)?.state === 'LOOKING' ? context.election.proposal : context.currentVote;
  return vote.leader < 0 ? 'none' : serverName(vote.leader);
}
