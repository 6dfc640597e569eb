import { actorOf } from '../../src/kernel/run';
import type { Step } from '../../src/kernel/trace';
import type { ZooKeeper } from '../../src/protocols/zookeeper/state';
import type { ZooKeeperEffect } from '../../src/protocols/zookeeper/turn';
import { hexZxid, parseZxid } from '../../src/protocols/zookeeper/zxid';
import type { Pair } from './case-row';
import type { Run } from './ensemble';
import { stepsSince } from './observation';

/** Something that a server's log told, and how many seconds after the act in question. */
interface Event {
  readonly at: number;
  readonly what: string;
}

/** What the lines of a server's log say of its role, its phase and its elections. */
function loggedEvents(lines: readonly string[]): readonly Event[] {
  return lines.flatMap((line) => {
    const at = Number(/^\+([\d.]+) /.exec(line)?.[1]);
    const what = patterns
      .map(([pattern, name]) => pattern.exec(line)?.[1]?.replace(/^/, name))
      .find((found) => found !== undefined);
    return what === undefined ? [] : [{ at, what }];
  });
}

const patterns: readonly (readonly [RegExp, string])[] = [
  [/Peer state changed: (.+)$/, ''],
  [/proposed zxid=(\w+)$/, 'election with '],
  [/Notification time out: (\d+) ms$/, 'waits '],
  [/only synced with sids: \[ \[([\d, ]+)\] \]$/, 'only '],
];

/** The same of a run: what one server did since an instant. */
export function eventsOf(run: Run, sid: number, since: number): readonly Event[] {
  const own = stepsSince(run, since).filter((step) => actorOf(step) === sid);
  return own.flatMap((step) =>
    step.effects
      .flatMap((effect) => tell(step, effect, run))
      .map((what) => ({ at: (step.at - since) / 1_000_000, what })),
  );
}

function tell({ occurrence }: Step<ZooKeeper>, effect: ZooKeeperEffect, run: Run): readonly string[] {
  if (effect.type === 'because')
    return tellDecision(effect, occurrence.type === 'event' ? occurrence.event.type : '', run, occurrence);
  if (effect.type !== 'reach') return [];
  const { sid, leader } = effect.facts;
  const role = sid === leader ? 'leading' : learnerRole(run, Number(sid));
  switch (effect.milestone) {
    case 'leaderElected':
      return [role, `${role} - discovery`];
    case 'epochEstablished':
      return ['leading - synchronization'];
    case 'serving':
      return ['leading - broadcast'];
    case 'synced':
      return [`${learnerRole(run, Number(sid))} - synchronization`];
    case 'upToDate':
      return [`${learnerRole(run, Number(sid))} - broadcast`];
    default:
      return [];
  }
}

const learnerRole = (run: Run, sid: number): string =>
  run.setup.config.observers.some((observer) => observer === sid) ? 'observing' : 'following';

type Because = Extract<ZooKeeperEffect, { readonly type: 'because' }>;

function tellDecision(
  { rule, facts }: Because,
  event: string,
  run: Run,
  occurrence: Step<ZooKeeper>['occurrence'],
): readonly string[] {
  const self = 'process' in occurrence ? Number(occurrence.process) : 0;
  switch (rule) {
    case 'round-begins':
      return ['looking', `election with ${ownZxid(String(facts.ownZxid))}`];
    case 'election-resend':
      return [`waits ${facts.next}`];
    case 'quorum-lost':
      return Array.isArray(facts.heard) ? [`only ${facts.heard.join(', ')}`] : [];
    case 'epoch-accepted':
    case 'epoch-not-newer':
      return [`${learnerRole(run, self)} - synchronization`];
    default:
      // Of the packets that begin a synchronization only the learner's own step says that it arrived.
      return ['DIFF', 'TRUNC', 'SNAP'].includes(event)
        ? [`${learnerRole(run, self)} - synchronization - ${event.toLowerCase()}`]
        : [];
  }
}

/** An observer proposes what is below everything: the smallest long. */
const ownZxid = (short: string): string => {
  const zxid = parseZxid(short);
  return zxid === null ? '0x8000000000000000' : hexZxid(zxid);
};

/** The recorded events and as many of ours, in order; a recording ends somewhere, while a run goes on. */
export function sameEvents(lines: readonly string[], ours: readonly Event[]): Pair {
  const recorded = loggedEvents(lines).map(({ what }) => what);
  return [recorded, ours.slice(0, recorded.length).map(({ what }) => what)];
}
