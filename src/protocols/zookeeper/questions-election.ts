import type { Finding } from '../../kernel/describe';
import type { ProcessId } from '../../kernel/ids';
import type { Step } from '../../kernel/trace';
import { contextOf, placeOf } from './ensemble';
import type { Notification } from './messages';
import {
  finding,
  flightOf,
  hindrance,
  type Inquiry,
  lastStepOf,
  names,
  reasonOf,
  serverOf,
  timerOf,
  underWay,
} from './questions-inquiry';
import { isQuorum, isVoter, quorumSize, weightOf } from './quorum-verifier';
import { serverName } from './server-names';
import type { Ballot, ServerContext, ZooKeeper } from './state';
import { supporters } from './vote';
import { shortZxid } from './zxid';

const isNotification = ({ type }: { readonly type: string }): boolean => type === 'NOTIFICATION';

/** Why a server is still LOOKING: how many ballots agree with it, and what keeps each of the others. */
export function whyLooking(inquiry: Inquiry, id: ProcessId): readonly Finding[] {
  const context = contextOf(serverOf(inquiry, id));
  if (context === null) return [];
  const { config, election } = context;
  const agreeing = agreeingBallots(context);
  const others = config.voters.filter((sid) => sid !== id && !agreeing.includes(sid));
  const candidate = election.proposal.leader;
  const agree = finding(
    candidate < 0 ? 'looking.observer' : 'looking.agree',
    {
      ...{ name: serverName(id), leader: candidate < 0 ? null : serverName(candidate), round: election.round },
      ...{ supporters: names(agreeing), have: agreeing.length, need: quorumSize(config) },
    },
    {
      holds: isQuorum(config, agreeing),
      count: candidate < 0 ? null : countOf(context, agreeing),
      step: roundBegan(inquiry, context)?.index ?? null,
    },
  );
  return [
    agree,
    ...reachable(inquiry, context),
    ...others.map((sid) => whyNoSupport(inquiry, context, sid)),
    ...settledWord(context),
    ...whatComesNext(inquiry, context),
  ];
}

/** Who agrees with what this server proposes in its round, itself included. */
export const agreeingBallots = ({ election }: ServerContext): readonly ProcessId[] =>
  supporters(election.received, { ...election.proposal, electionEpoch: election.round, state: 'LOOKING' }, 'received');

/** A count makes sense where all voters weigh the same. */
export const countOf = ({ config }: ServerContext, who: readonly ProcessId[]): Finding['count'] =>
  config.groups === null ? { have: who.filter((sid) => isVoter(config, sid)).length, need: quorumSize(config) } : null;

const roundBegan = (inquiry: Inquiry, { self }: ServerContext): Step<ZooKeeper> | null =>
  lastStepOf(inquiry, self, (step) => reasonOf(step, 'round-begins') !== null);

/** Whether a quorum can be reached at all: said only where it cannot. */
function reachable(inquiry: Inquiry, { self, config }: ServerContext): readonly Finding[] {
  const within = config.voters.filter((sid) => sid === self || hindrance(inquiry, sid, self) === null);
  if (isQuorum(config, within)) return [];
  const values = { name: serverName(self), within: names(within), have: within.length, need: quorumSize(config) };
  return [finding('looking.tooFew', values, { holds: false })];
}

/** What keeps one voter from supporting the same candidate, as far as this server goes. */
function whyNoSupport(inquiry: Inquiry, context: ServerContext, sid: ProcessId): Finding {
  const { self, election } = context;
  const apart = hindrance(inquiry, sid, self);
  if (apart !== null) return apart;
  const coming = flightOf(inquiry, sid, self, isNotification);
  if (coming !== null) return underWay(inquiry, coming);
  const voter = serverName(sid);
  const heard = lastStepOf(inquiry, sid === self ? sid : self, (step) => isFrom(step, sid))?.index ?? null;
  const ballot = election.received[sid];
  if (ballot !== undefined)
    return finding('looking.otherVote', ballotValues(voter, ballot), { holds: false, step: heard });
  const settled = election.outOfElection[sid];
  if (settled !== undefined && settled.leader >= 0)
    return finding('looking.hasRole', ballotValues(voter, settled), { holds: false, step: heard });
  return whyUnheard(inquiry, context, sid);
}

