import type { ProcessEvent } from '../../kernel/protocol';
import { type ReadRequest, read, type WriteRequest } from './data-tree';
import type { Transaction } from './messages';
import type { ZooKeeper, ZooKeeperResult } from './state';
import { because, know, reach, type Turn } from './turn';
import { shortZxid } from './zxid';

export type Asked = Extract<ProcessEvent<ZooKeeper>, { readonly type: 'request' }>;

export const isRead = (request: WriteRequest | ReadRequest): request is ReadRequest =>
  request.type === 'getData' || request.type === 'exists' || request.type === 'getChildren';

/** A server without a role serves nobody: it closes the connection, so the client learns nothing. */
export function refuse(turn: Turn, { id }: Asked): void {
  because(turn, 'not-serving', { request: id });
  turn.effects.push({ type: 'abandon', request: id });
}

/** Reads are answered from the own tree, as new or old as that is (FinalRequestProcessor). */
export function answerRead(turn: Turn, { id }: Asked, request: ReadRequest): void {
  const { tree, lastProcessed } = turn.context;
  const found = read(tree, request);
  because(turn, 'read-locally', { request: id, lastZxid: shortZxid(lastProcessed) });
  const value = !found.ok
    ? null
    : found.type === 'getData'
      ? found.data
      : found.type === 'getChildren'
        ? found.children.join(' ')
        : null;
  turn.effects.push({
    type: 'reply',
    request: id,
    result: { error: found.ok ? null : found.error, zxid: lastProcessed, value },
  });
}

/** Remembers a client's write until its transaction is applied here. */
export const expectAnswer = (turn: Turn, { id }: Asked, request: WriteRequest): void =>
  know(turn, { pending: [...turn.context.pending, { id, request, error: null }] });

/** A transaction was applied: the client that asked this server for it gets its answer. */
export function answerApplied(turn: Turn, txn: Transaction): void {
  const { pending, self } = turn.context;
  const { origin, body } = txn;
  if (origin === null || origin.server !== self || !pending.some(({ id }) => id === origin.request)) return;
  const error = body.type === 'error' ? body.error : null;
  const result: ZooKeeperResult = { error, zxid: txn.zxid, value: body.type === 'create' ? body.path : null };
  know(turn, { pending: pending.filter(({ id }) => id !== origin.request) });
  turn.effects.push({ type: 'reply', request: origin.request, result });
  reach(turn, 'answered', { request: origin.request, zxid: shortZxid(txn.zxid), error });
}

/** The server stops serving: all its clients are cut off, and none can know what becomes of its write. */
export function abandonAll(turn: Turn): void {
  for (const { id } of turn.context.pending) turn.effects.push({ type: 'abandon', request: id });
  if (turn.context.pending.length > 0) know(turn, { pending: [] });
}
