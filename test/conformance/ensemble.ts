import type { Act } from '../../src/kernel/act';
import { type Instant, instant, processId } from '../../src/kernel/ids';
import { seeded, uniform } from '../../src/kernel/random';
import { advanceTo, begin, intervene } from '../../src/kernel/run';
import type { Trace } from '../../src/kernel/trace';
import { at, last, toArray } from '../../src/kernel/vector';
import type { Setup } from '../../src/kernel/world';
import { zookeeper } from '../../src/protocols/zookeeper/index';
import { isSettled } from '../../src/protocols/zookeeper/settled';
import { readSetup } from '../../src/protocols/zookeeper/setup-reader';
import type { Stable, ZooKeeper, ZooKeeperRequest } from '../../src/protocols/zookeeper/state';
import { epochOf } from '../../src/protocols/zookeeper/zxid';
import type { RecordedConfig, RecordedStorage } from './recording';

/** A run of an ensemble so far. */
export type Run = Trace<ZooKeeper>;
type Sids = readonly number[];

interface Circumstances {
  /** Decides every latency, and so who is faster where a race is open. */
  readonly seed: number;
  readonly latency?: string;
  readonly disk?: string;
  readonly initialCounter?: number;
}

/** An ensemble set up as a recorded one, with nobody started. */
export function ensembleOf(config: RecordedConfig, circumstances: Circumstances): Run {
  return begin(zookeeper, setupOf(config, circumstances));
}

function setupOf(config: RecordedConfig, circumstances: Circumstances): Setup<ZooKeeper> {
  const { seed, latency = latencyOf(seed), disk = '1ms..6ms', initialCounter = 0 } = circumstances;
  const { tickTime, initLimit, syncLimit, javaProps = {}, weights, groups, storage = {} } = config;
  const read = readSetup({
    ...{ servers: config.voters, observers: config.observers, start: 'none', seed, timing: { latency, disk } },
    config: {
      ...{ tickTime, initLimit, syncLimit, initialCounter },
      commitLogCount: javaProps['zookeeper.commitLogCount'],
      snapshotSizeFactor: javaProps['zookeeper.snapshotSizeFactor'],
      ...{ weights, groups: groups === undefined ? undefined : Object.values(groups) },
    },
    disks: Object.fromEntries(Object.entries(storage).map(([sid, each]) => [sid, diskOf(each)])),
  });
  if (!read.ok) throw new Error(`a recorded ensemble can be set up: ${JSON.stringify(read.problems)}`);
  return {
    ...read.value,
    processes: read.value.processes.map((each) => ({ ...each, stable: inFilesByEpoch(each.stable) })),
  };
}

/** The recorder wrote one log file for each epoch of a crafted log. */
function inFilesByEpoch(stable: Stable): Stable {
  const epochs = toArray(stable.history).map(({ zxid }) => epochOf(zxid));
  return { ...stable, files: epochs.flatMap((epoch, position) => (epoch === epochs[position - 1] ? [] : [position])) };
}

/** How long a message may be under way: from a machine that has time to one whose processor is in demand everywhere. */
const latencies = ['200us..4ms', '200us..15ms', '1ms..50ms'];
const latencyOf = (seed: number): string => latencies[(seed - 1) % latencies.length] ?? '';

function diskOf({ zxids, lastZxid, currentEpoch, acceptedEpoch = currentEpoch }: RecordedStorage) {
  return { currentEpoch, acceptedEpoch, log: zxids ?? zxidsUpTo(lastZxid ?? '0x0') };
}

/** All transactions of an epoch up to one of them. */
function zxidsUpTo(lastZxid: string): readonly string[] {
  const zxid = BigInt(lastZxid);
  const first = ((zxid >> 32n) << 32n) + 1n;
  return zxid === 0n
    ? []
    : Array.from({ length: Number(zxid - first) + 1 }, (_, i) => `0x${(first + BigInt(i)).toString(16)}`);
}

export const now = (run: Run): Instant => run.head.world.now;
const secondsAfter = (run: Run, seconds: number): Instant => instant(now(run) + Math.round(seconds * 1_000_000));

/** The run after an act, which must be possible; `when` may lie in the future. */
export function act(run: Run, what: Act<ZooKeeper>, when?: Instant): Run {
  const result = intervene(run, what, when);
  if (!result.ok) throw new Error(`${what.type} is possible: ${result.refusal}`);
  return result.trace;
}

const toAll =
  (type: 'start' | 'crash' | 'pause' | 'resume' | 'wipe') =>
  (run: Run, ...sids: Sids): Run =>
    sids.reduce((trace, sid) => act(trace, { type, process: processId(sid) }), run);

