import type { Read } from '../../kernel/dialect';
import { duration, type ProcessId, processId } from '../../kernel/ids';
import type { ProcessSetup, Setup } from '../../kernel/world';
import {
  anyNumber,
  checkKeys,
  elements,
  type Field,
  fieldOf,
  isRecord,
  oneOf,
  readTiming,
  refuse,
  wholeNumber,
} from '../fields';
import { readDisks } from './disk-reader';
import { safetyRules } from './rules';
import { checkKeyedByServer, keysOf, serverId, serverName } from './server-names';
import type { ZooKeeper, ZooKeeperConfig } from './state';

/** Largest number of servers in a run, voters and observers together. */
export const maxServers = 51;

/** What a scenario that says nothing runs with. */
export const defaults = {
  servers: 5,
  seed: 1,
  latency: [duration(1000), duration(5000)],
  disk: [duration(2000), duration(6000)],
  tickTime: 2000,
  initLimit: 10,
  syncLimit: 5,
  commitLogCount: 500,
  commitLogFloor: 500,
  snapshotSizeFactor: 0.33,
  initialCounter: 0,
} as const;

/** Limits of the parameters that are whole numbers. */
export const configLimits = {
  tickTime: { from: 2, to: 600_000 },
  initLimit: { from: 1, to: 10_000 },
  syncLimit: { from: 1, to: 10_000 },
  commitLogCount: { from: 0, to: 1_000_000 },
  commitLogFloor: { from: 0, to: 1_000_000 },
  initialCounter: { from: 0, to: 2 ** 32 - 1 },
} as const;

const setupKeys = ['servers', 'observers', 'start', 'seed', 'timing', 'config', 'disks', 'rules'];

/** Makes a setup of a scenario's front matter, or says what is wrong where (`Dialect.readSetup`). */
export function readSetup(fields: Readonly<Record<string, unknown>>): Read<Setup<ZooKeeper>> {
  const root: Field = { value: fields, path: [], problems: [] };
  checkKeys(root, setupKeys);
  const members = readMembers(root);
  const config = readConfig(fieldOf(root, 'config'), members);
  const disks = readDisks(fieldOf(root, 'disks'), [...members.voters, ...members.observers]);
  const process = (id: ProcessId, kind: 'participant' | 'observer'): ProcessSetup<ZooKeeper> => ({
    id,
    name: serverName(id),
    kind,
    stable: disks(id),
  });
  const setup: Setup<ZooKeeper> = {
    protocol: 'zookeeper',
    seed: wholeNumber(fieldOf(root, 'seed'), { from: 0, to: 2 ** 32 - 1, otherwise: defaults.seed }),
    processes: [
      ...members.voters.map((id) => process(id, 'participant')),
      ...members.observers.map((id) => process(id, 'observer')),
    ],
    config,
    timing: readTiming(fieldOf(root, 'timing'), defaults),
    start: oneOf(fieldOf(root, 'start'), ['all', 'none'], 'all'),
    rulesOff: readRules(fieldOf(root, 'rules')),
  };
  return root.problems.length === 0 ? { ok: true, value: setup } : { ok: false, problems: root.problems };
}

type Members = Pick<ZooKeeperConfig, 'voters' | 'observers'>;

function readMembers(root: Field): Members {
  const voters = readIds(fieldOf(root, 'servers'), { first: 1, least: 1, otherwise: defaults.servers });
  const next = Math.max(0, ...voters) + 1;
  const observers = readIds(fieldOf(root, 'observers'), { first: next, least: 0, otherwise: 0 });
  const twice = observers.find((id) => voters.includes(id));
  if (twice !== undefined)
    root.problems.push({
      path: ['observers'],
      found: serverName(twice),
      expected: 'zookeeper-scenario.eitherVoterOrObserver',
    });
  if (voters.length + observers.length > maxServers)
    refuse(
      fieldOf(root, root.value !== null && observers.length > 0 ? 'observers' : 'servers'),
      `zookeeper-scenario.atMostServers ${maxServers}`,
    );
  return { voters, observers };
}

/** A number of servers, who are then called by the numbers from `first` on; or a list of their ids. */
function readIds(
  field: Field,
  { first, least, otherwise }: { readonly first: number; readonly least: number; readonly otherwise: number },
): readonly ProcessId[] {
  if (!Array.isArray(field.value)) {
    const count = wholeNumber(field, { from: least, to: maxServers, otherwise });
    return Array.from({ length: count }, (_, i) => processId(first + i));
  }
  if (field.value.length < least) refuse(field, 'zookeeper-scenario.atLeastOneServer');
  return readServers(field);
}

/** A list of servers, each of them once. */
function readServers(field: Field): readonly ProcessId[] {
  const ids: ProcessId[] = [];
  for (const element of elements(field, 'zookeeper-scenario.listOfServers')) {
    const id = serverId(element.value);
    if (id === null) refuse(element, 'zookeeper-scenario.serverId');
    else if (ids.includes(id)) refuse(element, 'scenario.processOnce');
    else ids.push(id);
  }
  return ids;
}

const configKeys = [
  'tickTime',
  'initLimit',
  'syncLimit',
  'commitLogCount',
  'commitLogFloor',
  'snapshotSizeFactor',
  'syncRule',
  'initialCounter',
  'groups',
  'weights',
];

function readConfig(field: Field, { voters, observers }: Members): ZooKeeperConfig {
  checkKeys(field, configKeys);
  const number = (key: keyof typeof configLimits): number =>
    wholeNumber(fieldOf(field, key), { ...configLimits[key], otherwise: defaults[key] });
  return {
    voters,
    observers,
    tickTime: number('tickTime'),
    initLimit: number('initLimit'),
    syncLimit: number('syncLimit'),
    commitLogCount: number('commitLogCount'),
    commitLogFloor: number('commitLogFloor'),
    snapshotSizeFactor: anyNumber(fieldOf(field, 'snapshotSizeFactor'), {
      from: -1,
      to: 1,
      otherwise: defaults.snapshotSizeFactor,
    }),
    syncRule: oneOf(fieldOf(field, 'syncRule'), ['3.5', '3.4'], '3.5'),
    initialCounter: number('initialCounter'),
    groups: readGroups(fieldOf(field, 'groups'), voters),
    weights: readWeights(fieldOf(field, 'weights'), voters),
  };
}

/** A list of lists of voters, in which every voter has its place (QuorumHierarchical). */
function readGroups(field: Field, voters: readonly ProcessId[]): readonly (readonly ProcessId[])[] | null {
  if (field.value === undefined) return null;
  const groups = elements(field, 'zookeeper-scenario.groups').map((group) => readServers(group));
  const members = groups.flat();
  const isComplete = members.length === voters.length && voters.every((id) => members.includes(id));
  return isComplete ? groups : refuse(field, 'zookeeper-scenario.groups');
}

function readWeights(field: Field, voters: readonly ProcessId[]): Readonly<Record<number, number>> {
  if (field.value === undefined) return {};
  checkKeyedByServer(field, voters);
  const weights = voters.flatMap((id) =>
    keysOf(field, id).map((key) => [id, wholeNumber(fieldOf(field, key), { from: 0, to: 1_000_000, otherwise: 1 })]),
  );
  return Object.fromEntries(weights);
}

/** The safety rules that are switched off. */
function readRules(field: Field): readonly string[] {
  checkKeys(field, safetyRules);
  if (!isRecord(field.value)) return [];
  const { value } = field;
  return safetyRules.filter(
    (rule) => rule in value && oneOf(fieldOf(field, rule), ['on', 'off', 'true', 'false'], 'on').match(/^(off|false)$/),
  );
}
