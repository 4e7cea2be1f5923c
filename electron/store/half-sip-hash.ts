/** 64 bits of key as two halves. */
export type SipKey = readonly [number, number];

export const sipKey = (secret: Buffer): SipKey => [secret.readInt32LE(0), secret.readInt32LE(4)];

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * HalfSipHash-2-4 with 64 bits of output (Aumasson and Bernstein; the 32-bit sibling of SipHash)
 * over the UTF-16LE bytes of a text, as 11 letters of base64url.
 */
export const halfSipHash = ([k0, k1]: SipKey, text: string): string => {
  let v0 = k0;
  let v1 = k1 ^ 0xee;
  let v2 = 0x6c796765 ^ k0;
  let v3 = 0x74656462 ^ k1;
  const rounds = (count: number): void => {
    for (let n = 0; n < count; n++) {
      v0 = (v0 + v1) | 0;
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
      v0 = (v0 << 16) | (v0 >>> 16);
      v2 = (v2 + v3) | 0;
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
      v2 = (v2 << 16) | (v2 >>> 16);
    }
  };
  const { length } = text;
  const pairs = length & ~1;
  for (let n = 0; n < pairs; n += 2) {
    const word = text.charCodeAt(n) | (text.charCodeAt(n + 1) << 16);
    v3 ^= word;
    rounds(2);
    v0 ^= word;
  }
  const last = ((length * 2) << 24) | (pairs < length ? text.charCodeAt(pairs) : 0);
  v3 ^= last;
  rounds(2);
  v0 ^= last;
  v2 ^= 0xee;
  rounds(4);
  const low = v1 ^ v3;
  v1 ^= 0xdd;
  rounds(4);
  const high = v1 ^ v3;
  let out = '';
  for (let shift = 0; shift < 30; shift += 6) out += letters[(low >>> shift) & 63]!;
  out += letters[((low >>> 30) | (high << 2)) & 63]!;
  for (let shift = 4; shift < 32; shift += 6) out += letters[(high >>> shift) & 63]!;
  return out;
};
