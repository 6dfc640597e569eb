import { slice } from '../../kernel/vector';
import type { Setup } from '../../kernel/world';
import { writeSpan } from '../fields';
import { serverName } from './server-names';
import { defaults } from './setup-reader';
import type { Stable, ZooKeeper, ZooKeeperConfig } from './state';
import { counterOf, epochOf, type Zxid } from './zxid';

type Data = Readonly<Record<string, unknown>>;

/** The front matter that `readSetup` makes this setup of again (`Dialect.writeSetup`); what is as by default is left out. */
export function writeSetup(setup: Setup<ZooKeeper>): Data {
  const { config, processes, seed, start, rulesOff } = setup;
  const disks = processes.flatMap(({ name, stable }) => (isEmpty(stable) ? [] : [[name, writeDisk(stable)]]));
  return {
    servers: countOrIds(config.voters, 1),
    ...(config.observers.length > 0
      ? { observers: countOrIds(config.observers, Math.max(0, ...config.voters) + 1) }
      : {}),
    start,
    seed,
    timing: { latency: writeSpan(setup.timing.latency), disk: writeSpan(setup.timing.disk) },
    ...nonEmpty('config', writeConfig(config)),
    ...nonEmpty('disks', Object.fromEntries(disks)),
    ...nonEmpty('rules', Object.fromEntries(rulesOff.map((rule) => [rule, 'off']))),
  };
}

const nonEmpty = (key: string, data: Data): Data => (Object.keys(data).length > 0 ? { [key]: data } : {});

const countOrIds = (ids: readonly number[], first: number): number | readonly number[] =>
  ids.every((id, i) => id === first + i) ? ids.length : ids;

const plain = [
  'tickTime',
  'initLimit',
  'syncLimit',
  'commitLogCount',
  'commitLogFloor',
  'snapshotSizeFactor',
  'initialCounter',
] as const;

function writeConfig(config: ZooKeeperConfig): Data {
  const changed = plain.flatMap((key) => (config[key] === defaults[key] ? [] : [[key, config[key]]]));
  const weights = Object.entries(config.weights).map(([id, weight]) => [`S${id}`, weight]);
  return {
    ...Object.fromEntries(changed),
    ...(config.syncRule === '3.5' ? {} : { syncRule: config.syncRule }),
    ...(config.groups === null ? {} : { groups: config.groups.map((group) => group.map(serverName)) }),
    ...nonEmpty('weights', Object.fromEntries(weights)),
  };
}

const isEmpty = ({ acceptedEpoch, currentEpoch, history }: Stable): boolean =>
  acceptedEpoch === 0 && currentEpoch === 0 && history.length === 0;

function writeDisk({ acceptedEpoch, currentEpoch, history }: Stable): Data {
  return { currentEpoch, acceptedEpoch, log: writeZxids(Array.from(slice(history), ({ zxid }) => zxid)) };
}

/** Zxids as `1.1..1.9` where they follow each other. */
export function writeZxids(zxids: readonly Zxid[]): readonly string[] {
  const runs: { first: Zxid; last: Zxid }[] = [];
  for (const zxid of zxids) {
    const run = runs[runs.length - 1];
    if (run !== undefined && zxid === run.last + 1 && epochOf(zxid) === epochOf(run.last)) run.last = zxid;
    else runs.push({ first: zxid, last: zxid });
  }
  return runs.map(({ first, last }) => (first === last ? short(first) : `${short(first)}..${short(last)}`));
}

const short = (zxid: Zxid): string => `${epochOf(zxid)}.${counterOf(zxid)}`;
