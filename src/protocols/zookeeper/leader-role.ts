import type { ConnectionId, ProcessId } from '../../kernel/ids';
import type { LeaderRole, LearnerHandler, ServerContext } from './state';
import { know, type Turn } from './turn';

/** The leader's part of the context; a leader's handlers run only while it has one. */
export const leaderOf = ({ role }: ServerContext): LeaderRole => {
  if (role?.type !== 'leader') throw new Error('a leader has a leader role');
  return role;
};

export const changeLead = (turn: Turn, part: Partial<LeaderRole>): void =>
  know(turn, { role: { ...leaderOf(turn.context), ...part } });

export function changeHandler(turn: Turn, handler: LearnerHandler, part: Partial<LearnerHandler>): void {
  const { learners } = leaderOf(turn.context);
  changeLead(turn, { learners: { ...learners, [handler.sid]: { ...handler, ...part } } });
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
