import { unreachable } from '../../src/kernel/assert';
import { type ReadRequest, read, type WriteRequest } from '../../src/protocols/zookeeper/data-tree';
import { hexZxid, nextZxid } from '../../src/protocols/zookeeper/zxid';
import { type Reply, recordedStat, type Server, serve, write } from './data-tree-server';
import { compared, outside, type Row } from './report';

/** One step of a recorded script; which observations it has differs from step to step. */
export interface RecordedStep {
  readonly do: string;
  readonly err?: string;
  readonly consumed?: number;
  readonly leader_zxid_after?: string;
  readonly reply_zxid?: string;
  readonly path?: string;
  readonly data?: string;
  readonly stat?: RecordedStat;
  readonly stats?: Readonly<Record<string, RecordedStat | string>>;
  readonly children_p?: readonly string[];
  readonly n?: number;
}
type RecordedStat = Readonly<Record<string, unknown>>;

/** How a recorded step is repeated. */
export type Plan =
  | { readonly kind: 'run'; readonly request: ReadRequest | WriteRequest }
  /** Nothing is asked; what the step saw in the tree is compared. */
  | { readonly kind: 'look' }
  /**
   * The step needs what does not exist here. Plain writes under its zxid bring the tree where the real one was, so that
   * later steps can be compared; the aversion of a path may stay unknown.
   */
  | {
      readonly kind: 'outside';
      readonly reason: string;
      readonly standIns?: readonly WriteRequest[];
      readonly newAversion?: string;
    }
  /** Writes of which nothing was recorded, each with a zxid of its own. */
  | { readonly kind: 'setup'; readonly writes: readonly WriteRequest[] };

export const run = (request: ReadRequest | WriteRequest): Plan => ({ kind: 'run', request });
export const create = (path: string, data = ''): WriteRequest => ({ type: 'create', path, data });
export const remove = (path: string, version = -1): WriteRequest => ({ type: 'delete', path, version });
export const setData = (path: string, data: string, version = -1): WriteRequest => ({
  type: 'setData',
  path,
  data,
  version,
});

/** Repeats a script step by step: a row for each, and the server as it is left. */
export function repeat(
  id: string,
  steps: readonly RecordedStep[],
  { planOf, start }: { readonly planOf: (step: RecordedStep) => Plan; readonly start: Server },
): { readonly rows: readonly Row[]; readonly server: Server } {
  const unknownAversions = new Set<string>();
  const rows: Row[] = [];
  let server = start;
  for (const [index, step] of steps.entries()) {
    const plan = planOf(step);
    const [after, reply] = follow(server, plan, step);
    if (plan.kind === 'outside' && plan.newAversion !== undefined) unknownAversions.add(plan.newAversion);
    const rowId = `${id}/${String(index).padStart(2, '0')}`;
    rows.push(rowOf(rowId, step, { plan, before: server, after, reply, unknownAversions }));
    server = after;
  }
  return { rows, server };
}

function follow(server: Server, plan: Plan, step: RecordedStep): [Server, Reply] {
  const ok: Reply = { err: 'OK' };
  switch (plan.kind) {
    case 'run':
      return serve(server, plan.request);
    case 'look':
      return [server, ok];
    case 'outside':
      return [standIn(server, step, plan.standIns ?? []), ok];
    case 'setup':
      return [plan.writes.reduce((before, each) => serve(before, each)[0], server), ok];
    default:
      return unreachable(plan);
  }
}

/** The zxid that the real server spent is spent here too, whether or not anything stands in for the step. */
function standIn(server: Server, { consumed = 0 }: RecordedStep, writes: readonly WriteRequest[]): Server {
  let after = consumed === 0 ? server : { ...server, zxid: nextZxid(server.zxid) };
  for (const each of writes) {
    const [next, reply] = write(after, each);
    if (reply.err !== 'OK') throw new Error(`a stand-in must succeed: ${JSON.stringify(each)} gave ${reply.err}`);
    after = next;
  }
  return after;
}

interface Outcome {
  readonly plan: Plan;
  readonly before: Server;
  readonly after: Server;
  readonly reply: Reply;
  readonly unknownAversions: ReadonlySet<string>;
}

function rowOf(id: string, step: RecordedStep, outcome: Outcome): Row {
  const { plan } = outcome;
  if (plan.kind === 'outside') return outside(id, step.do, plan.reason);
  if (plan.kind === 'setup') return outside(id, step.do, 'nothing was recorded of it');
  const path = plan.kind === 'run' && plan.request.type !== 'createSession' ? plan.request.path : '/';
  const sights = sightsOf(step, path, outcome.unknownAversions);
  const row = compared(id, step.do, {
    recorded: {
      ...recordedValues(step),
      stats: sights.map(({ label, stat, leftOut }) => [label, without(stat, leftOut)]),
    },
    ours: {
      ...repeatedValues(step, path, outcome),
      stats: sights.map((sight) => [sight.label, without(recordedStat(outcome.after.tree, sight.path), sight.leftOut)]),
    },
  });
  const gaps = sights.flatMap(({ label, leftOut }) => leftOut.map((field) => `${field} of ${label}`));
  return row.verdict === 'equal' && gaps.length > 0 ? { ...row, reason: `left out: ${gaps.join(', ')}` } : row;
}

/** A Stat that the recording shows, or the error in its place, and the fields that cannot be compared. */
interface Sight {
  readonly label: string;
  readonly path: string;
  readonly stat: RecordedStat | string;
  readonly leftOut: readonly string[];
}

function sightsOf(
  { stat, stats = {} }: RecordedStep,
  path: string,
  unknownAversions: ReadonlySet<string>,
): readonly Sight[] {
  const inTree = Object.entries(stats).map(([each, seen]) => ({ label: each, path: each, stat: seen }));
  const all = stat === undefined ? inTree : [...inTree, { label: 'the reply', path, stat }];
  return all.map((sight) => ({
    ...sight,
    leftOut: [
      ...(typeof sight.stat !== 'string' && sight.stat.ephemeralOwner !== '0x0' ? ['ephemeralOwner'] : []),
      ...(unknownAversions.has(sight.path) ? ['aversion'] : []),
    ],
  }));
}

function without(stat: RecordedStat | string, fields: readonly string[]): RecordedStat | string {
  if (typeof stat === 'string') return stat;
  return Object.fromEntries(Object.entries(stat).filter(([name]) => !fields.includes(name)));
}

const valueNames = ['err', 'consumed', 'leader_zxid_after', 'reply_zxid', 'path', 'data', 'children_p'] as const;

/** What the step recorded beside Stats. */
function recordedValues(step: RecordedStep): Readonly<Record<string, unknown>> {
  return Object.fromEntries(valueNames.filter((name) => name in step).map((name) => [name, step[name]]));
}

/** The same values, found here. */
function repeatedValues(
  step: RecordedStep,
  path: string,
  { before, after, reply }: Outcome,
): Readonly<Record<string, unknown>> {
  const zxid = hexZxid(after.zxid);
  const children = read(after.tree, { type: 'getChildren', path: '/p' });
  const ours = {
    err: reply.err,
    consumed: after.zxid - before.zxid,
    leader_zxid_after: zxid,
    reply_zxid: zxid,
    path,
    data: reply.data,
    children_p: children.ok && children.type === 'getChildren' ? children.children : null,
  };
  return Object.fromEntries(valueNames.filter((name) => name in step).map((name) => [name, ours[name]]));
}
