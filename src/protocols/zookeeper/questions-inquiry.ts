import { type InFlight, unordered } from '../../kernel/agenda';
import type { Finding, Sentence } from '../../kernel/describe';
import type { Instant, ProcessId, StepIndex } from '../../kernel/ids';
import { inFlight } from '../../kernel/intervene';
import type { Effect, Facts } from '../../kernel/protocol';
import { actorOf, stepAt } from '../../kernel/run';
import type { Step, Trace } from '../../kernel/trace';
import { at } from '../../kernel/vector';
import { isRunning, positionOf, processOf, type World } from '../../kernel/world';
import type { Server } from './ensemble';
import type { ZooKeeperMessage } from './messages';
import { cutBy, downBy, lastActOn } from './questions-acts';
import { serverName } from './server-names';
import type { ZooKeeper, ZooKeeperTimer } from './state';
import { shortZxid } from './zxid';

/** A question that is being looked into: the run, the world at one of its steps, and what travels in it. */
export interface Inquiry {
  readonly trace: Trace<ZooKeeper>;
  readonly world: World<ZooKeeper>;
  /** The last step before the world; -1 where nothing has happened. */
  readonly upTo: number;
  readonly flights: readonly InFlight<ZooKeeper>[];
}

export const inquiryInto = (trace: Trace<ZooKeeper>, world: World<ZooKeeper>): Inquiry => ({
  trace,
  world,
  upTo: stepAt(trace, world.now),
  flights: inFlight(world),
});

interface Extra {
  readonly holds?: boolean | null;
  readonly count?: Finding['count'];
  readonly step?: StepIndex | null;
}

/** One part of an answer, in the words of the catalogue `questions`. */
export const finding = (id: string, values: Facts, { holds, count, step }: Extra = {}): Finding => ({
  sentence: { id: `questions.${id}`, values },
  holds: holds ?? null,
  count: count ?? null,
  step: step ?? null,
});

export const asked = (id: string, values: Facts): Sentence => ({ id: `questions.${id}`, values });

/** Servers by name; null where there is nobody, which reads as a dash. */
export const names = (ids: readonly number[]): Facts[string] =>
  ids.length === 0 ? null : ids.map((id) => serverName(id as ProcessId));

/** How long it takes until then, in milliseconds. */
export const until = ({ world }: Inquiry, when: Instant): number => Math.max(0, when - world.now) / 1000;

export const serverOf = ({ world }: Inquiry, id: ProcessId): Server | undefined => processOf(world, id);

/** The last step of a server, up to the world, of which something holds; those before `since` are not looked at. */
export function lastStepOf(
  { trace, upTo }: Inquiry,
  id: ProcessId,
  isMeant: (step: Step<ZooKeeper>) => boolean,
  since = 0,
): Step<ZooKeeper> | null {
  for (let index = upTo; index >= since; index--) {
    const step = at(trace.steps, index);
    if (step !== undefined && actorOf(step) === id && isMeant(step)) return step;
  }
  return null;
}

type Because = Extract<Effect<ZooKeeper>, { readonly type: 'because' }>;

/** The reason of this rule that a step gave, if it did. */
export const reasonOf = ({ effects }: Step<ZooKeeper>, ...rules: readonly string[]): Because | null =>
  effects.find((effect): effect is Because => effect.type === 'because' && rules.includes(effect.rule)) ?? null;

/** Whether a step gave this rule as its reason for this fact; one step may decide about several. */
export const decides = (
  { effects }: Step<ZooKeeper>,
  rule: string,
  facts: Readonly<Record<string, string | number>>,
): boolean =>
  effects.some(
    (effect) =>
      effect.type === 'because' &&
      effect.rule === rule &&
      Object.entries(facts).every(([key, value]) => effect.facts[key] === value),
  );

export const reaches = ({ effects }: Step<ZooKeeper>, milestone: string): boolean =>
  effects.some((effect) => effect.type === 'reach' && effect.milestone === milestone);

/** The first message under way from one server to another of which something holds. */
export function flightOf(
  { flights }: Inquiry,
  from: ProcessId,
  to: ProcessId,
  isMeant: (message: ZooKeeperMessage) => boolean,
): InFlight<ZooKeeper> | null {
  return (
    flights.find(
      (item) => item.from === from && item.to === to && item.parcel.type === 'message' && isMeant(item.parcel.message),
    ) ?? null
  );
}

