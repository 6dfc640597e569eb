import { hexZxid } from '../../src/protocols/zookeeper/zxid';
import type { Run } from './ensemble';
import { stepsSince } from './observation';

/** A notification as its receiver logged it. (What it logged of its own state may be stale: another thread decides.) */
export interface RecordedNotification {
  readonly t: number;
  readonly sid: number;
  readonly state: string;
  readonly leader: number;
  readonly round: number;
  readonly peerEpoch: number;
  readonly zxid: string;
}

/** The notifications that servers received since an instant, by receiver. Those of observers are answered and not logged. */
export function notificationsSince(run: Run, since: number): Readonly<Record<string, readonly RecordedNotification[]>> {
  const received: Record<string, RecordedNotification[]> = {};
  for (const { at, occurrence } of stepsSince(run, since)) {
    if (occurrence.type !== 'event' || !('message' in occurrence.event)) continue;
    const { from, message } = occurrence.event;
    if (message.type !== 'NOTIFICATION' || run.setup.config.observers.includes(from)) continue;
    const { leader, zxid, electionEpoch: round, peerEpoch, state } = message;
    const seen = { t: at / 1_000_000, sid: from, state, leader, round, peerEpoch, zxid: hexZxid(zxid) };
    received[occurrence.process] = [...(received[occurrence.process] ?? []), seen];
  }
  return received;
}

/** What each receiver heard from each sender, in order; what a server told itself is left out. */
export function bySender(
  received: Readonly<Record<string, readonly RecordedNotification[]>>,
  repeats: 'all' | 'once',
): Readonly<Record<string, readonly string[]>> {
  const told: Record<string, string[]> = {};
  for (const [receiver, notifications] of Object.entries(received)) {
    for (const { sid, state, leader, round, peerEpoch, zxid } of notifications) {
      if (sid === Number(receiver)) continue;
      const words = `${state} leader ${leader} round ${round} epoch ${peerEpoch} zxid ${zxid}`;
      const before = told[`${receiver} from ${sid}`] ?? [];
      told[`${receiver} from ${sid}`] = repeats === 'once' && before.at(-1) === words ? before : [...before, words];
    }
  }
  return told;
}

/** When each server first spoke to itself: the moment in which its election began. */
export function beginnings(
  received: Readonly<Record<string, readonly RecordedNotification[]>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(received).map(([sid, notifications]) => {
      const first =
        notifications.find((each) => each.sid === Number(sid) && each.leader === Number(sid)) ?? notifications[0];
      return [sid, first?.t ?? 0];
    }),
  );
}
