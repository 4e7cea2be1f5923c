import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../../shared/domain/cells.ts';
import { readBytes } from '../../../../support/read-file.ts';
import { workbookBytes, type WorkbookParts } from '../../../../support/workbook.ts';

/** The cells of a sheet whose only row holds this XML. */
const cellsIn = async (
  xml: string,
  more: Omit<WorkbookParts, 'sheets'> = {},
): Promise<readonly Cell[]> => {
  const { cells } = await readBytes(
    'a.xlsx',
    workbookBytes({ sheets: [`<row>${xml}</row>`], ...more }),
  );
  return cells[0] ?? [];
};
const inline = (inner: string): string => `<c t="inlineStr"><is>${inner}</is></c>`;
const number = (raw: string, style = 0): string => `<c s="${style}"><v>${raw}</v></c>`;
const date = (text: string): Cell => ({ kind: 'date', text });
const instant = (text: string): Cell => ({ kind: 'instant', text });
const time = (text: string): Cell => ({ kind: 'time', text });
const duration = (text: string): Cell => ({ kind: 'duration', text });

describe('text', () => {
  it.each<readonly [string, string, Cell]>([
    ['an inline string', inline('<t>姓名</t>'), '姓名'],
    [
      'every run of inline rich text, the first too',
      inline('<r><rPr><b/></rPr><t>红</t></r><r><t xml:space="preserve"> 色</t></r>'),
      '红 色',
    ],
    ['text before the runs', inline('<t>甲</t><r><t>乙</t></r>'), '甲乙'],
    [
      'no phonetic guide',
      inline('<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>'),
      '東京',
    ],
    ['spaces at both ends', inline('<t xml:space="preserve">  a b </t>'), '  a b '],
    [
      'entities and characters by number',
      inline('<t>&lt;a&gt; &amp;amp; &#20013;&#x6587;&#x1F319;</t>'),
      '<a> &amp; 中文🌙',
    ],
    ['a line break', inline('<t>甲\n乙</t>'), '甲\n乙'],
    ['_x000D_ as the character it stands for', inline('<t>甲_x000D_\n乙</t>'), '甲\r\n乙'],
    ['an escaped underscore', inline('<t>_x005F_x000D_</t>'), '_x000D_'],
    ['CDATA as it stands', inline('<t><![CDATA[a<b>&amp;]]>&amp;c</t>'), 'a<b>&amp;&c'],
    ['a surrogate pair', inline('<t>𠮷</t>'), '𠮷'],
    ['an empty string as nothing', inline('<t/>'), null],
    ['an inline string without content', '<c t="inlineStr"/>', null],
    ["a formula's text", '<c t="str"><f>A1&amp;B1</f><v>甲 &amp; 乙</v></c>', '甲 & 乙'],
    ['text in a cell of an unknown style', '<c s="99" t="inlineStr"><is><t>a</t></is></c>', 'a'],
  ])('reads %s', async (_what, xml, cell) => {
    expect(await cellsIn(xml + inline('<t>end</t>'))).toEqual([cell, 'end']);
  });

  it.each<readonly [string, string, Cell]>([
    ['a plain item', '<si><t>姓名</t></si>', '姓名'],
    ['rich text', '<si><r><t>甲</t></r><r><rPr/><t>乙</t></r></si>', '甲乙'],
    ['no phonetic guide', '<si><t>山田</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh></si>', '山田'],
    ['spaces and escapes', '<si><t xml:space="preserve"> a_x0009_b </t></si>', ' a\tb '],
    ['an empty item', '<si/>', null],
    ['an item of an empty text', '<si><t></t></si>', null],
  ])('reads from the shared strings %s', async (_what, si, cell) => {
    const cells = await cellsIn('<c t="s"><v>1</v></c><c t="s"><v>2</v></c>', {
      shared: `<si><t>first</t></si>${si}<si><t>last</t></si>`,
    });
    expect(cells).toEqual([cell, 'last']);
  });

  it('reads an index beyond the shared strings as nothing', async () => {
    expect(await cellsIn('<c t="s"><v>7</v></c><c><v>1</v></c>')).toEqual([null, 1]);
  });

  it('replaces and counts what no text may hold', async () => {
    const { file, cells } = await readBytes(
      'a.xlsx',
      workbookBytes({
        sheets: [`<row>${inline('<t>a_x0000_b</t>')}${inline('<t>_xD800_c</t>')}</row>`],
      }),
    );
    expect(cells).toEqual([['a\ufffdb', '\ufffdc']]);
    expect(file.warnings()).toEqual([
      { code: 'nul-replaced', params: { count: 1 } },
      { code: 'surrogate-replaced', params: { count: 1 } },
    ]);
  });
});

