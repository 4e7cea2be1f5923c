import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../shared/domain/cells.ts';
import { maskPhone, parsePhone } from '../../../../shared/domain/values/phones.ts';

const mobile = '+8613800138000';

describe('phones', () => {
  const readable: readonly (readonly [Cell, readonly string[], string?])[] = [
    ['13800138000', [mobile]],
    [13800138000, [mobile]],
    ['１３８００１３８０００', [mobile]],
    ['138 0013 8000', [mobile]],
    ['138-0013-8000', [mobile]],
    ['(138)00138000', [mobile]],
    ["'13800138000", [mobile]],
    ['p:13800138000', [mobile]],
    ['tel:13800138000', [mobile]],
    ['手机：13800138000', [mobile]],
    ['+8613800138000', [mobile]],
    ['+86 138 0013 8000', [mobile]],
    ['(+86)13800138000', [mobile]],
    ['008613800138000', [mobile]],
    ['86-13800138000', [mobile]],
    ['8613800138000', [mobile]],
    ['13800138000.0', [mobile], 'phone-repaired'],
    ['1.3800138E+10', [mobile], 'phone-repaired'],
    ['1.3800138e10', [mobile], 'phone-repaired'],
    ['1.3812345678E+10', ['+8613812345678'], 'phone-repaired'],
    ['p:+46701234567', ['+46701234567']],
    ['+85261234567', ['+85261234567']],
    ['852-61234567', ['+85261234567']],
    ['61234567', ['+85261234567']],
    ['+853 6612 3456', ['+85366123456']],
    ['0912345678', ['+886912345678']],
    ['0912-345-678', ['+886912345678']],
    ['+886912345678', ['+886912345678']],
    ['010-62345678', ['+861062345678'], 'phone-landline'],
    ['(010)62345678', ['+861062345678'], 'phone-landline'],
    ['0755-2345678-801', ['+867552345678'], 'phone-landline'],
    ['0571-87654321转8', ['+8657187654321'], 'phone-landline'],
    ['13800138000/13900139000', [mobile, '+8613900139000']],
    ['13800138000、13900139000', [mobile, '+8613900139000']],
    ['13800138000; 13900139000', [mobile, '+8613900139000']],
    ['13800138000,13800138000', [mobile]],
  ];
  it.each(readable.map(([cell, ...rest]) => ({ cell, rest })))('$cell', ({ cell, rest }) => {
    const [numbers, warning] = rest;
    expect(parsePhone(cell)).toEqual({
      ok: true,
      value: { numbers, masked: null },
      ...(warning === undefined ? {} : { warning }),
    });
  });

  it.each([
    ['138****8000', '138****8000'],
    ['186******05', '186******05'],
    ['+86 138xxxx8000', '138****8000'],
  ])('keeps %s as a hint only', (text, masked) => {
    expect(parsePhone(text)).toEqual({
      ok: true,
      value: { numbers: [], masked },
      warning: 'phone-masked',
    });
  });

  it.each<Cell>([
    '123',
    '12345678901',
    '1380013800',
    '138001380001',
    'abc',
    '1.38E+10',
    '13800138000 13900139000x',
    true,
  ])('refuses %j', (cell) => {
    expect(parsePhone(cell)).toEqual({ ok: false, reason: 'phone-invalid' });
  });

  it.each<Cell>([null, '', ' ', '-', '无', 'N/A', { kind: 'error', text: '#N/A' }])(
    'takes %j as nothing',
    (cell) => {
      expect(parsePhone(cell)).toEqual({ ok: true, value: null });
    },
  );

  it('shows a masked number with its country', () => {
    expect(maskPhone(mobile)).toBe('+86138****8000');
    expect(maskPhone('+85261234567')).toBe('+852****4567');
    expect(maskPhone('+12345')).toBe('****');
  });
});
