import { describe, expect, it } from 'vitest';
import { readBytes } from '../../../support/read-file.ts';

type Rows = readonly (readonly (string | null)[])[];

describe('separators', () => {
  it.each<readonly [string, string, string, Rows]>([
    [
      ',',
      'a.csv',
      '姓名,手机\n王一,1\n',
      [
        ['姓名', '手机'],
        ['王一', '1'],
      ],
    ],
    [
      '\t',
      'a.xls',
      '姓名\t手机\n王一\t1\n',
      [
        ['姓名', '手机'],
        ['王一', '1'],
      ],
    ],
    [
      ';',
      'a.csv',
      'name;points\nAnn;1,5\nBob;2,5\n',
      [
        ['name', 'points'],
        ['Ann', '1,5'],
        ['Bob', '2,5'],
      ],
    ],
    [
      '，',
      'a.txt',
      '姓名，手机\n王一，1\n',
      [
        ['姓名', '手机'],
        ['王一', '1'],
      ],
    ],
    [
      '|',
      'a.txt',
      '姓名|标签\n王一|咖啡,读书\n李二|茶\n',
      [
        ['姓名', '标签'],
        ['王一', '咖啡,读书'],
        ['李二', '茶'],
      ],
    ],
    [',', 'a.csv', '姓名\n王一\n', [['姓名'], ['王一']]],
    ['\t', 'a.tsv', '姓名\n王一\n', [['姓名'], ['王一']]],
    [',', 'a.csv', '名单\n\n姓名,手机\n王一,1\n', [['名单'], [], ['姓名', '手机'], ['王一', '1']]],
    [
      ',',
      'a.csv',
      '姓名,简介\n王一,"a;b;c;d"\n李二,"e;f;g;h"\n',
      [
        ['姓名', '简介'],
        ['王一', 'a;b;c;d'],
        ['李二', 'e;f;g;h'],
      ],
    ],
  ])('finds %j', async (delimiter, name, text, rows) => {
    const { file, cells } = await readBytes(name, text);
    expect(file.delimiter).toBe(delimiter);
    expect(cells).toEqual(rows);
  });

  it.each([';', '\t', '^'])(
    'believes sep=%j in the first line, which is no row',
    async (separator) => {
      const { file, rows } = await readBytes(
        'a.csv',
        `\ufeffsep=${separator}\r\n姓名${separator}a,b,c\r\n王一${separator}1,2,3\r\n`,
      );
      expect(file.delimiter).toBe(separator);
      expect(rows).toEqual([
        { number: 1, cells: [] },
        { number: 2, cells: ['姓名', 'a,b,c'] },
        { number: 3, cells: ['王一', '1,2,3'] },
      ]);
    },
  );
});