describe('numbers, booleans, errors', () => {
  it.each<readonly [string, string, Cell]>([
    ['a number', number('1.5'), 1.5],
    ['a negative number', number('-3'), -3],
    ['an exponent', number('1.2E-3'), 0.0012],
    ['the long form of a short fraction', number('1.1000000000000001'), 1.1],
    ['fifteen digits', number('123456789012345'), 123456789012345],
    [
      'eighteen digits, already rounded',
      number('440106199001010000'),
      { kind: 'long-number', text: '440106199001010000' },
    ],
    [
      'the same with an exponent',
      number('4.40106199001011E+17'),
      { kind: 'long-number', text: '4.40106199001011E+17' },
    ],
    ['digits in a cell of text format', number('440106199001011234', 1), '440106199001011234'],
    ['leading zeros of text format', number('007', 1), '007'],
    ["a formula's cached value", '<c><f>SUM(A1:A9)</f><v>42</v></c>', 42],
    ['a formula that was never computed', '<c><f>A1</f><v/></c>', null],
    ['a formula without any value', '<c><f>A1</f></c>', null],
    ['true', '<c t="b"><v>1</v></c>', true],
    ['false', '<c t="b"><v>0</v></c>', false],
    ['an error', '<c t="e"><v>#N/A</v></c>', { kind: 'error', text: '#N/A' }],
    [
      'an error of a formula',
      '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      { kind: 'error', text: '#DIV/0!' },
    ],
  ])('reads %s', async (_what, xml, cell) => {
    expect(await cellsIn(xml + number('9'), { formats: ['@'] })).toEqual([cell, 9]);
  });
});

describe('dates and times', () => {
  it.each<readonly [format: string | number, serial: string, cell: Cell]>([
    [14, '46192', date('2026-06-19')],
    [22, '46192.5', instant('2026-06-19T12:00:00')],
    [14, '46192.75', instant('2026-06-19T18:00:00')],
    [20, '0.420138888888889', time('10:05:00')],
    [21, '0.999988426', time('23:59:59')],
    [21, '0.999999', time('00:00:00')],
    [46, '1.5', duration('36:00:00')],
    [27, '46192', date('2026-06-19')],
    [28, '46192', date('2026-06-19')],
    [31, '46192', date('2026-06-19')],
    [32, '0.5', time('12:00:00')],
    [34, '0.5', time('12:00:00')],
    [36, '46192', date('2026-06-19')],
    [50, '46192', date('2026-06-19')],
    [54, '46192', date('2026-06-19')],
    [55, '0.25', time('06:00:00')],
    [56, '46192.25', instant('2026-06-19T06:00:00')],
    [57, '46192', date('2026-06-19')],
    [58, '46192', date('2026-06-19')],
    [37, '46192', 46192],
    ['yyyy/m/d;@', '46192', date('2026-06-19')],
    ['yyyy"年"m"月"d"日"', '46192', date('2026-06-19')],
    ['yyyy年m月d日', '46192', date('2026-06-19')],
    ['[$-804]yyyy"年"m"月"d"日" dddd', '46192', date('2026-06-19')],
    ['[$-409]d-mmm-yy;@', '46192', date('2026-06-19')],
    ['yyyy\\-mm\\-dd hh:mm:ss', '46192.0000115741', instant('2026-06-19T00:00:01')],
    ['m/d/yy h:mm', '46192', instant('2026-06-19T00:00:00')],
    ['上午/下午h"时"mm"分"', '0.75', time('18:00:00')],
    ['h:mm:ss AM/PM', '0.75', time('18:00:00')],
    ['[h]:mm', '1.0625', duration('25:30:00')],
    ['[mm]:ss', '0.001', duration('00:01:26')],
    ['[h]:mm:ss', '-0.5', duration('-12:00:00')],
    ['mm:ss', '0.001', time('00:01:26')],
    ['[Red]0.00', '46192', 46192],
    ['#,##0"元"', '46192', 46192],
    ['0"天"', '46192', 46192],
    ['General', '46192', 46192],
    ['0.00E+00', '46192', 46192],
    ['_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ', '46192', 46192],
    // 1900 is no leap year, but its serials count one: before 61 they are a day behind.
    [14, '1', date('1900-01-01')],
    [14, '59', date('1900-02-28')],
    [14, '61', date('1900-03-01')],
    [22, '0.25', time('06:00:00')],
    [14, '-1', -1],
    [14, '2958466', 2958466],
  ])('reads format %s of %s', async (format, serial, cell) => {
    expect(await cellsIn(number(serial, 1), { formats: [format] })).toEqual([cell]);
  });

  it('counts from 1904 where the workbook says so', async () => {
    const xml = number('0', 1) + number('44730', 1) + number('44730.5', 2) + number('1.5', 3);
    expect(await cellsIn(xml, { formats: [14, 22, '[h]:mm'], date1904: true })).toEqual([
      date('1904-01-01'),
      date('2026-06-19'),
      instant('2026-06-19T12:00:00'),
      duration('36:00:00'),
    ]);
  });

  it.each<readonly [string, Cell]>([
    ['2026-06-19', date('2026-06-19')],
    ['2026-06-19T10:00', instant('2026-06-19T10:00:00')],
    ['2026-06-19T10:00:05.250', instant('2026-06-19T10:00:05')],
    ['someday', 'someday'],
  ])('reads a cell of type d: %s', async (raw, cell) => {
    expect(await cellsIn(`<c t="d"><v>${raw}</v></c>`)).toEqual([cell]);
  });
});
