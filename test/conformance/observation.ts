import { processId } from '../../src/kernel/ids';
import type { Facts } from '../../src/kernel/protocol';
import type { Step } from '../../src/kernel/trace';
import { at, slice, toArray } from '../../src/kernel/vector';
import { processOf } from '../../src/kernel/world';
import { findNode, nodeCount } from '../../src/protocols/zookeeper/data-tree';
import { contextOf, logOf, placeOf, type Server } from '../../src/protocols/zookeeper/ensemble';
import { lastSyncMode } from '../../src/protocols/zookeeper/leaderships';
import type { ServerContext, ZooKeeper } from '../../src/protocols/zookeeper/state';
import { hexZxid, parseZxid, type Zxid } from '../../src/protocols/zookeeper/zxid';
import type { Run } from './ensemble';
import type { RecordedState, RecordedStates } from './recording';

/** Every server as the recordings show it. */
export const statesOf = (run: Run): RecordedStates =>
  Object.fromEntries(run.head.world.processes.map((server) => [server.id, stateOf(server)]));

function stateOf(server: Server): RecordedState {
  if (server.status === 'down' || server.status === 'dead') return { mode: 'down' };
  const { currentEpoch, acceptedEpoch } = server.disk.stable;
  const context = contextOf(server);
  const mode = modeOf(server);
  if (context === null || mode === 'looking/none') return { mode, currentEpoch, acceptedEpoch };
  return { mode, zxid: hexZxid(context.lastProcessed), nodes: nodesShown(context), currentEpoch, acceptedEpoch };
}

// ZooKeeper keeps and counts the root twice, under the names `/` and the empty text.
const nodesShown = ({ tree }: ServerContext): number => nodeCount(tree) + 1;

/** What `srvr` calls its mode: only a server in broadcast serves. */
function modeOf(server: Server): string {
  const place = placeOf(server);
  if (place?.phase !== 'broadcast') return 'looking/none';
  return { LEADING: 'leader', FOLLOWING: 'follower', OBSERVING: 'observer', LOOKING: 'looking/none' }[place.state];
}

/** Who leads in broadcast; of several the one of the newest epoch. */
export function leaderOf(run: Run): number | null {
  const leaders = run.head.world.processes.filter((server) => server.status === 'up' && modeOf(server) === 'leader');
  const newest = Math.max(0, ...leaders.map((server) => contextOf(server)?.stable.currentEpoch ?? 0));
  return leaders.find((server) => contextOf(server)?.stable.currentEpoch === newest)?.id ?? null;
}

export const modeOfServer = (run: Run, sid: number): string => statesOf(run)[sid]?.mode ?? 'none';

/** How a server was last brought up to date. */
export const syncModeOf = (run: Run, sid: number): string | null => lastSyncMode(run, processId(sid));

/** Whether a server has a znode now. */
export function hasZnode(run: Run, sid: number, path: string): boolean {
  const context = contextOf(processOf(run.head.world, processId(sid)));
  return context !== null && findNode(context.tree, path) !== null;
}

/** The transactions that a server has, applied or not, oldest first. */
export function logged(run: Run, sid: number): readonly string[] {
  const server = processOf(run.head.world, processId(sid));
  return server === undefined ? [] : toArray(logOf(server)).map(({ zxid }) => hexZxid(zxid));
}

/** The log files of a server by the zxid that each begins with, and its newest snapshot: a recording's listing without the rest. */
export function filesOf(run: Run, sid: number): readonly string[] {
  const disk = processOf(run.head.world, processId(sid))?.disk.stable;
  if (disk === undefined) return [];
  const logs = disk.files.map((start) => `log.${(at(disk.history, start)?.zxid ?? 0).toString(16)}`);
  return [...logs, `snapshot.${disk.snapshot.zxid.toString(16)}`];
}

/** A recorded listing in the same form. */
export function listed(names: readonly string[]): readonly string[] {
  const snapshots = names.filter((name) => name.startsWith('snapshot.'));
  return [...names.filter((name) => name.startsWith('log.')), ...snapshots.slice(-1)];
}

/** What a leader looked at to bring a learner up to date, and what it chose, as LearnerHandler logs it. */
export interface SyncChoice {
  readonly learner: number;
  readonly maxCommittedLog: string;
  readonly minCommittedLog: string;
  readonly lastProcessedZxid: string;
  readonly peerLastZxid: string;
  readonly mode: string;
}

/** The choices of all leaders since an instant. */
export function syncChoices(run: Run, since: number): readonly SyncChoice[] {
  return stepsSince(run, since).flatMap(({ effects }) =>
    effects.flatMap((effect) =>
      effect.type === 'because' && effect.facts.peerLastZxid !== undefined ? [choiceOf(effect.facts)] : [],
    ),
  );
}

function choiceOf(facts: Facts): SyncChoice {
  return {
    learner: Number(facts.learner),
    maxCommittedLog: inHex(facts.maxCommitted),
    minCommittedLog: inHex(facts.minCommitted),
    lastProcessedZxid: inHex(facts.lastProcessed),
    peerLastZxid: inHex(facts.peerLastZxid),
    mode: String(facts.mode),
  };
}
const inHex = (value: unknown): string => hexZxid(parseZxid(String(value)) ?? (-1 as Zxid));

/** The steps after an instant. */
export const stepsSince = (run: Run, since: number): readonly Step<ZooKeeper>[] =>
  [...slice(run.steps)].filter((step) => step.at > since);
