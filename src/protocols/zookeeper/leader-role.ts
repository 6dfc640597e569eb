import type { ConnectionId, ProcessId } from '../../kernel/ids';
import type { LeaderRole, LearnerHandler, ServerContext } from './state';
import { type Mutable, own, type Turn } from './turn';

/** The leader's part of the context; a leader's handlers run only while it has one. */
export const leaderOf = ({ role }: ServerContext): LeaderRole => {
  if (role?.type !== 'leader') throw new Error('a leader has a leader role');
  return role;
};

/** The leader's part as this turn's own copy, in which parts may be replaced. */
export function ownLead(turn: Turn): Mutable<LeaderRole> {
  const role = leaderOf(turn.context);
  if (role === turn.ownRole) return role;
  const copy = { ...role };
  turn.ownRole = copy;
  own(turn).role = copy;
  return copy;
}

/** Changes several parts at once; with fewer words than `ownLead`, and more slowly. */
export function changeLead(turn: Turn, part: Partial<LeaderRole>): void {
  Object.assign(ownLead(turn), part);
}

/** Changes what the leader knows of a learner. */
export const changeHandler = (turn: Turn, handler: LearnerHandler, part: Partial<LearnerHandler>): void =>
  putHandler(turn, { ...handler, ...part });

/** Replaces what the leader knows of a learner, or adds one. */
export function putHandler(turn: Turn, handler: LearnerHandler): void {
  const lead = ownLead(turn);
  lead.learners = { ...lead.learners, [handler.sid]: handler };
}

/** All learners, by rising sid. */
export const handlers = (context: ServerContext): readonly LearnerHandler[] =>
  Object.values(leaderOf(context).learners);

/** The handler of the connection that a packet came by; null for one that was replaced meanwhile. */
export function handlerOf(
  context: ServerContext,
  sid: ProcessId,
  connection: ConnectionId | null,
): LearnerHandler | null {
  const handler = leaderOf(context).learners[sid];
  return handler?.connection === connection ? (handler ?? null) : null;
}

/** Closes a learner's connection and forgets it (LearnerHandler.shutdown, removeLearnerHandler). */
export function closeHandler(turn: Turn, handler: LearnerHandler): void {
  const { [handler.sid]: _, ...learners } = leaderOf(turn.context).learners;
  changeLead(turn, { learners });
  turn.effects.push({ type: 'hangUp', connection: handler.connection });
}
