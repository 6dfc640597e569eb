import type { InFlight } from '../../kernel/agenda';
import type { Finding, Question } from '../../kernel/describe';
import type { MessageId, ProcessId, StepIndex } from '../../kernel/ids';
import { findInFlight } from '../../kernel/intervene';
import { at } from '../../kernel/vector';
import { isRunning, positionOf, type World } from '../../kernel/world';
import { narrate } from './narrate';
import { cutBy } from './questions-acts';
import {
  asked,
  cutBetween,
  finding,
  hindrance,
  type Inquiry,
  isHeld,
  parcelText,
  serverOf,
  underWay,
} from './questions-inquiry';
import { serverName } from './server-names';
import type { ZooKeeper } from './state';

/** Why a message was sent, and why it has not arrived. */
export function messageQuestions(world: World<ZooKeeper>, id: MessageId): readonly Question[] {
  const item = findInFlight(world, id);
  if (item === null) return [];
  const about = { type: 'message', id } as const;
  const values = { what: parcelText(item.parcel), from: serverName(item.from), to: serverName(item.to) };
  return [
    { kind: 'sent', about, asked: asked('ask.sent', values) },
    { kind: 'notArrived', about, asked: asked(isHeld(world, item) ? 'ask.held' : 'ask.notArrived', values) },
  ];
}

export function whySent(inquiry: Inquiry, id: MessageId): readonly Finding[] {
  const item = findInFlight(inquiry.world, id);
  return item === null || item.cause === null ? [] : toldOf(inquiry, item.cause);
}

/** A step in the words in which it is told anyway; its place is linked once. */
export function toldOf({ trace }: Inquiry, index: StepIndex): readonly Finding[] {
  const step = at(trace.steps, index);
  if (step === undefined) return [];
  return narrate(trace, step).map((sentence, i) => ({
    sentence,
    holds: null,
    count: null,
    step: i === 0 ? index : null,
  }));
}

/** Why a message has not arrived: a cut, the time that it takes, what is before it on its stream, and whether anybody will take it. */
export function whyNotArrived(inquiry: Inquiry, id: MessageId): readonly Finding[] {
  const item = findInFlight(inquiry.world, id);
  if (item === null) return [];
  const { from, to } = item;
  const link = inquiry.world.links[positionOf(inquiry.world, from)]?.[positionOf(inquiry.world, to)];
  const ahead = aheadOf(inquiry, item);
  return [
    underWay(inquiry, item),
    ...(ahead === 0 ? [] : [finding('message.behind', { from: serverName(from), to: serverName(to), count: ahead })]),
    ...(link === undefined || link.slowness === 1
      ? []
      : [finding('message.slowLink', { from: serverName(from), to: serverName(to), factor: link.slowness })]),
    ...whoTakesIt(inquiry, item),
  ];
}

/** How many packets are before it on the same stream, which stays in order. */
const aheadOf = ({ flights }: Inquiry, { id, from, to, parcel, at: arrives }: InFlight<ZooKeeper>): number =>
  parcel.connection === null
    ? 0
    : flights.filter(
        (other) =>
          other.id !== id &&
          other.from === from &&
          other.to === to &&
          other.parcel.connection === parcel.connection &&
          (other.at < arrives || (other.at === arrives && other.id < id)),
      ).length;

function whoTakesIt(inquiry: Inquiry, { to, parcel }: InFlight<ZooKeeper>): readonly Finding[] {
  const receiver = serverOf(inquiry, to);
  const away = hindrance(inquiry, to, to);
  const name = serverName(to);
  if (away !== null) return [away, finding(isRunning(receiver) ? 'message.willWait' : 'message.willBeLost', { name })];
  const isClosed =
    parcel.type === 'message' &&
    parcel.connection !== null &&
    isRunning(receiver) &&
    !receiver.sockets.has(parcel.connection);
  return isClosed ? [finding('message.noConnection', { name }, { holds: false })] : [];
}

/** Why a link is cut: by whom, and what waits at the cut. */
export function whyCut(inquiry: Inquiry, a: ProcessId, b: ProcessId): readonly Finding[] {
  const cut = cutBetween(inquiry, a, b);
  if (cut === null) return [];
  const { trace, upTo, world } = inquiry;
  const ways = [[a, b] as const, [b, a] as const].filter(([from, to]) => cutBy(trace, upTo, from, to) !== null);
  const held = ways.flatMap(([from, to]) => world.links[positionOf(world, from)]?.[positionOf(world, to)]?.held ?? []);
  return [cut, finding('link.held', { count: held.length }), finding('link.tcp', {})];
}
