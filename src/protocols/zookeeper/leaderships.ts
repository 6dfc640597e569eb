import type { Instant, ProcessId, StepIndex } from '../../kernel/ids';
import type { Trace } from '../../kernel/trace';
import { at, slice } from '../../kernel/vector';
import { processOf } from '../../kernel/world';
import { contextOf } from './ensemble';
import type { SyncMode, ZooKeeper } from './state';

/** A server that came to lead a quorum, when, and in which epoch. */
export interface Leadership {
  readonly at: Instant;
  readonly step: StepIndex;
  readonly leader: ProcessId;
  readonly epoch: number;
}

/** Every leadership that was established, in order: elected is not enough, a quorum must have acknowledged NEWLEADER. */
export function leaderships(trace: Trace<ZooKeeper>): readonly Leadership[] {
  const found: Leadership[] = [];
  for (const { milestone, process, facts, at: when, step } of slice(trace.milestones)) {
    if (milestone === 'serving') found.push({ at: when, step, leader: process, epoch: Number(facts.epoch) });
  }
  return found;
}

/** How a server was last brought up to date, or is being brought; null if never in this run. */
export function lastSyncMode(trace: Trace<ZooKeeper>, id: ProcessId): SyncMode | null {
  const role = contextOf(processOf(trace.head.world, id))?.role;
  if (role?.type === 'learner' && role.syncMode !== null) return role.syncMode;
  for (let i = trace.milestones.length - 1; i >= 0; i--) {
    const reached = at(trace.milestones, i);
    const mode = modes.find((name) => name === reached?.facts.mode);
    if (reached?.milestone === 'synced' && reached.process === id && mode !== undefined) return mode;
  }
  return null;
}
const modes: readonly SyncMode[] = ['DIFF', 'TRUNC', 'SNAP'];