function whyUnheard(inquiry: Inquiry, { self, peers }: ServerContext, sid: ProcessId): Finding {
  const voter = serverName(sid);
  const going = flightOf(inquiry, self, sid, isNotification);
  if (going !== null) return underWay(inquiry, going);
  const peer = peers[sid];
  const state = placeOf(serverOf(inquiry, sid))?.state ?? null;
  if (peer?.connection === null || peer === undefined)
    return finding(peer?.dialling === true ? 'looking.dialling' : 'looking.notConnected', { voter }, { holds: false });
  return finding('looking.unheard', { voter, state }, { holds: false });
}

const ballotValues = (voter: string, { leader, zxid, peerEpoch, electionEpoch, state }: Ballot) => ({
  ...{ voter, leader: leader < 0 ? null : serverName(leader), zxid: zxid < 0 ? null : shortZxid(zxid) },
  ...{ peerEpoch: peerEpoch < 0 ? null : peerEpoch, round: electionEpoch, state },
});

const isFrom = ({ occurrence }: Step<ZooKeeper>, sid: ProcessId): boolean =>
  occurrence.type === 'event' && occurrence.event.type === 'NOTIFICATION' && occurrence.event.from === sid;

/** What those with a role say: it takes a quorum of them, and the leader's own word. */
function settledWord({ election: { outOfElection }, config }: ServerContext): readonly Finding[] {
  const said = Object.values(outOfElection).filter(({ leader }) => leader >= 0);
  const [first] = said;
  if (first === undefined) return [];
  const probe = said.find(({ state }) => state === 'LEADING') ?? first;
  const agreeing = supporters(outOfElection, probe, 'outOfElection');
  const leader = serverName(probe.leader);
  const own = outOfElection[probe.leader]?.state === 'LEADING';
  const values = { leader, supporters: names(agreeing), have: agreeing.length, need: quorumSize(config) };
  return [
    finding('looking.settled', values, {
      holds: isQuorum(config, agreeing),
      count: config.groups === null ? { have: agreeing.length, need: quorumSize(config) } : null,
    }),
    finding(own ? 'looking.leaderSaysSo' : 'looking.leaderSilent', { leader }, { holds: own }),
  ];
}

function whatComesNext(inquiry: Inquiry, { self }: ServerContext): readonly Finding[] {
  const name = serverName(self);
  const final = timerOf(inquiry, self, 'finalize');
  if (final !== null) {
    const step = lastStepOf(inquiry, self, (each) => reasonOf(each, 'votes-quorum') !== null)?.index ?? null;
    return [finding('looking.finalWait', { name, ms: final }, { step })];
  }
  const next = timerOf(inquiry, self, 'notification');
  return next === null ? [] : [finding('looking.repeats', { name, ms: next })];
}

/** Why a server keeps its vote: the last ballot that it was told, and which component of it decided. */
export function whyVoteKept(inquiry: Inquiry, id: ProcessId): readonly Finding[] {
  const context = contextOf(serverOf(inquiry, id));
  if (context === null) return [];
  const since = roundBegan(inquiry, context)?.index ?? 0;
  const told = lastStepOf(inquiry, id, ({ occurrence }) => isTold(occurrence), since);
  if (told === null || told.occurrence.type !== 'event' || told.occurrence.event.type !== 'NOTIFICATION')
    return [
      finding(
        'vote.nothingTold',
        { name: serverName(id), round: context.election.round },
        { step: roundBegan(inquiry, context)?.index ?? null },
      ),
    ];
  const { from, message } = told.occurrence.event;
  return weighed(context, told, from, message);
}

const isTold = (occurrence: Step<ZooKeeper>['occurrence']): boolean =>
  occurrence.type === 'event' && occurrence.event.type === 'NOTIFICATION';

