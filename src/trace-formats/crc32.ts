/** CRC-32 (ISO-HDLC, as in zip and gzip) of a text in UTF-8, as eight hexadecimal digits. */
export function crc32(text: string): string {
  const sum = crc32Sum();
  sum.add(text);
  return sum.digits();
}

/** The same of a text that comes in pieces. */
export function crc32Sum(): { add(piece: string): void; digits(): string } {
  const encoder = new TextEncoder();
  let crc = 0xffffffff;
  return {
    add: (piece) => {
      for (const byte of encoder.encode(piece)) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
    },
    digits: () => ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0'),
  };
}

const polynomial = 0xedb88320;
const table: readonly number[] = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
  return value >>> 0;
});
