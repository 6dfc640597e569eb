import type { Finding } from '../../kernel/describe';
import type { ProcessId } from '../../kernel/ids';
import type { Step } from '../../kernel/trace';
import { slice } from '../../kernel/vector';
import type { ClientRequest, Outcome } from '../../kernel/world';
import { contextOf, logOf } from './ensemble';
import { downBy } from './questions-acts';
import { hasCommitted, whyNotCommitted } from './questions-commit';
import {
  decides,
  finding,
  flightOf,
  hindrance,
  type Inquiry,
  lastStepOf,
  names,
  reasonOf,
  serverOf,
  underWay,
} from './questions-inquiry';
import { isRead } from './requests';
import { serverName } from './server-names';
import type { ZooKeeper } from './state';
import { parseZxid, shortZxid, type Zxid } from './zxid';

type Asked = ClientRequest<ZooKeeper>;

/** The transaction that a request became, in whatever log of the ensemble holds it. */
export function zxidOfRequest({ world }: Pick<Inquiry, 'world'>, { id, target }: Asked): Zxid | null {
  for (const server of world.processes) {
    for (const history of [logOf(server), server.disk.stable.history]) {
      for (const { origin, zxid } of slice(history)) {
        if (origin?.request === id && origin.server === target) return zxid;
      }
    }
  }
  return null;
}

/** Why a request has no answer yet: the stations of its way, up to the one where it is now. */
export function whyNoAnswer(inquiry: Inquiry, request: Asked): readonly Finding[] {
  const { target, step } = request;
  const name = serverName(target);
  const asked = finding('request.asked', { name }, { holds: true, step });
  const server = serverOf(inquiry, target);
  const paused = server?.status === 'paused' ? hindrance(inquiry, target, target) : null;
  if (paused !== null) return [asked, paused];
  const zxid = zxidOfRequest(inquiry, request);
  if (zxid === null) return [asked, ...onItsWay(inquiry, request)];
  const proposed = finding(
    'request.proposed',
    { zxid: shortZxid(zxid) },
    { holds: true, step: stepOfProposal(inquiry, request) },
  );
  return [asked, ...forwarded(inquiry, request, true), proposed, ...whyNotCommitted(inquiry, target, zxid)];
}

function stepOfProposal(inquiry: Inquiry, { id, target }: Asked): Finding['step'] {
  for (const { id: sid } of inquiry.world.processes) {
    const step = lastStepOf(inquiry, sid, (each) => decides(each, 'proposal', { request: id, server: target }));
    if (step !== null) return step.index;
  }
  return null;
}

/** No transaction yet: it is on its way to the leader, or the leader has it and does not serve. */
function onItsWay(inquiry: Inquiry, request: Asked): readonly Finding[] {
  const role = contextOf(serverOf(inquiry, request.target))?.role;
  const name = serverName(request.target);
  if (isRead(request.request) || role?.type !== 'learner')
    return [finding('request.notProposed', { name }, { holds: false })];
  const going = flightOf(
    inquiry,
    request.target,
    role.leader,
    (message) => message.type === 'REQUEST' && message.origin.request === request.id,
  );
  const apart = hindrance(inquiry, role.leader, request.target);
  const last = going === null ? apart : underWay(inquiry, going);
  return [
    ...forwarded(inquiry, request, going === null),
    last ?? finding('request.notProposed', { name: serverName(role.leader) }, { holds: false }),
  ];
}

function forwarded(inquiry: Inquiry, { id, target }: Asked, holds: boolean): readonly Finding[] {
  const step = lastStepOf(inquiry, target, (each) => decides(each, 'forward-to-leader', { request: id }));
  const leader = step === null ? undefined : reasonOf(step, 'forward-to-leader')?.facts.leader;
  if (step === null || typeof leader !== 'number') return [];
  const values = { name: serverName(target), leader: serverName(leader as ProcessId) };
  return [finding('request.forwarded', values, { holds, step: step.index })];
}

type Answered = Extract<Outcome<ZooKeeper>, { readonly type: 'answered' }>;

