const LAST_CODE = 0x10ffff;

/** Decodes UTF-32, which `TextDecoder` does not know; what is no character becomes U+FFFD. */
export const createUtf32Decoder = (
  encoding: 'utf-32le' | 'utf-32be',
): { readonly decode: (chunk?: Buffer, options?: object) => string } => {
  let rest = Buffer.alloc(0);
  return {
    decode: (chunk) => {
      if (chunk === undefined) return rest.length === 0 ? '' : '\ufffd';
      const bytes = Buffer.concat([rest, chunk]);
      const whole = bytes.length - (bytes.length % 4);
      const pieces: string[] = [];
      for (let at = 0; at < whole; at += 4) {
        const code = encoding === 'utf-32le' ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
        const valid = code <= LAST_CODE && (code < 0xd800 || code > 0xdfff);
        pieces.push(valid ? String.fromCodePoint(code) : '\ufffd');
      }
      rest = bytes.subarray(whole);
      return pieces.join('');
    },
  };
};
