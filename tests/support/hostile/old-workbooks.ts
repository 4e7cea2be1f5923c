import { biff, biffStream, container, oldWorkbook, u16 } from '../old-workbook.ts';
import { half, type HostileFile } from './pieces.ts';

const old = (): Buffer =>
  oldWorkbook([{ name: 'S', rows: Array.from({ length: 300 }, (_, n) => [`名${n}`, n]) }]);
const sst = (count: number, rest: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(count, 0);
  head.writeUInt32LE(count, 4);
  return biff(0xfc, head, rest);
};
const xls = (globals: readonly Buffer[], cells: readonly Buffer[]): Buffer =>
  container({ Workbook: biffStream(globals, cells) });

export const hostileOldWorkbooks: readonly HostileFile[] = [
  {
    what: 'an old workbook that says it has four billion texts',
    name: 'a.xls',
    code: null,
    bytes: () =>
      xls([sst(0xffffffff, Buffer.from([1, 0, 0, 0x61]))], [biff(0xfd, u16(0, 0, 0, 0, 0))]),
  },
  {
    what: 'an old text that is longer than its file',
    name: 'a.xls',
    code: null,
    bytes: () =>
      xls(
        [sst(1, Buffer.from([0xff, 0xff, 0x0d, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 0x61]))],
        [biff(0xfd, u16(0, 0, 0, 0, 0))],
      ),
  },
  {
    what: 'an old sheet that begins nowhere',
    name: 'a.xls',
    code: 'file-truncated',
    bytes: () =>
      container({
        Workbook: Buffer.concat([
          biff(0x809, u16(0x600, 5, 0, 0)),
          biff(0x85, [0xff, 0xff, 0xff, 0x7f, 0, 0, 1, 0, 0x53]),
          biff(0x0a),
        ]),
      }),
  },
  {
    what: '100,000 old sheets that are all the same',
    name: 'a.xls',
    code: 'file-unusual',
    bytes: () =>
      container({
        Workbook: biffStream(
          Array.from({ length: 100_000 }, () => biff(0x85, [0, 0, 0, 0, 0, 0, 1, 0, 0x53])),
          [],
        ),
      }),
  },
  { what: 'half an old workbook', name: 'a.xls', code: 'file-truncated', bytes: () => half(old()) },
];
