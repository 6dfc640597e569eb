import type { Act } from '../../../src/kernel/act';
import { instant, processId } from '../../../src/kernel/ids';
import { actorOf, advanceTo, begin } from '../../../src/kernel/run';
import { toArray } from '../../../src/kernel/vector';
import type { Setup } from '../../../src/kernel/world';
import { zookeeper } from '../../../src/protocols/zookeeper';
import type { ZooKeeper } from '../../../src/protocols/zookeeper/state';
import { advanceUntil, type Moment, mustIntervene, receiving, type ZooKeeperTrace } from './chaos';
import { milliseconds } from './ensembles';

/** A part of a story: what is done to a run, or what it is to come to. */
export type Deed = (trace: ZooKeeperTrace) => ZooKeeperTrace;

/** The run that a story makes of an ensemble. */
export const tell = (setup: Setup<ZooKeeper>, deeds: readonly Deed[]): ZooKeeperTrace =>
  deeds.reduce((trace, deed) => deed(trace), begin(zookeeper, setup));

export const doing =
  (act: Act<ZooKeeper>): Deed =>
  (trace) =>
    mustIntervene(trace, act);

const each = (type: 'crash' | 'die' | 'start', sids: readonly number[]): Deed => {
  return (trace) => sids.map((sid) => ({ type, process: processId(sid) })).reduce(mustIntervene, trace);
};
export const crash = (...sids: readonly number[]): Deed => each('crash', sids);
export const die = (...sids: readonly number[]): Deed => each('die', sids);
export const start = (...sids: readonly number[]): Deed => each('start', sids);

export const isolate = (...sids: readonly number[]): Deed =>
  doing({ type: 'partition', groups: sids.map((sid) => [processId(sid)]) });
export const cut = (from: number, to: number): Deed =>
  doing({ type: 'cut', from: processId(from), to: processId(to), bothWays: false });
export const heal: Deed = doing({ type: 'heal', who: [] });
export const slowDisk = (sid: number, factor: number): Deed =>
  doing({ type: 'slowDisk', process: processId(sid), factor });
export const write = (sid: number, path: string): Deed =>
  doing({ type: 'request', process: processId(sid), request: { type: 'create', path, data: '' } });

export const run =
  (span: number): Deed =>
  (trace) =>
    advanceTo(trace, instant(trace.head.world.now + milliseconds(span, span)[0]));

const longestWait = 60_000_000;

/** Runs until a server comes to something; it must, within a minute. */
export function until(sid: number, moment: Moment): Deed {
  const isMoment: Moment = (step) => actorOf(step) === sid && moment(step);
  return (trace) => {
    const end = instant(trace.head.world.now + longestWait);
    const reached = advanceUntil(trace, isMoment, end);
    const last = toArray(reached.steps)[reached.steps.length - 1];
    if (last === undefined || last.index < trace.steps.length || !isMoment(last))
      throw new Error(`S${sid} comes to the moment that the story waits for`);
    return reached;
  };
}

/** The same where it may not happen: a story that goes another way with a rule than without it. */
export function untilOrFor(sid: number, moment: Moment, span: number): Deed {
  return (trace) => {
    const end = instant(trace.head.world.now + milliseconds(span, span)[0]);
    return advanceUntil(trace, (step) => actorOf(step) === sid && moment(step), end);
  };
}

/** A server receives something, or its disk has what it was asked to hold. */
export const receives = receiving;

export const invariantsBroken = ({ violations }: ZooKeeperTrace): readonly string[] =>
  toArray(violations).map(({ invariant }) => invariant);
