import { type ProcessId, processId } from '../../kernel/ids';
import { isQuorum, quorumSize } from '../../protocols/zookeeper/quorum-verifier';
import type { Ballot, Election, ServerContext } from '../../protocols/zookeeper/state';
import { supporters } from '../../protocols/zookeeper/vote';

export type Box = 'received' | 'outOfElection';

/** One ballot as a server has recorded it. */
export interface BallotRow {
  readonly voter: ProcessId;
  readonly ballot: Ballot;
  /** Whether it counts for what this server proposes. */
  readonly supports: boolean;
  readonly change: 'same' | 'new' | 'changed';
}

/** The ballots of one box in the order of their senders, each with what the last step made of it. */
export function ballotRows(box: Box, election: Election, before: Election | null): readonly BallotRow[] {
  const counted = new Set(supportersIn(box, election));
  return Object.entries(election[box]).map(([sid, ballot]) => {
    const voter = processId(Number(sid));
    const earlier = before === null ? ballot : before[box][voter];
    const change = earlier === undefined ? 'new' : sameBallot(earlier, ballot) ? 'same' : 'changed';
    return { voter, ballot, supports: counted.has(voter), change };
  });
}

/**
 * Whose ballots count for what a server proposes or, in the end, decided. A proposal is weighed as the ballot of one who
 * is looking; a decision that joins an existing leader was made by ballots of those who are not.
 */
function supportersIn(box: Box, { round, proposal, decided, [box]: ballots }: Election): readonly ProcessId[] {
  if (decided === null) return supporters(ballots, { ...proposal, electionEpoch: round, state: 'LOOKING' }, box);
  return supporters(ballots, { ...decided, state: box === 'received' ? 'LOOKING' : 'FOLLOWING' }, box);
}

const sameBallot = (a: Ballot, b: Ballot): boolean =>
  a === b ||
  (a.leader === b.leader &&
    a.zxid === b.zxid &&
    a.electionEpoch === b.electionEpoch &&
    a.peerEpoch === b.peerEpoch &&
    a.state === b.state);

/** How far the ballots of this round have come for what the server proposes. `need` is null where votes weigh differently. */
export interface Tally {
  readonly have: number;
  readonly need: number | null;
  readonly isQuorum: boolean;
}

export function tally({ election, config }: Pick<ServerContext, 'election' | 'config'>): Tally {
  const votersIn = (box: Box): readonly ProcessId[] =>
    supportersIn(box, election).filter((sid) => config.voters.includes(sid));
  const [received, outOfElection] = [votersIn('received'), votersIn('outOfElection')];
  const counted = isQuorum(config, outOfElection) && !isQuorum(config, received) ? outOfElection : received;
  return {
    have: counted.length,
    need: config.groups === null ? quorumSize(config) : null,
    isQuorum: isQuorum(config, counted),
  };
}
