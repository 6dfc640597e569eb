/**
 * A transaction id: the epoch in the high 32 bits, a counter in the low 32 (ZxidUtils). Kept as a number, because
 * bigint arithmetic is slow: exact while the epoch stays below `maxEpoch`.
 */
export type Zxid = number & { readonly brand: 'Zxid' };
/** The period of one leader; grows by at least one with every established leader. */
export type Epoch = number & { readonly brand: 'Epoch' };

const word = 2 ** 32;
/** The largest epoch whose zxids are exact as numbers. */
export const maxEpoch = 2 ** 21 - 1;
/** At this counter the leader gives up to force a new epoch (Leader.propose, ZOOKEEPER-1277). */
export const lastCounter = word - 1;

export const epoch = (n: number): Epoch => n as Epoch;
/** The zxid (epoch, counter). */
export const zxidOf = (epochPart: number, counter: number): Zxid => (epochPart * word + counter) as Zxid;
export const noZxid = 0 as Zxid;
/** What packets carry that speak of no transaction: REQUEST and UPTODATE. */
export const unsetZxid = -1 as Zxid;

export const epochOf = (zxid: Zxid): Epoch => Math.floor(zxid / word) as Epoch;
export const counterOf = (zxid: Zxid): number => zxid - Math.floor(zxid / word) * word;
export const nextZxid = (zxid: Zxid): Zxid => (zxid + 1) as Zxid;
/** Whether the zxid names the start of an epoch and no transaction: its counter is 0. */
export const startsEpoch = (zxid: Zxid): boolean => counterOf(zxid) === 0;

/** The form of ZooKeeper's own logs: `0x100000005`. Negative values print as a 64-bit two's complement. */
export const hexZxid = (zxid: Zxid): string => `0x${BigInt.asUintN(64, BigInt(zxid)).toString(16)}`;
/** The form that people read: `epoch.counter`, as in `1.5`. */
export const shortZxid = (zxid: Zxid): string => (zxid < 0 ? '-' : `${epochOf(zxid)}.${counterOf(zxid)}`);

/** Reads `0x100000005`, or `1.5`; null where the text is neither or the epoch is above `maxEpoch`. */
export function parseZxid(text: string): Zxid | null {
  const hex = /^0x[0-9a-f]{1,16}$/i.test(text) ? Number(text) : null;
  if (hex !== null) return hex <= zxidOf(maxEpoch, lastCounter) ? (hex as Zxid) : null;
  const parts = /^(\d{1,7})\.(\d{1,10})$/.exec(text);
  if (parts === null) return null;
  const [epochPart, counter] = [Number(parts[1]), Number(parts[2])];
  return epochPart <= maxEpoch && counter <= lastCounter ? zxidOf(epochPart, counter) : null;
}
