import type { ProcessId } from '../../kernel/ids';
import { majority } from '../quorum';
import type { ZooKeeperConfig } from './state';

/** Whether these servers are a quorum of the voters (QuorumMaj, QuorumHierarchical); others among them do not count. */
export function isQuorum(config: ZooKeeperConfig, sids: readonly ProcessId[]): boolean {
  if (config.groups !== null) return isHierarchicalQuorum(config, config.groups, sids);
  let votes = 0;
  for (const sid of sids) if (config.voters.includes(sid)) votes += 1;
  return votes >= majority(config.voters.length);
}

function isHierarchicalQuorum(
  config: ZooKeeperConfig,
  groups: readonly (readonly ProcessId[])[],
  sids: readonly ProcessId[],
): boolean {
  const weigh = (members: readonly ProcessId[]): number => members.reduce((sum, sid) => sum + weightOf(config, sid), 0);
  const voting = groups.filter((group) => weigh(group) > 0);
  const won = voting.filter((group) => weigh(group.filter((sid) => sids.includes(sid))) > weigh(group) / 2);
  return won.length > voting.length / 2;
}

/** The weight of a voter (weight.N); 1 unless configured. Without groups all weigh the same. */
export const weightOf = (config: ZooKeeperConfig, sid: ProcessId): number =>
  config.groups === null ? 1 : (config.weights[sid] ?? 1);

export const isVoter = (config: ZooKeeperConfig, sid: ProcessId): boolean => config.voters.includes(sid);

/** How many voters it takes, where all weigh the same; for meters. */
export const quorumSize = (config: ZooKeeperConfig): number => majority(config.voters.length);
