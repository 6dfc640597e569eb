import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  counterOf,
  epochOf,
  hexZxid,
  lastCounter,
  maxEpoch,
  nextZxid,
  parseZxid,
  shortZxid,
  startsEpoch,
  unsetZxid,
  zxidOf,
} from './zxid';

const epochs = fc.integer({ min: 0, max: maxEpoch });
const counters = fc.oneof(fc.integer({ min: 0, max: lastCounter }), fc.constantFrom(0, 1, lastCounter));

describe('a zxid', () => {
  it('has its epoch in the high and its counter in the low 32 bits, as a 64-bit integer would', () => {
    const property = fc.property(epochs, counters, (epoch, counter) => {
      const zxid = zxidOf(epoch, counter);
      const exact = (BigInt(epoch) << 32n) | BigInt(counter);
      expect([epochOf(zxid), counterOf(zxid)]).toEqual([epoch, counter]);
      expect(BigInt(zxid)).toBe(exact);
      expect(hexZxid(zxid)).toBe(`0x${exact.toString(16)}`);
      expect(startsEpoch(zxid)).toBe(counter === 0);
    });
    fc.assert(property, { seed: 1 });
  });

  it('is ordered by epoch, then by counter', () => {
    const property = fc.property(epochs, counters, epochs, counters, (e1, c1, e2, c2) => {
      expect(zxidOf(e1, c1) < zxidOf(e2, c2)).toBe(e1 < e2 || (e1 === e2 && c1 < c2));
    });
    fc.assert(property, { seed: 2 });
  });

  it('is read back from either of its forms', () => {
    const property = fc.property(epochs, counters, (epoch, counter) => {
      const zxid = zxidOf(epoch, counter);
      expect(parseZxid(hexZxid(zxid))).toBe(zxid);
      expect(parseZxid(shortZxid(zxid))).toBe(zxid);
    });
    fc.assert(property, { seed: 3 });
  });

  it('runs over into the next epoch after the last counter, which is why a leader stops there', () => {
    expect(nextZxid(zxidOf(1, 5))).toBe(zxidOf(1, 6));
    expect(nextZxid(zxidOf(1, lastCounter))).toBe(zxidOf(2, 0));
  });

  it('that stands for none is written as ZooKeeper does', () => {
    expect(hexZxid(unsetZxid)).toBe('0xffffffffffffffff');
    expect(shortZxid(unsetZxid)).toBe('-');
  });

  it.each(['', '1', '1.', '.1', '1.5.6', '0x', '0xg', '1.4294967296', '2097152.0', '-1.1', '0x20000000000000', ' 1.1'])(
    'is not %j',
    (text) => {
      expect(parseZxid(text)).toBeNull();
    },
  );
});
