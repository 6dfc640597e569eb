import type { Finding } from '../../kernel/describe';
import { mapGet, mapSize } from '../../kernel/persistent-map';
import { worldAt } from '../../kernel/run';
import type { ClientRequest, Outcome } from '../../kernel/world';
import { type ErrorCode, findNode } from './data-tree';
import { contextOf } from './ensemble';
import type { Outstanding } from './prepare-request';
import { decides, finding, type Inquiry, lastStepOf, serverOf } from './questions-inquiry';
import { isRead } from './requests';
import { serverName } from './server-names';
import type { ServerContext, ZooKeeper, ZooKeeperRequest } from './state';
import { parentPath } from './znode-path';
import { shortZxid } from './zxid';

type Asked = ClientRequest<ZooKeeper>;
type Answered = Extract<Outcome<ZooKeeper>, { readonly type: 'answered' }>;

/** Why a request was answered by an error: what its judge found, at the zxid that it judged by. */
export function whyFailed(inquiry: Inquiry, request: Asked, { result, step }: Answered): readonly Finding[] {
  const { error, zxid } = result;
  if (error === null) return [];
  const judged = isRead(request.request) ? null : judgement(inquiry, request);
  const index = judged?.index ?? step;
  const judge = judged?.judge ?? request.target;
  // What it found is what stood there before the step in which it judged.
  const before = contextOf(serverOf({ ...inquiry, world: worldAt(inquiry.trace, index - 1) }, judge));
  const found = before === null ? [] : [whatStood(before, request.request, error)];
  const takes = isRead(request.request)
    ? finding('failed.readHere', { name: serverName(judge), zxid: shortZxid(zxid) }, { step })
    : finding('failed.tookZxid', { name: serverName(judge), zxid: shortZxid(zxid) }, { step: index });
  return [...found, takes];
}

function judgement(inquiry: Inquiry, { id, target }: Asked) {
  for (const { id: judge } of inquiry.world.processes) {
    const step = lastStepOf(inquiry, judge, (each) => decides(each, 'proposal', { request: id, server: target }));
    if (step !== null) return { judge, index: step.index };
  }
  return null;
}

/** The znode in question as its judge saw it: the tree, under what is proposed and not applied yet. */
function whatStood(context: ServerContext, request: ZooKeeperRequest, error: ErrorCode): Finding {
  const path = 'path' in request ? request.path : '/';
  const parent = parentPath(path);
  const values = { path, parent, error };
  const extra = { holds: false };
  switch (error) {
    case 'NODEEXISTS':
      return finding('failed.exists', values, extra);
    case 'NOTEMPTY':
      return finding('failed.notEmpty', { ...values, children: nodeSeen(context, path)?.children ?? 0 }, extra);
    case 'BADVERSION': {
      const expected = 'version' in request ? request.version : -1;
      return finding('failed.version', { ...values, expected, found: nodeSeen(context, path)?.version ?? -1 }, extra);
    }
    case 'NONODE':
      return finding(request.type === 'create' ? 'failed.noParent' : 'failed.noNode', values, extra);
    default:
      return finding('failed.other', values, extra);
  }
}

function nodeSeen(
  { tree, role }: ServerContext,
  path: string,
): { readonly version: number; readonly children: number } | null {
  const changes: Outstanding | null = role?.type === 'leader' ? role.changes : null;
  const change = changes === null ? undefined : mapGet(changes.byPath, path);
  if (change !== undefined)
    return change.node === null ? null : { version: change.node.version, children: change.node.childCount };
  const node = findNode(tree, path);
  return node === null ? null : { version: node.version, children: mapSize(node.children) };
}