export const start = toAll('start');
/** `kill -9`: the kernel closes its connections. */
export const kill = toAll('crash');
export const pause = toAll('pause');
export const resume = toAll('resume');
export const wipe = toAll('wipe');

/** Starts servers each so many seconds after now. */
export function startAt(run: Run, delays: Readonly<Record<string, number>>): Run {
  const begun = now(run);
  const inOrder = Object.entries(delays).sort(([, a], [, b]) => a - b);
  return inOrder.reduce(
    (trace, [sid, delay]) =>
      act(trace, { type: 'start', process: processId(Number(sid)) }, instant(begun + Math.round(delay * 1_000_000))),
    run,
  );
}

/** How far apart servers got to work that were released at the same instant, in seconds. */
const startSpread = 0.1;

/** Starts servers at nearly the same time, all of them unless some are named. */
export function startTogether(run: Run, sids: Sids = run.setup.processes.map(({ id }) => id)): Run {
  const delays = sids.map((sid) => [sid, startSpread * uniform(seeded(run.setup.seed, `start ${sid}`))] as const);
  return startAt(run, Object.fromEntries(delays));
}

/** Holds back all packets between two servers, or between one and all others. */
export const cut = (run: Run, a: number, b: number): Run =>
  act(run, { type: 'cut', from: processId(a), to: processId(b), bothWays: true });
export const isolate = (run: Run, sid: number): Run => act(run, { type: 'partition', groups: [[processId(sid)]] });
export const heal = (run: Run): Run => act(run, { type: 'heal', who: [] });

/** The run so many seconds later. */
export const wait = (run: Run, seconds: number): Run => advanceTo(run, secondsAfter(run, seconds));

const glance = 0.01;
/** The run as soon as something holds, looked at every now and then; as it is after `atMost` seconds if it never does. */
export function waitUntil(run: Run, holds: (run: Run) => boolean, atMost: number): Run {
  const end = secondsAfter(run, atMost);
  let trace = run;
  for (
    let next = secondsAfter(trace, glance);
    !holds(trace) && next <= end;
    next = instant(next + glance * 1_000_000)
  ) {
    trace = advanceTo(trace, next);
  }
  return trace;
}

/** The run once nothing happens any more but heartbeats and vain attempts to find a leader. */
export const settle = (run: Run, atMost = 60): Run => waitUntil(run, isSettled, atMost);

export type Answer = { readonly error: string | null; readonly zxid: number | null };

/** Lets a client ask a server, without waiting for the answer. */
export const request = (run: Run, sid: number, what: ZooKeeperRequest): Run =>
  act(run, { type: 'request', process: processId(sid), request: what });

/** Lets a client ask, and waits for the answer; 'CONNECTIONLOSS' where the connection breaks, null where it never comes. */
export function ask(run: Run, sid: number, what: ZooKeeperRequest, patience = 5): readonly [Run, Answer | null] {
  const id = run.head.world.requests.length;
  const asked = request(run, sid, what);
  const done = waitUntil(asked, (trace) => outcomeOf(trace, id) !== null, patience);
  return [done, outcomeOf(done, id)];
}

/** What became of a request. */
export function outcomeOf(run: Run, id: number): Answer | null {
  const outcome = at(run.head.world.requests, id)?.outcome ?? null;
  if (outcome === null) return null;
  if (outcome.type === 'lost') return { error: 'CONNECTIONLOSS', zxid: null };
  return { error: outcome.result.error, zxid: outcome.result.zxid };
}

/** The newest request. */
export const lastRequest = (run: Run): Answer | null => outcomeOf(run, run.head.world.requests.length - 1);

/** What a server answers at once that is asked for a znode's data: the data, or the error. */
export function read(run: Run, sid: number, path: string): readonly [Run, string | null] {
  const asked = request(run, sid, { type: 'getData', path });
  const outcome = last(asked.head.world.requests)?.outcome ?? null;
  if (outcome === null) return [asked, null];
  return [asked, outcome.type === 'lost' ? 'CONNECTIONLOSS' : (outcome.result.value ?? outcome.result.error)];
}

export const openSession = (run: Run, sid: number): Run => ask(run, sid, { type: 'createSession' })[0];
export const create = (run: Run, sid: number, path: string, data = ''): Run =>
  ask(run, sid, { type: 'create', path, data })[0];

/** Creates that follow one another without waiting. */
export function createMany(run: Run, sid: number, paths: readonly string[]): Run {
  const asked = paths.reduce(
    (trace, path) => wait(request(trace, sid, { type: 'create', path, data: '' }), 0.001),
    run,
  );
  return settle(asked);
}

/** What was found broken in a run, by the names of the invariants. */
export function broken(run: Run): readonly string[] {
  const violation = last(run.violations);
  return violation === undefined ? [] : [violation.invariant];
}
