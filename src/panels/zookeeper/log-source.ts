import { at, type Vector } from '../../kernel/vector';
import type { Process } from '../../kernel/world';
import type { Transaction } from '../../protocols/zookeeper/messages';
import { cellOf } from '../../protocols/zookeeper/portrait';
import type { ServerContext, ZooKeeper } from '../../protocols/zookeeper/state';
import type { LogSource } from '../../views/inspector/log-table';
import { contextOf } from './zookeeper-panel';

/** The history of a server entry by entry. One that is down has what its disk has, and knows nothing of agreement. */
export function logSource(process: Process<ZooKeeper>): LogSource {
  const context = contextOf(process);
  const { stable: durable } = process.disk;
  const { history, snapshot } = context?.stable ?? durable;
  // What comes during synchronization is kept aside in memory until NEWLEADER or UPTODATE brings it into the log.
  const aside = context?.role?.type === 'learner' ? context.role.unlogged : [];
  return {
    process: process.id,
    length: history.length + aside.length,
    snapshotEnd: snapshot.length,
    earlier: 0,
    at: (position) => {
      const txn = at(history, position) ?? aside[position - history.length];
      if (txn === undefined) return null;
      const where = isDurable(durable.history, position, txn) ? 'disk' : 'memory';
      return cellOf(txn, { where, ...marksAt(context, position) });
    },
  };
}

/** A log that was cut and grew again may have another transaction in the same place. */
const isDurable = (history: Vector<Transaction>, position: number, { zxid }: Transaction): boolean =>
  at(history, position)?.zxid === zxid;

function marksAt(context: ServerContext | null, position: number) {
  if (context === null) return { acked: false, committed: false, applied: false };
  const { role, committed, applied } = context;
  return {
    acked: role !== null && position < role.acked,
    committed: position < committed,
    applied: position < applied,
  };
}