/** That something is under way, and when it arrives; or which cut holds it back. */
export function underWay(inquiry: Inquiry, item: InFlight<ZooKeeper>): Finding {
  const { from, to, parcel, at: arrives, cause } = item;
  const values = { from: serverName(from), to: serverName(to), what: parcelText(parcel) };
  if (isHeld(inquiry.world, item))
    return finding('held', values, { holds: false, step: cutBy(inquiry.trace, inquiry.upTo, from, to) });
  return finding('underWay', { ...values, ms: until(inquiry, arrives) }, { holds: false, step: cause });
}

export const isHeld = (world: World<ZooKeeper>, { id, from, to }: InFlight<ZooKeeper>): boolean =>
  world.links[positionOf(world, from)]?.[positionOf(world, to)]?.held.some((item) => item.id === id) === true;

/** Packets by which connections open and close, as TCP calls what they do. */
const connectionWords = { dial: 'CONNECT', accept: 'ACCEPT', refuse: 'REFUSE', close: 'CLOSE' } as const;

/** What travels, as the stage writes it. */
export function parcelText(parcel: InFlight<ZooKeeper>['parcel']): string {
  return parcel.type === 'message' ? messageText(parcel.message) : connectionWords[parcel.type];
}

/** A message as the stage writes it. */
export function messageText(message: ZooKeeperMessage): string {
  if (message.type === 'NOTIFICATION')
    return message.leader < 0
      ? 'NOTIFICATION'
      : `NOTIFICATION (${serverName(message.leader)} ${shortZxid(message.zxid)})`;
  return message.zxid < 0 ? message.type : `${message.type} ${shortZxid(message.zxid)}`;
}

/** What keeps two servers apart, the other one being meant: it is down, paused, or a link between them is cut. */
export function hindrance(inquiry: Inquiry, other: ProcessId, id: ProcessId): Finding | null {
  const server = serverOf(inquiry, other);
  const name = serverName(other);
  if (server === undefined || server.status === 'down' || server.status === 'dead')
    return finding(
      'isDown',
      { name },
      { holds: false, step: downBy(inquiry.trace, inquiry.upTo, other)?.step ?? null },
    );
  if (server.status === 'paused')
    return finding(
      'isPaused',
      { name },
      { holds: false, step: lastActOn(inquiry.trace, inquiry.upTo, other, 'pause') },
    );
  return cutBetween(inquiry, other, id);
}

/** A cut between two servers, one way or both; null where there is none. */
export function cutBetween({ trace, upTo }: Inquiry, a: ProcessId, b: ProcessId): Finding | null {
  const [there, back] = [cutBy(trace, upTo, a, b), cutBy(trace, upTo, b, a)];
  if (there === null && back === null) return null;
  const ways = there === null ? [b, a] : [a, b];
  const id = there !== null && back !== null ? 'isCut' : 'isCutOneWay';
  return finding(
    id,
    { a: serverName(ways[0] as ProcessId), b: serverName(ways[1] as ProcessId) },
    { holds: false, step: there ?? back },
  );
}

/** That a server's disk is at work, and for how long; null where it is not. */
export function diskAtWork(inquiry: Inquiry, id: ProcessId): Finding | null {
  const disk = serverOf(inquiry, id)?.disk;
  if (disk === undefined || disk.writing === null) return null;
  const done = unordered(inquiry.world.agenda).find((item) => item.type === 'synced' && item.process === id);
  const values = {
    name: serverName(id),
    ms: done === undefined ? null : until(inquiry, done.at),
    slowness: disk.slowness,
  };
  return finding('diskWrites', values, { holds: false, step: disk.writing.cause });
}

/** When a timer of a running server is due, in milliseconds from now; null where it does not run. */
export function timerOf(inquiry: Inquiry, id: ProcessId, timer: ZooKeeperTimer): number | null {
  const server = serverOf(inquiry, id);
  const due = isRunning(server) ? server.timers[timer]?.due : undefined;
  return due === undefined ? null : until(inquiry, due);
}
