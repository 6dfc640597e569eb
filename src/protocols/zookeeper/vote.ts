import { type ProcessId, processId } from '../../kernel/ids';
import type { Vote } from './messages';
import { weightOf } from './quorum-verifier';
import type { Ballot, ZooKeeperConfig } from './state';
import { shortZxid, type Zxid } from './zxid';

/** What an observer proposes: nobody, below everything (Long.MIN_VALUE in ZooKeeper). */
export const nullVote: Vote = {
  leader: processId(-1),
  zxid: Number.MIN_SAFE_INTEGER as Zxid,
  electionEpoch: 0,
  peerEpoch: Number.MIN_SAFE_INTEGER,
};

/** Whether a new vote beats the present one: larger (peerEpoch, zxid, sid), unless its candidate weighs nothing (totalOrderPredicate). */
export function isBetter(config: ZooKeeperConfig, next: Vote, present: Vote): boolean {
  if (weightOf(config, next.leader) === 0) return false;
  if (next.peerEpoch !== present.peerEpoch) return next.peerEpoch > present.peerEpoch;
  if (next.zxid !== present.zxid) return next.zxid > present.zxid;
  return next.leader > present.leader;
}

/** The order with `most-recent-leads` switched off: the larger sid wins, whatever its log holds. */
export const isLarger = (config: ZooKeeperConfig, next: Vote, present: Vote): boolean =>
  weightOf(config, next.leader) > 0 && next.leader > present.leader;

/**
 * Whether two ballots are for the same (Vote.equals). With a LOOKING one all four fields must agree; outside, candidate
 * and epoch suffice (ZOOKEEPER-1732, ZOOKEEPER-1805), and in the ballot box of the round the candidate alone, because
 * ballots are put there without their version.
 */
export function agrees(recorded: Ballot, probe: Ballot, box: 'received' | 'outOfElection'): boolean {
  if (recorded.leader !== probe.leader) return false;
  if (recorded.state === 'LOOKING' || probe.state === 'LOOKING') {
    return (
      recorded.zxid === probe.zxid &&
      recorded.electionEpoch === probe.electionEpoch &&
      recorded.peerEpoch === probe.peerEpoch
    );
  }
  return box === 'received' || recorded.peerEpoch === probe.peerEpoch;
}

/** Who in a ballot box agrees with a vote. */
export function supporters(
  box: Readonly<Record<number, Ballot>>,
  probe: Ballot,
  kind: 'received' | 'outOfElection',
): ProcessId[] {
  const found: ProcessId[] = [];
  for (const sid in box) {
    const ballot = box[sid];
    if (ballot !== undefined && agrees(ballot, probe, kind)) found.push(processId(Number(sid)));
  }
  return found;
}

/** A vote as facts for "why?": labelled, never a bare pair. */
export const voteFacts = (vote: Vote, prefix: string) => ({
  [`${prefix}Leader`]: vote.leader,
  [`${prefix}Zxid`]: shortZxid(vote.zxid),
  [`${prefix}PeerEpoch`]: vote.peerEpoch < 0 ? null : vote.peerEpoch,
});
