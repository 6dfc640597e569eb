import { slice, toArray } from '../../../src/kernel/vector';
import type { ClientRequest } from '../../../src/kernel/world';
import { applyTxn, type DataTree, emptyTree, nodes } from '../../../src/protocols/zookeeper/data-tree';
import { contextOf, leaderOf, logOf } from '../../../src/protocols/zookeeper/ensemble';
import { isRead } from '../../../src/protocols/zookeeper/requests';
import type { ZooKeeper } from '../../../src/protocols/zookeeper/state';
import { shortZxid } from '../../../src/protocols/zookeeper/zxid';
import type { ZooKeeperTrace } from './chaos';

/** What an ensemble that works as one again has done to its clients and its trees that it should not have, as sentences. */
export const brokenPromises = (settled: ZooKeeperTrace): readonly string[] => [
  ...lostWrites(settled),
  ...wrongTrees(settled),
];

/** Each write that a client was told of is in the log under its zxid, as that client's, also one that was refused. */
function lostWrites({ head: { world } }: ZooKeeperTrace): readonly string[] {
  const leader = leaderOf(world);
  const server = world.processes.find(({ id }) => id === leader);
  const log = new Map(server === undefined ? [] : toArray(logOf(server)).map((txn) => [txn.zxid, txn]));
  return toArray(world.requests).flatMap(({ id, target, request, outcome }: ClientRequest<ZooKeeper>) => {
    if (outcome?.type !== 'answered' || isRead(request)) return [];
    const origin = log.get(outcome.result.zxid)?.origin;
    const isThere = origin?.server === target && origin.request === id;
    return isThere
      ? []
      : [`request ${id} was answered with ${shortZxid(outcome.result.zxid)}, which is not in the log`];
  });
}

/** Each tree is what its log makes of an empty one. */
const wrongTrees = ({ head: { world } }: ZooKeeperTrace): readonly string[] =>
  world.processes.flatMap((server) => {
    const context = contextOf(server);
    if (context === null) return [];
    let tree: DataTree = emptyTree;
    for (const txn of slice(context.stable.history)) tree = applyTxn(tree, txn);
    return listing(tree) === listing(context.tree) ? [] : [`the tree of S${server.id} is not what its log makes`];
  });

const listing = (tree: DataTree): string => JSON.stringify([...nodes(tree)]);