describe('rows and quotes', () => {
  it.each<readonly [string, string, Rows]>([
    [
      'LF',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a separator at the very end', 'a,b\n1,', [['a', 'b'], ['1']]],
    [
      'quotes around everything',
      '"a","b"\r\n"1","2"\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'doubled quotes',
      'a,b\n"say ""hi""",""""\n',
      [
        ['a', 'b'],
        ['say "hi"', '"'],
      ],
    ],
    [
      'a separator in quotes',
      'a,b\n"1,5",2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'line ends in quotes',
      'a,b\n"1\n2\r\n3",4\n5,6\n',
      [
        ['a', 'b'],
        ['1\n2\r\n3', '4'],
        ['5', '6'],
      ],
    ],
    [
      'an empty quoted cell',
      'a,b,c\n"",2,""\n',
      [
        ['a', 'b', 'c'],
        [null, '2'],
      ],
    ],
    [
      'a quote inside a word',
      'a,b\n5" pipe,2\n',
      [
        ['a', 'b'],
        ['5" pipe', '2'],
      ],
    ],
    [
      'text behind a closing quote',
      'a,b\n"1"x,2\n',
      [
        ['a', 'b'],
        ['1x', '2'],
      ],
    ],
    [
      'spaces kept',
      'a,b\n 1 , 2 \n',
      [
        ['a', 'b'],
        [' 1 ', ' 2 '],
      ],
    ],
    [
      'ragged rows',
      'a,b,c\n1\n1,2,3,4\n,,3\n',
      [['a', 'b', 'c'], ['1'], ['1', '2', '3', '4'], [null, null, '3']],
    ],
    ['blank lines', 'a,b\n\n,\n1,2\n\n\n', [['a', 'b'], [], [], ['1', '2']]],
    [
      'tags in doubled quotes',
      'e,TAGS\nx,"""VIP"",""Blog"""\n',
      [
        ['e', 'TAGS'],
        ['x', '"VIP","Blog"'],
      ],
    ],
  ])('reads %s', async (_what, text, rows) => {
    expect((await readBytes('a.csv', text)).cells).toEqual(rows);
  });

  it('gives up a quote that is never closed at the end of its line and loses no other row', async () => {
    const { rows } = await readBytes('a.csv', 'a,b\r\n1,2\r\n3,"4\r\n5,6\r\n7,8\r\n');
    expect(rows).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 2, cells: ['1', '2'] },
      { number: 3, cells: ['3', '4'], problem: 'unclosed-quote' },
      { number: 4, cells: ['5', '6'] },
      { number: 5, cells: ['7', '8'] },
    ]);
  });

  it('does the same in a file too large to look to its end', async () => {
    const lines = Array.from({ length: 400_000 }, (_, n) => `${n},13800138000`);
    const { rows } = await readBytes('a.csv', `a,b\nx,"y\n${lines.join('\n')}\n`);
    expect(rows[1]).toEqual({ number: 2, cells: [], problem: 'unclosed-quote' });
    expect(rows.length).toBe(lines.length + 2);
    expect(rows.at(-1)!.cells).toEqual(['399999', '13800138000']);
  });

  it('cuts neither CRLF nor a quote at the border of a piece', async () => {
    const lines = Array.from({ length: 70_000 }, (_, n) => [
      `${'x'.repeat(n % 11)}`,
      `a""b\r\n${n}`,
    ]);
    const text = lines.map(([a, b]) => `k${a},"${b}"`).join('\r\n');
    expect(text.length).toBeGreaterThan(2 ** 20);
    const { cells } = await readBytes('a.csv', text);
    expect(cells).toEqual(lines.map(([a, b]) => [`k${a}`, b!.replace('""', '"')]));
  });

  it('rejects a row for a cell that is too long and a file for too many rows or columns', async () => {
    const { rows } = await readBytes('a.csv', `a,b\n${'长'.repeat(32_768)},2\n1,2\n`);
    expect(rows[1]).toEqual({ number: 2, cells: [null, '2'], problem: 'cell-too-long' });
    expect(rows[2]!.cells).toEqual(['1', '2']);
    await expect(
      readBytes('a.csv', 'a\n1\n2\n3\n', { caps: { textRows: 3 } }),
    ).rejects.toMatchObject({ code: 'too-many-rows' });
    await expect(readBytes('a.csv', `${'x,'.repeat(2000)}x\n`)).rejects.toMatchObject({
      code: 'too-many-columns',
      params: { columns: 2001, limit: 2000 },
    });
    expect((await readBytes('a.csv', `${'x,'.repeat(2000)}\n`)).cells[0]).toHaveLength(2000);
  });

  it('replaces and counts NUL and lone surrogates', async () => {
    const bytes = Buffer.concat([
      Buffer.from('\ufeffa,b\n1\0\0,', 'utf16le'),
      Buffer.from([0x00, 0xd8]),
      Buffer.from('x,plenty of ordinary text behind it\n', 'utf16le'),
    ]);
    const { file, cells } = await readBytes('a.csv', bytes);
    expect(cells[1]!.slice(0, 2)).toEqual(['1\ufffd\ufffd', '\ufffdx']);
    expect(file.warnings().map(({ code }) => code)).toContain('nul-replaced');
  });
});
