import { errorNumber } from '../../src/protocols/zookeeper/data-tree';
import type { Packet, Transaction } from '../../src/protocols/zookeeper/messages';
import { hexZxid } from '../../src/protocols/zookeeper/zxid';
import type { Run } from './ensemble';
import { stepsSince } from './observation';

/** A packet as the recorder's tap saw it between a learner and its leader. */
export interface RecordedPacket {
  readonly frm: number;
  readonly to: number;
  readonly type: string;
  readonly zxid: string | null;
  readonly currentEpoch?: number;
  readonly txn?: string;
  readonly path?: string;
  readonly err?: number;
  readonly op?: string;
}

/** A packet of a run, with the steps in which it was sent and arrived. */
interface SeenPacket extends RecordedPacket {
  readonly sentIn: number;
  readonly arrivedIn: number;
}

/** The packets that arrived since an instant, without heartbeats. */
export function packetsSince(run: Run, since: number): readonly SeenPacket[] {
  return stepsSince(run, since).flatMap(({ index, cause, occurrence }) => {
    if (occurrence.type !== 'event' || !('message' in occurrence.event) || cause === null) return [];
    const { from, message } = occurrence.event;
    if (message.type === 'NOTIFICATION' || message.type === 'PING') return [];
    return [{ frm: from, to: occurrence.process, sentIn: cause, arrivedIn: index, ...asTapped(message) }];
  });
}

function asTapped(packet: Packet): Omit<RecordedPacket, 'frm' | 'to'> {
  const plain = { type: packet.type, zxid: hexZxid(packet.zxid) };
  switch (packet.type) {
    case 'ACKEPOCH':
      return { ...plain, currentEpoch: packet.currentEpoch };
    case 'REQUEST':
      return { ...plain, op: packet.request.type };
    case 'PROPOSAL':
    case 'INFORM':
      return { ...plain, ...txnOf(packet.txn) };
    default:
      return plain;
  }
}

function txnOf({ body }: Transaction): Pick<RecordedPacket, 'txn' | 'path' | 'err'> {
  if (body.type === 'error') return { txn: 'error', err: errorNumber(body.error) };
  return body.type === 'createSession' ? { txn: body.type } : { txn: body.type, path: body.path };
}

/** What went over each link in each direction, in order: that is exact, while links do not wait for one another. */
export function byLink(
  packets: readonly RecordedPacket[],
  detail: 'all' | 'zxids',
): Readonly<Record<string, readonly string[]>> {
  const links: Record<string, string[]> = {};
  for (const packet of packets) {
    // The bytes of a snapshot are part of its packet here.
    if (packet.zxid === null) continue;
    const link = `${packet.frm} to ${packet.to}`;
    links[link] = [...(links[link] ?? []), inWords(packet, detail)];
  }
  return links;
}

function inWords({ type, zxid, currentEpoch, txn, path, err, op }: RecordedPacket, detail: 'all' | 'zxids'): string {
  const details = detail === 'all' ? [currentEpoch, txn, path, err, op] : [];
  return [type, zxid, ...details.filter((each) => each !== undefined)].join(' ');
}

/** Packets that were sent before what must come first: a proposal its request, an ACK its proposal, a commit its quorum. */
export function tooEarly(packets: readonly SeenPacket[], acksNeeded: number): readonly SeenPacket[] {
  return packets.filter(({ type, zxid, frm, sentIn }) => {
    const before = (wanted: string, where: (packet: SeenPacket) => boolean): number =>
      packets.filter(
        (packet) => packet.type === wanted && packet.zxid === zxid && packet.arrivedIn <= sentIn && where(packet),
      ).length;
    if (type === 'ACK' && isTxn(zxid)) return before('PROPOSAL', ({ to }) => to === frm) === 0;
    if (type === 'COMMIT' || type === 'INFORM')
      return isTxn(zxid) && before('ACK', ({ to }) => to === frm) < acksNeeded;
    return false;
  });
}

const isTxn = (zxid: string | null): boolean => zxid !== null && !zxid.endsWith('00000000');
