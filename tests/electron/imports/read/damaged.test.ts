import { expect, it } from 'vitest';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { readBytes } from '../../../support/read-file.ts';
import { workbookBytes } from '../../../support/workbook.ts';
import { zipBytes } from '../../../support/zip-bytes.ts';

const rows = Array.from(
  { length: 40 },
  (_, n) =>
    `<row r="${n + 1}"><c r="A${n + 1}" t="s"><v>${n % 2}</v></c><c s="1"><v>${46_000 + n}</v></c></row>`,
).join('');
const workbook = workbookBytes({
  sheets: [rows],
  shared: '<si><t>姓名</t></si><si><r><t>甲</t></r></si>',
  formats: ['yyyy"年"m"月"'],
});
const stored = zipBytes([
  {
    name: '_rels/.rels',
    data: '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="w.xml"/></Relationships>',
    stored: true,
  },
  {
    name: '_rels/w.xml.rels',
    data: '<Relationships><Relationship Id="s" Type="x/worksheet" Target="s.xml"/></Relationships>',
    stored: true,
  },
  {
    name: 'w.xml',
    data: '<workbook><sheets><sheet name="S" r:id="s"/></sheets></workbook>',
    stored: true,
  },
  { name: 's.xml', data: `<worksheet><sheetData>${rows}</sheetData></worksheet>`, stored: true },
]);
const text = Buffer.from('姓名,手机号,"备注"\r\n王一,13800138000,"a""b\r\nc"\r\n'.repeat(20));

/** Numbers from a fixed seed (mulberry32). */
const numbers =
  (seed: number) =>
  (limit: number): number => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  };

it.each([
  ['a workbook', 'a.xlsx', workbook],
  ['a workbook whose parts are not packed', 'a.xlsx', stored],
  ['a text file', 'a.csv', text],
])(
  'reads %s with damaged bytes, or refuses it with a code',
  { timeout: 60_000 },
  async (_what, name, bytes) => {
    const seed = 20_261_124;
    const next = numbers(seed);
    for (let round = 0; round < 300; round++) {
      const damaged = Buffer.from(round % 4 === 0 ? bytes.subarray(0, next(bytes.length)) : bytes);
      for (let n = 1 + next(6); n > 0 && damaged.length > 0; n--)
        damaged[next(damaged.length)] = next(3) === 0 ? 0xff : next(256);
      try {
        await readBytes(name, damaged);
      } catch (error) {
        expect(error, `seed ${seed}, round ${round}`).toBeInstanceOf(WorkstationError);
      }
    }
  },
);
