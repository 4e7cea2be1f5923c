import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  /** Bytes for names in another encoding than UTF-8. */
  readonly name: string | Buffer;
  readonly data: string | Buffer;
  /** Kept as it is instead of packed. */
  readonly stored?: boolean;
  /** What the directory says instead of the truth. */
  readonly lies?: {
    readonly flags?: number;
    readonly method?: number;
    readonly packed?: number;
    readonly unpacked?: number;
    readonly at?: number;
  };
}

/** A zip file in memory, part by part; a part's `lies` go into its directory entry. */
export const zipBytes = (parts: readonly ZipPart[], { zip64 = false } = {}): Buffer => {
  const out: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, stored = false, lies = {} } of parts) {
    const bytes = Buffer.from(data);
    const packed = stored ? bytes : deflateRawSync(bytes);
    const nameBytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(stored ? 0 : 8, 8);
    local.writeUInt32LE(crc32(bytes), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(nameBytes.length, 26);
    const extra = zip64 ? zip64Extra(bytes.length, packed.length, at) : Buffer.alloc(0);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(lies.flags ?? 0, 8);
    entry.writeUInt16LE(lies.method ?? (stored ? 0 : 8), 10);
    entry.writeUInt32LE(crc32(bytes), 16);
    entry.writeUInt32LE(zip64 ? 0xffffffff : (lies.packed ?? packed.length), 20);
    entry.writeUInt32LE(zip64 ? 0xffffffff : (lies.unpacked ?? bytes.length), 24);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt16LE(extra.length, 30);
    entry.writeUInt32LE(zip64 ? 0xffffffff : (lies.at ?? at), 42);
    out.push(local, nameBytes, packed);
    directory.push(entry, nameBytes, extra);
    at += local.length + nameBytes.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  out.push(entries);
  if (zip64) out.push(zip64End(parts.length, entries.length, at));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip64 ? 0xffff : parts.length, 8);
  end.writeUInt16LE(zip64 ? 0xffff : parts.length, 10);
  end.writeUInt32LE(zip64 ? 0xffffffff : entries.length, 12);
  end.writeUInt32LE(zip64 ? 0xffffffff : at, 16);
  return Buffer.concat([...out, end]);
};

const zip64Extra = (unpacked: number, packed: number, at: number): Buffer => {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  [unpacked, packed, at].forEach((value, index) =>
    extra.writeBigUInt64LE(BigInt(value), 4 + index * 8),
  );
  return extra;
};

const zip64End = (count: number, bytes: number, at: number): Buffer => {
  const end = Buffer.alloc(56 + 20);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  [count, count, bytes, at].forEach((value, index) =>
    end.writeBigUInt64LE(BigInt(value), 24 + index * 8),
  );
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(at + bytes), 64);
  end.writeUInt32LE(1, 72);
  return end;
};
