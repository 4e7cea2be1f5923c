import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../shared/domain/cells.ts';
import {
  parseBoolean,
  parseEmail,
  parseGender,
  parseId,
  parseTags,
  parseText,
  tagSeparator,
} from '../../../../shared/domain/values/texts.ts';

const ok = (value: unknown) => ({ ok: true, value });

describe('text and ids', () => {
  it.each<readonly [Cell, string | null]>([
    ['  王一 ', '王一'],
    ['Ａ１', 'Ａ１'],
    [12, '12'],
    [true, 'true'],
    ['—', null],
    ['NULL', null],
    ['/', null],
    [' ', null],
    [{ kind: 'date', text: '2026-06-19' }, '2026-06-19'],
  ])('reads the text %j', (cell, value) => {
    expect(parseText(cell)).toEqual(ok(value));
  });

  it.each<readonly [Cell, string | null]>([
    ['007', '007'],
    [7, '7'],
    ["'440106199001011234", '440106199001011234'],
    ['ＡＢ１', 'AB1'],
    ['1001.0', '1001'],
    ['123456789012345678', '123456789012345678'],
    ['wmAbC_-1', 'wmAbC_-1'],
    ['-', null],
  ])('reads the id %j as text', (cell, value) => {
    expect(parseId(cell)).toEqual(ok(value));
  });

  it.each<Cell>([{ kind: 'long-number', text: '440106199001010000' }, '4.40106E+17'])(
    'refuses the id %j, which a spreadsheet program has rounded',
    (cell) => {
      expect(parseId(cell)).toEqual({ ok: false, reason: 'number-damaged' });
    },
  );

  it.each<readonly [string, string]>([
    [' Ann@Example.COM ', 'ann@example.com'],
    ['ann＠example.com', 'ann@example.com'],
    ['mailto:ann@example.com', 'ann@example.com'],
    ['Ann <ann@example.com>', 'ann@example.com'],
    ['王一 <ann+b@mail.example.cn>', 'ann+b@mail.example.cn'],
  ])('reads the address %j', (text, email) => {
    expect(parseEmail(text)).toEqual(ok(email));
  });

  it.each(['ann', 'ann@', 'ann@example', 'a b@example.com', 'a@b.com,c@d.com'])(
    'refuses the address %j',
    (text) => {
      expect(parseEmail(text)).toEqual({ ok: false, reason: 'email-invalid' });
    },
  );
});

describe('choices', () => {
  it.each<readonly [boolean, readonly Cell[]]>([
    [
      true,
      [
        true,
        '是',
        '有',
        '已签到',
        'Y',
        'y',
        'yes',
        'YES',
        'true',
        1,
        '1',
        '√',
        '✔',
        '对',
        'Checked In',
      ],
    ],
    [
      false,
      [false, '否', '无', '未签到', 'N', 'no', 'false', 0, '0', '×', 'x', '错', 'Not Checked In'],
    ],
  ])('%s', (value, cells) => {
    for (const cell of cells) expect([cell, parseBoolean(cell)]).toEqual([cell, ok(value)]);
  });

  it('takes an empty choice as nothing and refuses an unknown one', () => {
    for (const cell of [null, '', '-', 'N/A']) expect(parseBoolean(cell)).toEqual(ok(null));
    expect(parseBoolean('也许')).toEqual({ ok: false, reason: 'boolean-invalid' });
  });

  it.each<readonly [string | null, readonly Cell[]]>([
    ['male', ['男', 'M', 'male', 1, '1', '先生']],
    ['female', ['女', 'F', 'Female', 2, '女士']],
    ['other', ['其他', 'other']],
    [null, ['未知', '保密', 0, '', null, '-']],
  ])('reads the sex %s', (value, cells) => {
    for (const cell of cells) expect([cell, parseGender(cell)]).toEqual([cell, ok(value)]);
  });

  it('refuses an unknown sex, also one that objects have by birth', () => {
    for (const cell of ['猫', 'constructor', '__proto__'])
      expect(parseGender(cell)).toEqual({ ok: false, reason: 'gender-unknown' });
    expect(parseGender({ kind: 'error', text: '#REF!' })).toEqual({
      ok: false,
      reason: 'cell-error',
    });
  });
});

describe('several values in a cell', () => {
  it.each<readonly [string | null, readonly Cell[], readonly (readonly string[] | null)[]]>([
    ['、', ['咖啡、读书', '咖啡'], [['咖啡', '读书'], ['咖啡']]],
    ['，', ['咖啡，读书'], [['咖啡', '读书']]],
    [
      ',',
      ['VIP, Blog', 'R&D,VIP'],
      [
        ['VIP', 'Blog'],
        ['R&D', 'VIP'],
      ],
    ],
    ['；', ['咖啡；读书'], [['咖啡', '读书']]],
    [';', ['staff;trust_level_1'], [['staff', 'trust_level_1']]],
    ['|', ['a|b|a'], [['a', 'b']]],
    ['/', ['a/b'], [['a', 'b']]],
    ['┋', ['手冲┋拿铁┋'], [['手冲', '拿铁']]],
    ['\n', ['a\nb'], [['a', 'b']]],
    [null, ['R&D', 'C++', null], [['R&D'], ['C++'], null]],
    [',', ['"VIP","Blog"'], [['VIP', 'Blog']]],
    // One separator for the column, the most frequent: the other stands inside a tag.
    [
      '、',
      ['产品/运营、读书', '咖啡、茶', '设计/视觉'],
      [['产品/运营', '读书'], ['咖啡', '茶'], ['设计/视觉']],
    ],
  ])('%j', (separator, cells, tags) => {
    expect(tagSeparator(cells)).toBe(separator);
    expect(cells.map((cell) => parseTags(cell, separator))).toEqual(tags.map(ok));
  });
});

it('takes the id out of the address of a profile', () => {
  expect(parseId('https://www.meetup.com/g/members/7000/?op=x')).toMatchObject({ value: '7000' });
  const other = 'https://example.org/p/7000';
  expect(parseId(other)).toMatchObject({ value: other });
});

it('keeps a separator inside quotes', () => {
  expect(parseTags('"VIP","Blog, weekly", plain', ',')).toEqual({
    ok: true,
    value: ['VIP', 'Blog, weekly', 'plain'],
  });
});
