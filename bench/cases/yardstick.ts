import { stopwatch } from '../stopwatch';

/**
 * A hand-written reducer that is measured beside the engine, so that two machines, or a busy and an idle one, can be
 * compared: a follower's bookkeeping as plain immutable data, a generator, a list of steps. It shares no code with src.
 */
interface Follower {
  readonly logged: number;
  readonly committed: number;
  readonly acks: Readonly<Record<number, number>>;
}
interface Packet {
  readonly type: 'proposal' | 'ack' | 'commit';
  readonly from: number;
  readonly zxid: number;
}
interface Note {
  readonly at: number;
  readonly packet: Packet;
  readonly effects: readonly Packet[];
  readonly follower: Follower;
}

const members = 5;
const batch = 50_000;

/** Events a second of the reducer: the best of some batches, since anything else on the machine only slows it down. */
export function yardstick(batches: number): number {
  const laps = Array.from({ length: batches }, () => {
    const lap = stopwatch();
    run(batch);
    return lap().ownMs;
  });
  return (batch / Math.min(...laps)) * 1000;
}

function run(events: number): readonly Note[] {
  const notes: Note[] = [];
  let follower: Follower = { logged: 0, committed: 0, acks: {} };
  let random = 1;
  for (let at = 0; at < events; at++) {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    const packet: Packet = { type: typeOf(random), from: random % members, zxid: follower.logged + 1 };
    const [after, effects] = step(follower, packet);
    notes.push({ at, packet, effects, follower: after });
    follower = after;
  }
  return notes;
}

const typeOf = (random: number): Packet['type'] =>
  (['proposal', 'ack', 'commit'] as const)[(random >>> 8) % 3] ?? 'ack';

function step(follower: Follower, { type, from, zxid }: Packet): readonly [Follower, readonly Packet[]] {
  switch (type) {
    case 'proposal':
      return [{ ...follower, logged: zxid }, [{ type: 'ack', from, zxid }]];
    case 'ack': {
      const acks = { ...follower.acks, [from]: zxid };
      const count = Object.values(acks).filter((acked) => acked >= zxid).length;
      return [{ ...follower, acks }, count > members / 2 ? [{ type: 'commit', from, zxid }] : []];
    }
    case 'commit':
      return [{ ...follower, committed: Math.min(zxid, follower.logged) }, []];
  }
}