/** How a write came to its answer: every station of its way, each with its step. */
export function whyAnswered(inquiry: Inquiry, request: Asked, { result, step }: Answered): readonly Finding[] {
  const zxid = shortZxid(result.zxid);
  const name = serverName(request.target);
  const committed = stepOfCommit(inquiry, zxid);
  const acks = names(committed === null ? [] : acksIn(committed, zxid));
  return [
    finding('request.asked', { name }, { holds: true, step: request.step }),
    ...forwarded(inquiry, request, true),
    finding('request.proposed', { zxid }, { holds: true, step: stepOfProposal(inquiry, request) }),
    finding('request.committed', { zxid, acks }, { holds: true, step: committed?.index ?? null }),
    finding('request.applied', { name, zxid }, { holds: true, step }),
  ];
}

function stepOfCommit(inquiry: Inquiry, zxid: string): Step<ZooKeeper> | null {
  for (const { id } of inquiry.world.processes) {
    const step = lastStepOf(inquiry, id, (each) => decides(each, 'commit-quorum', { zxid }));
    if (step !== null) return step;
  }
  return null;
}

function acksIn({ effects }: Step<ZooKeeper>, zxid: string): readonly number[] {
  for (const effect of effects) {
    if (effect.type !== 'because' || effect.rule !== 'commit-quorum' || effect.facts.zxid !== zxid) continue;
    const { acks } = effect.facts;
    if (Array.isArray(acks)) return acks.map(Number);
  }
  return [];
}

type Lost = Extract<Outcome<ZooKeeper>, { readonly type: 'lost' }>;

/** Why a client cannot know: what broke its connection, and what has become of its write all the same. */
export function whyUnknown(inquiry: Inquiry, request: Asked, { step }: Lost): readonly Finding[] {
  return [whatBroke(inquiry, request, step), ...fate(inquiry, request)];
}

function whatBroke(inquiry: Inquiry, { target, step: askedIn }: Asked, step: Lost['step']): Finding {
  const name = serverName(target);
  const own = lastStepOf({ ...inquiry, upTo: step }, target, ({ index }) => index === step, step);
  if (own?.verdict === 'lost')
    return finding(
      'request.wasDown',
      { name },
      { holds: false, step: downBy(inquiry.trace, askedIn, target)?.step ?? null },
    );
  if (own?.occurrence.type === 'act' && own.occurrence.act.type !== 'request')
    return finding('request.killed', { name }, { holds: false, step });
  if (own !== null && reasonOf(own, 'not-serving') !== null)
    return finding('request.notServing', { name }, { holds: false, step });
  return finding('request.roleLeft', { name }, { holds: false, step });
}

/** What a client that learnt nothing would like to know. */
function fate(inquiry: Inquiry, request: Asked): readonly Finding[] {
  if (isRead(request.request)) return [];
  const zxid = zxidOfRequest(inquiry, request);
  if (zxid === null) return [finding('request.fateNone', {}, { step: null })];
  const step = stepOfProposal(inquiry, request);
  const committers = inquiry.world.processes.filter((server) => hasCommitted(server, zxid)).map(({ id }) => id);
  const values = { zxid: shortZxid(zxid), who: names(committers) };
  if (committers.length > 0) return [finding('request.fateCommitted', values, { step })];
  return [finding('request.fateOpen', values, { step }), ...whyNotCommitted(inquiry, request.target, zxid)];
}

/** Why a read was answered as it was: where it was read, and whether something newer had been committed by then. */
export function whyThisRead(inquiry: Inquiry, { target, outcome, request }: Asked): readonly Finding[] {
  if (outcome?.type !== 'answered' || !isRead(request)) return [];
  const { zxid } = outcome.result;
  return [
    finding(
      'request.readHere',
      { name: serverName(target), zxid: shortZxid(zxid) },
      { holds: true, step: outcome.step },
    ),
    ...newerElsewhere(inquiry, outcome.step, zxid),
  ];
}

/** The newest commit before a step, where it is newer than what a reader saw. */
function newerElsewhere({ trace }: Inquiry, before: number, seen: Zxid): readonly Finding[] {
  let newest: Finding | null = null;
  for (const { milestone, facts, step, process } of slice(trace.milestones)) {
    if (step >= before) break;
    if (milestone !== 'committed' || typeof facts.zxid !== 'string' || !isNewer(facts.zxid, seen)) continue;
    newest = finding(
      'request.newerThen',
      { zxid: facts.zxid, leader: serverName(process), seen: shortZxid(seen) },
      { holds: false, step },
    );
  }
  return newest === null ? [finding('request.nothingNewer', { seen: shortZxid(seen) })] : [newest];
}

const isNewer = (text: string, than: Zxid): boolean => (parseZxid(text) ?? than) > than;