function weighed(
  context: ServerContext,
  told: Step<ZooKeeper>,
  from: ProcessId,
  vote: Notification,
): readonly Finding[] {
  const { config, election } = context;
  const sender = serverName(from);
  const step = told.index;
  const leader = vote.leader < 0 ? null : serverName(vote.leader);
  if (!isVoter(config, from)) return [finding('vote.outsider', { from: sender }, { step })];
  if (vote.state !== 'LOOKING') return [finding('vote.settled', { from: sender, leader, state: vote.state }, { step })];
  if (!isVoter(config, vote.leader)) return [finding('vote.noCandidate', { from: sender, leader }, { step })];
  if (vote.electionEpoch < election.round)
    return [finding('vote.olderRound', { from: sender, theirs: vote.electionEpoch, own: election.round }, { step })];
  const reason = reasonOf(told, 'vote-better', 'round-newer');
  if (reason !== null && reason.facts.adopts !== false)
    return [finding('vote.changed', { from: sender, leader, name: serverName(context.self) }, { step })];
  const told1 = finding('vote.told', { from: sender, leader, name: serverName(context.self) }, { step });
  return [told1, ...comparison(context, vote)];
}

type Component = 'peerEpoch' | 'zxid' | 'sid';

/** The three components in the order in which they are compared; the first that differs decides. */
function comparison({ config, election, rulesOff }: ServerContext, vote: Notification): readonly Finding[] {
  const own = election.proposal;
  if (weightOf(config, vote.leader) === 0)
    return [finding('vote.noWeight', { leader: serverName(vote.leader) }, { holds: false })];
  const rows: readonly (readonly [Component, number, number, string, string])[] = [
    ['peerEpoch', vote.peerEpoch, own.peerEpoch, String(vote.peerEpoch), String(own.peerEpoch)],
    ['zxid', vote.zxid, own.zxid, shortZxid(vote.zxid), shortZxid(own.zxid)],
    ['sid', vote.leader, own.leader, serverName(vote.leader), serverName(own.leader)],
  ];
  const compared = rulesOff.includes('most-recent-leads') ? rows.slice(2) : rows;
  const decisive = compared.findIndex(([, theirs, mine]) => theirs !== mine);
  if (decisive < 0) return [finding('vote.same', { leader: serverName(own.leader) }, { holds: true })];
  return compared.slice(0, decisive + 1).map(([component, theirs, mine, theirText, ownText]) => {
    const order = theirs === mine ? 'equal' : theirs < mine ? 'smaller' : 'larger';
    return finding(
      'vote.compared',
      { component, theirs: theirText, own: ownText, order },
      { holds: order === 'equal' ? null : order === 'smaller' },
    );
  });
}

/** Why nobody leads: who of the voters is there, and whom each of them wants. */
export function whyNoLeader(inquiry: Inquiry): readonly Finding[] {
  const { world, trace } = inquiry;
  const { config } = trace.setup;
  const up = config.voters.filter((sid) => serverOf(inquiry, sid)?.status === 'up');
  const first = finding(
    'leader.voters',
    { up: names(up), have: up.length, need: quorumSize(config), of: config.voters.length },
    {
      holds: isQuorum(config, up),
      count: config.groups === null ? { have: up.length, need: quorumSize(config) } : null,
    },
  );
  const each = world.processes.filter(({ id }) => isVoter(config, id)).map(({ id }) => standing(inquiry, id));
  return [first, ...each];
}

/** What one voter is at while nobody leads. */
function standing(inquiry: Inquiry, id: ProcessId): Finding {
  const server = serverOf(inquiry, id);
  const context = contextOf(server);
  const place = placeOf(server);
  const name = serverName(id);
  const away = hindrance(inquiry, id, id);
  if (away !== null || context === null || place === null) return away ?? finding('isDown', { name }, { holds: false });
  if (place.state !== 'LOOKING')
    return finding('leader.hasRole', {
      name,
      state: place.state,
      phase: place.phase,
      leader: serverName(context.currentVote.leader),
    });
  const agreeing = agreeingBallots(context);
  const values = {
    ...{ name, leader: serverName(context.election.proposal.leader), round: context.election.round },
    ...{ supporters: names(agreeing), have: agreeing.length, need: quorumSize(context.config) },
  };
  return finding('leader.wants', values, {
    holds: isQuorum(context.config, agreeing),
    count: countOf(context, agreeing),
  });
}
