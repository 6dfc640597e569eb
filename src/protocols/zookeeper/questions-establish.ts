import type { Finding } from '../../kernel/describe';
import type { ProcessId } from '../../kernel/ids';
import { contextOf, placeOf } from './ensemble';
import { countOf } from './questions-election';
import {
  diskAtWork,
  finding,
  flightOf,
  hindrance,
  type Inquiry,
  lastStepOf,
  names,
  reaches,
  serverOf,
  timerOf,
  underWay,
} from './questions-inquiry';
import { isQuorum, quorumSize } from './quorum-verifier';
import { serverName } from './server-names';
import type { LeaderRole, LearnerRole, ServerContext } from './state';

/** What a leader that does not serve yet awaits from a quorum. */
interface Awaited {
  readonly id: 'registered' | 'epochAcks' | 'newLeaderAcks';
  readonly who: readonly ProcessId[];
}

export function awaitedBy(
  { epochIsFixed, registered, epochAcks, newLeaderAcks, serves }: LeaderRole,
  context: ServerContext,
): Awaited | null {
  if (serves) return null;
  if (!epochIsFixed) return { id: 'registered', who: registered };
  const hasEpoch = epochAcks.includes(context.self) && isQuorum(context.config, epochAcks);
  return hasEpoch ? { id: 'newLeaderAcks', who: newLeaderAcks } : { id: 'epochAcks', who: epochAcks };
}

/** Why a leader does not serve yet: which quorum it awaits, and what keeps each who is missing. */
export function whyNotServing(inquiry: Inquiry, id: ProcessId): readonly Finding[] {
  const context = contextOf(serverOf(inquiry, id));
  const role = context?.role;
  if (context === null || role?.type !== 'leader') return [];
  const awaited = awaitedBy(role, context);
  if (awaited === null) return [];
  const missing = context.config.voters.filter((sid) => !awaited.who.includes(sid));
  const ms = timerOf(inquiry, id, 'quorumWait');
  return [
    quorumFinding(inquiry, context, role, awaited),
    ...missing.map((sid) => (sid === id ? ownPart(inquiry, id) : whyMissing(inquiry, id, sid))),
    ...(ms === null ? [] : [finding('establish.givesUp', { name: serverName(id), ms })]),
  ];
}

function quorumFinding(inquiry: Inquiry, context: ServerContext, role: LeaderRole, { id, who }: Awaited): Finding {
  const { self, config } = context;
  const elected = lastStepOf(inquiry, self, (step) =>
    reaches(step, id === 'newLeaderAcks' ? 'epochEstablished' : 'leaderElected'),
  );
  const values = {
    name: serverName(self),
    who: names(who),
    have: who.length,
    need: quorumSize(config),
    epoch: role.epoch,
  };
  return finding(`establish.${id}`, values, {
    holds: isQuorum(config, who) && who.includes(self),
    count: countOf(context, who),
    step: elected?.index ?? null,
  });
}

const ownPart = (inquiry: Inquiry, id: ProcessId): Finding =>
  diskAtWork(inquiry, id) ?? finding('establish.ownLast', { name: serverName(id) }, { holds: false });

const isOfQuorum = ({ type }: { readonly type: string }): boolean => type !== 'NOTIFICATION' && type !== 'PING';

/** What keeps one server from the next answer that its leader awaits. */
export function whyMissing(inquiry: Inquiry, leader: ProcessId, sid: ProcessId): Finding {
  const apart = hindrance(inquiry, sid, leader);
  if (apart !== null) return apart;
  const server = serverOf(inquiry, sid);
  const context = contextOf(server);
  const voter = serverName(sid);
  const place = placeOf(server);
  if (context === null || place === null) return finding('isDown', { name: voter }, { holds: false });
  if (place.state === 'LOOKING') {
    const wants = context.election.proposal.leader;
    const values = { voter, leader: wants < 0 ? null : serverName(wants), round: context.election.round };
    return finding('establish.stillLooking', values, { holds: false });
  }
  if (place.state === 'LEADING') return finding('establish.leadsItself', { voter }, { holds: false });
  if (context.role?.type !== 'learner' || context.role.leader !== leader)
    return finding(
      'establish.followsOther',
      { voter, leader: serverName(context.currentVote.leader), state: place.state },
      { holds: false },
    );
  return whyLate(inquiry, leader, sid, context.role);
}

function whyLate(inquiry: Inquiry, leader: ProcessId, sid: ProcessId, role: LearnerRole): Finding {
  if (role.connection === null) return whyNotConnected(inquiry, leader, sid, role);
  const going = flightOf(inquiry, leader, sid, isOfQuorum);
  if (going !== null) return underWay(inquiry, going);
  const writes = role.owed.length > 0 ? diskAtWork(inquiry, sid) : null;
  if (writes !== null) return writes;
  const coming = flightOf(inquiry, sid, leader, isOfQuorum);
  if (coming !== null) return underWay(inquiry, coming);
  return finding('establish.nothingYet', { voter: serverName(sid), leader: serverName(leader) }, { holds: false });
}

