import type { Trace } from '../../kernel/trace';
import { slice } from '../../kernel/vector';
import { type ClientRequest, isRunning, type World } from '../../kernel/world';
import { nodes, type Stat } from './data-tree';
import {
  committed,
  committedOf,
  contextOf,
  currentEpoch,
  lastZxidOfServer,
  leaderOf,
  logOf,
  placeOf,
  type Server,
} from './ensemble';
import { lastSyncMode, leaderships } from './leaderships';
import { writeRequest } from './request-words';
import { serverName } from './server-names';
import type { ZooKeeper } from './state';
import { hexZxid } from './zxid';

type Data = Readonly<Record<string, unknown>>;

/** The state at the end of a run as JSON data, in the shape of public/schema/facts-1.json (`Dialect.facts`). */
export function facts(trace: Trace<ZooKeeper>): Data {
  const { world } = trace.head;
  const leader = leaderOf(world);
  const teller = tellerOf(world);
  return {
    format: 'ensemble-facts',
    version: 1,
    protocol: trace.setup.protocol,
    seed: trace.setup.seed,
    timeUs: world.now,
    steps: trace.steps.length,
    leader,
    epoch: currentEpoch(world),
    committed: hexZxid(committed(world)),
    servers: world.processes.map((server) => serverFacts(trace, server)),
    requests: Array.from(slice(world.requests), requestFacts),
    leaderships: leaderships(trace).map(({ at, step, leader: id, epoch }) => ({ atUs: at, step, leader: id, epoch })),
    znodesOf: teller?.id ?? null,
    znodes: teller === null ? [] : znodeFacts(teller),
    invariants: invariantFacts(trace),
  };
}

/** Whose tree is told: the leader's, or that of the running server which has applied most. */
function tellerOf(world: World<ZooKeeper>): Server | null {
  const leader = leaderOf(world);
  const running = world.processes.filter(isRunning);
  const newest = running.reduce<Server | null>(
    (best, server) => (best === null || lastZxidOfServer(server) > lastZxidOfServer(best) ? server : best),
    null,
  );
  return running.find(({ id }) => id === leader) ?? newest;
}

function serverFacts(trace: Trace<ZooKeeper>, server: Server): Data {
  const context = contextOf(server);
  const place = placeOf(server);
  const { acceptedEpoch, currentEpoch: current } = context?.stable ?? server.disk.stable;
  const zxidCommitted = committedOf(server);
  return {
    id: server.id,
    name: serverName(server.id),
    kind: trace.setup.config.observers.includes(server.id) ? 'observer' : 'participant',
    status: server.status === 'dead' ? 'down' : server.status,
    state: place?.state ?? null,
    phase: place?.phase ?? null,
    leader: leaderKnownTo(server),
    logicalClock: context?.election.round ?? null,
    vote: voteFacts(server),
    acceptedEpoch,
    currentEpoch: current,
    lastZxid: hexZxid(lastZxidOfServer(server)),
    log: Array.from(slice(logOf(server)), ({ zxid }) => hexZxid(zxid)),
    logOnDisk: server.disk.stable.history.length,
    committed: zxidCommitted === null ? null : hexZxid(zxidCommitted),
    syncMode: lastSyncMode(trace, server.id),
  };
}

/** Whom it follows, or itself where it leads; null while it looks or is down. */
function leaderKnownTo(server: Server): number | null {
  const state = placeOf(server)?.state;
  if (state === undefined || state === 'LOOKING') return null;
  if (state === 'LEADING') return server.id;
  const role = contextOf(server)?.role;
  return role?.type === 'learner' ? role.leader : null;
}

function voteFacts(server: Server): Data | null {
  const context = contextOf(server);
  if (context === null) return null;
  const { leader, zxid, electionEpoch, peerEpoch } =
    placeOf(server)?.state === 'LOOKING' ? context.election.proposal : context.currentVote;
  // An observer votes for nobody while it looks.
  return leader < 0 ? null : { leader, zxid: hexZxid(zxid), electionEpoch, peerEpoch };
}

function requestFacts({ id, target, request, at, outcome }: ClientRequest<ZooKeeper>): Data {
  const result = outcome?.type === 'answered' ? outcome.result : null;
  const answered = result === null || result.error === null ? 'ok' : 'error';
  const status = outcome === null ? 'pending' : outcome.type === 'lost' ? 'unknown' : answered;
  return {
    number: id + 1,
    target,
    text: writeRequest(request),
    atUs: at,
    outcome: status,
    error: outcome?.type === 'lost' ? 'CONNECTIONLOSS' : (result?.error ?? null),
    zxid: result === null ? null : hexZxid(result.zxid),
    value: result?.value ?? null,
    answeredAtUs: outcome?.at ?? null,
  };
}

function znodeFacts(server: Server): readonly Data[] {
  const context = contextOf(server);
  return context === null
    ? []
    : Array.from(nodes(context.tree), ({ path, data, stat }) => ({ path, data, stat: statFacts(stat) }));
}

const statFacts = (stat: Stat): Data => ({
  ...stat,
  czxid: hexZxid(stat.czxid),
  mzxid: hexZxid(stat.mzxid),
  pzxid: hexZxid(stat.pzxid),
});

function invariantFacts(trace: Trace<ZooKeeper>): readonly Data[] {
  const violations = Array.from(slice(trace.violations));
  return trace.protocol.auditor.invariants.map(({ id }) => {
    const first = violations.find(({ invariant }) => invariant === id);
    return { id, holds: first === undefined, brokenAtStep: first?.step ?? null };
  });
}
