import type { Explainer } from '../../kernel/describe';
import type { Facts, RuleId } from '../../kernel/protocol';
import { actorOf } from '../../kernel/run';
import { readable } from './narrate';
import { serverName } from './server-names';
import type { ZooKeeper } from './state';
import { parseZxid } from './zxid';

/** What would have come of it without a rule (`Explainer.otherwise`): the text of the rule, with what the step compared. */
export const otherwise: Explainer<ZooKeeper>['otherwise'] = (trace, step, rule, facts) => {
  const actor = actorOf(step);
  const name = actor === null ? null : serverName(actor);
  return { id: textOf(rule, facts), values: { ...readable({ ...derived(facts), ...facts }, trace), name } };
};

/** A learner tells of its synchronization in other facts than its leader does. */
const textOf = (rule: RuleId, facts: Facts): string =>
  learnersToo.has(rule) && !('learner' in facts) ? `rules.${rule}.otherwise.learner` : `rules.${rule}.otherwise`;
const learnersToo = new Set<RuleId>(['sync-committed-log', 'sync-snapshot']);

/** What the texts tell apart or name, and the facts do not say outright. */
const derived = (facts: Facts): Facts => ({
  decidedBy: decidedBy(facts),
  heard: facts.have ?? null,
  earlier: typeof facts.round === 'number' ? facts.round - 1 : null,
});

/** Which component of two votes decided between them; null where the facts hold no votes. */
function decidedBy({ theirPeerEpoch, ownPeerEpoch, theirZxid, ownZxid, theirLeader, ownLeader }: Facts): string | null {
  if (theirLeader === undefined || ownLeader === undefined) return null;
  if (theirPeerEpoch !== ownPeerEpoch) return 'peerEpoch';
  if (zxidOf(theirZxid) !== zxidOf(ownZxid)) return 'zxid';
  return theirLeader === ownLeader ? 'none' : 'sid';
}

const zxidOf = (text: Facts[string] | undefined): number | null => (typeof text === 'string' ? parseZxid(text) : null);