function whyNotConnected(inquiry: Inquiry, leader: ProcessId, sid: ProcessId, { tries }: LearnerRole): Finding {
  const ms = timerOf(inquiry, sid, 'reconnect');
  const values = { voter: serverName(sid), leader: serverName(leader), tries };
  return ms === null
    ? finding('establish.connecting', values, { holds: false })
    : finding('establish.triesAgain', { ...values, ms }, { holds: false });
}

/** One thing that a learner must have before it serves, with what keeps it where it is the first that it lacks. */
interface Stage {
  readonly id: string;
  readonly holds: boolean;
}

/** Why a learner does not serve yet: how far it has come, and what keeps it from the next step. */
export function whyNotUpToDate(inquiry: Inquiry, id: ProcessId): readonly Finding[] {
  const server = serverOf(inquiry, id);
  const context = contextOf(server);
  const role = context?.role;
  if (context === null || role?.type !== 'learner') return [];
  const stages: readonly Stage[] = [
    { id: 'connected', holds: role.connection !== null },
    { id: 'epochTold', holds: role.epoch > 0 },
    { id: 'promised', holds: placeOf(server)?.phase !== 'discovery' },
    { id: 'history', holds: role.syncMode !== null },
    { id: 'newLeader', holds: role.accepted },
    { id: 'acknowledged', holds: role.accepted && role.owed.length === 0 },
    { id: 'upToDate', holds: placeOf(server)?.phase === 'broadcast' },
  ];
  const reached = stages.findIndex(({ holds }) => !holds);
  const ms = timerOf(inquiry, id, 'readTimeout');
  const values = {
    ...{ name: serverName(id), leader: serverName(role.leader), epoch: role.epoch, mode: role.syncMode ?? 'none' },
    tries: role.tries,
  };
  return [
    ...stages.slice(0, reached + 1).map((stage) => finding(`join.${stage.id}`, values, { holds: stage.holds })),
    ...whatTheLeaderAwaits(inquiry, id, role),
    ...(ms === null ? [] : [finding('join.givesUp', { name: serverName(id), ms })]),
  ];
}

/** What is between a learner and the next word of its leader: the way, or a quorum that the leader itself awaits. */
function whatTheLeaderAwaits(inquiry: Inquiry, id: ProcessId, role: LearnerRole): readonly Finding[] {
  const { leader } = role;
  const apart = hindrance(inquiry, leader, id);
  if (apart !== null) return [apart];
  const server = serverOf(inquiry, leader);
  const context = contextOf(server);
  const place = placeOf(server);
  if (context?.role?.type !== 'leader')
    return [
      finding('join.leaderDoesNotLead', { leader: serverName(leader), state: place?.state ?? null }, { holds: false }),
    ];
  const late = whyLate(inquiry, leader, id, role);
  const awaited = awaitedBy(context.role, context);
  const isWaiting = late.sentence.id === 'questions.establish.nothingYet';
  return [
    ...(isWaiting ? [] : [late]),
    ...(awaited === null ? [] : [quorumFinding(inquiry, context, context.role, awaited)]),
  ];
}

/** Milliseconds to the microsecond: a sum of fractions shows what no clock has. */
const rounded = (ms: number): number => Math.round(ms * 1000) / 1000;

/** Why a leader that can no longer reach a quorum goes on leading: it has not counted yet whom it still hears. */
export function whyStillLeads(inquiry: Inquiry, id: ProcessId): readonly Finding[] {
  const context = contextOf(serverOf(inquiry, id));
  const role = context?.role;
  if (context === null || role?.type !== 'leader') return [];
  const { config } = context;
  const learners = Object.values(role.learners).filter(({ isObserver }) => !isObserver);
  const heard = [id, ...learners.filter(({ ackDeadline }) => role.tick <= ackDeadline).map(({ sid }) => sid)];
  const ms = timerOf(inquiry, id, 'tick');
  const next = ms === null ? null : rounded(ms + (role.isHalfTick ? 0 : config.tickTime / 2));
  const name = serverName(id);
  return [
    finding(
      'leads.heard',
      { name, heard: names(heard), have: heard.length, need: quorumSize(config), tick: role.tick },
      { holds: isQuorum(config, heard), count: countOf(context, heard) },
    ),
    ...learners.flatMap(({ sid, ackDeadline }) => {
      const apart = hindrance(inquiry, sid, id);
      return apart === null
        ? []
        : [apart, finding('leads.deadline', { voter: serverName(sid), deadline: ackDeadline, tick: role.tick })];
    }),
    ...(next === null ? [] : [finding('leads.counts', { name, ms: next, limit: config.syncLimit })]),
  ];
}
