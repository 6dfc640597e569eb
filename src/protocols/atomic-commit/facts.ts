import type { Trace } from '../../kernel/trace';
import { slice } from '../../kernel/vector';
import type { ClientRequest } from '../../kernel/world';
import { countersOf, type ProcessCounters } from './counters';
import {
  type CommitProcess,
  contextOf,
  decisionAt,
  isBlocked,
  isInDoubt,
  participantOf,
  placeOf,
  stableOf,
} from './processes';
import { writeRequest } from './request-words';
import type { AtomicCommit } from './state';

type Data = Readonly<Record<string, unknown>>;

/** The state at the end of a run as JSON data, in the shape of public/schema/commit-facts-1.json (`Dialect.facts`). */
export function facts(trace: Trace<AtomicCommit>): Data {
  const { world } = trace.head;
  const { processes, ...counters } = countersOf(trace);
  return {
    format: 'ensemble-commit-facts',
    version: 1,
    protocol: trace.setup.protocol,
    variant: trace.setup.config.variant,
    seed: trace.setup.seed,
    timeUs: world.now,
    steps: trace.steps.length,
    processes: world.processes.map((process) => processFacts(trace, process, processes[process.id])),
    requests: Array.from(slice(world.requests), requestFacts),
    counters,
    invariants: invariantFacts(trace),
  };
}

function processFacts(trace: Trace<AtomicCommit>, process: CommitProcess, counters: ProcessCounters | undefined): Data {
  const { id, kind, status } = process;
  const place = placeOf(process);
  const stable = stableOf(process);
  const { world } = trace.head;
  return {
    id,
    name: trace.setup.processes.find((each) => each.id === id)?.name ?? null,
    kind,
    status: status === 'dead' ? 'down' : status,
    state: place,
    transaction: contextOf(process)?.tx ?? null,
    decision: decisionAt(place),
    inDoubt: isInDoubt(process),
    blocked: isBlocked(world, process),
    lock: participantOf(process)?.lock ?? null,
    balance: kind === 'participant' ? stable.balance : null,
    log: stable.log,
    logOnDisk: process.disk.stable.log.length,
    counters,
  };
}

function requestFacts({ id, target, request, at, outcome }: ClientRequest<AtomicCommit>): Data {
  const result = outcome?.type === 'answered' ? outcome.result : null;
  const answered = result === null || result.error === null ? 'ok' : 'error';
  return {
    number: id + 1,
    target,
    text: writeRequest(request),
    atUs: at,
    outcome: outcome === null ? 'pending' : outcome.type === 'lost' ? 'unknown' : answered,
    error: outcome?.type === 'lost' ? 'CONNECTIONLOSS' : (result?.error ?? null),
    value: result?.value ?? null,
    answeredAtUs: outcome?.at ?? null,
  };
}

function invariantFacts(trace: Trace<AtomicCommit>): readonly Data[] {
  const violations = Array.from(slice(trace.violations));
  return trace.protocol.auditor.invariants.map(({ id }) => {
    const first = violations.find(({ invariant }) => invariant === id);
    return { id, holds: first === undefined, brokenAtStep: first?.step ?? null };
  });
}
