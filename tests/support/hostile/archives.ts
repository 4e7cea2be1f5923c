import { gzipSync } from 'node:zlib';
import { encodeChinese } from '../encode.ts';
import { zipBytes } from '../zip-bytes.ts';
import { half, MIB, type HostileFile } from './pieces.ts';

export const hostileArchives: readonly HostileFile[] = [
  {
    what: '60,000 entries',
    name: 'a.zip',
    code: 'zip-suspicious',
    bytes: () =>
      zipBytes(
        Array.from({ length: 60_000 }, (_, n) => ({ name: `${n}.csv`, data: '', stored: true })),
      ),
  },
  {
    what: 'an archive in an archive in an archive',
    name: 'a.zip',
    code: 'zip-nested',
    bytes: () =>
      zipBytes([
        {
          name: 'b.zip',
          data: zipBytes([
            { name: 'c.zip', data: zipBytes([{ name: 'd.csv', data: Buffer.alloc(MIB) }]) },
          ]),
        },
      ]),
  },
  {
    what: 'many small bombs',
    name: 'a.zip',
    code: 'too-many-columns',
    bytes: () =>
      zipBytes(
        Array.from({ length: 100 }, (_, n) => ({
          name: `${n}.csv`,
          data: Buffer.alloc(1_000_000, 0x2c),
        })),
      ),
  },
  {
    what: 'a gzip that unpacks to a thousand times its size',
    name: 'a.csv.gz',
    code: 'output-too-large',
    bytes: () => gzipSync(Buffer.alloc(16 * MIB, 0x2c), { level: 1 }),
  },
  {
    what: 'half a gzip',
    name: 'a.csv.gz',
    code: 'file-truncated',
    bytes: () => half(gzipSync(encodeChinese('gb18030', '王小明,上海\n'.repeat(50)))),
  },
  {
    what: 'half an archive',
    name: 'a.zip',
    code: 'file-truncated',
    bytes: () => half(zipBytes([{ name: 'a.csv', data: 'a,b\n'.repeat(99) }])),
  },
];
