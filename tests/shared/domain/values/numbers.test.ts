import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../shared/domain/cells.ts';
import { parseMoney, parseNumber } from '../../../../shared/domain/values/numbers.ts';

describe('numbers', () => {
  it.each<readonly [Cell, number]>([
    [12, 12],
    ['1,234.50', 1234.5],
    ['１，２３４', 1234],
    ['1 234', 1234],
    ['-5', -5],
    ['+5', 5],
    ['.5', 0.5],
    ['1.2万', 12_000],
    ['3.5w', 35_000],
    ['1.2亿', 120_000_000],
    ['1.3萬', 13_000],
    ['2k', 2_000],
    ['12%', 0.12],
    ['(100)', -100],
    ['（1,200）', -1200],
    ['30人', 30],
    ['5次', 5],
  ])('%j', (cell, value) => {
    expect(parseNumber(cell)).toEqual({ ok: true, value });
  });

  it('keeps the flag of an approximation', () => {
    expect(parseNumber('10w+')).toEqual({
      ok: true,
      value: 100_000,
      warning: 'approximate-number',
    });
    expect(parseNumber('100+')).toEqual({ ok: true, value: 100, warning: 'approximate-number' });
  });

  it.each<Cell>([
    null,
    '',
    '-',
    '——',
    '—',
    '/',
    '无',
    'N/A',
    '#N/A',
    'NULL',
    'null',
    { kind: 'error', text: '#N/A' },
  ])('takes %j as nothing', (cell) => {
    expect(parseNumber(cell)).toEqual({ ok: true, value: null });
    expect(parseMoney(cell)).toEqual({ ok: true, value: null });
  });

  it.each<readonly [Cell, string]>([
    ['abc', 'number-invalid'],
    ['1.2.3', 'number-invalid'],
    ['1,5,', 'number-invalid'],
    ['1e5x', 'number-invalid'],
    [true, 'number-invalid'],
    [{ kind: 'long-number', text: '1234567890123456789' }, 'number-damaged'],
    [{ kind: 'error', text: '#DIV/0!' }, 'cell-error'],
    [{ kind: 'date', text: '2026-06-19' }, 'number-invalid'],
  ])('refuses %j: %s', (cell, reason) => {
    expect(parseNumber(cell)).toEqual({ ok: false, reason });
  });
});

describe('money', () => {
  it.each<readonly [Cell, number, string | null]>([
    [60, 6000, null],
    ['¥1,234.50', 123_450, 'CNY'],
    ['￥1,234.50', 123_450, 'CNY'],
    ['1,234元', 123_400, 'CNY'],
    ['-¥5.00', -500, 'CNY'],
    ['(¥5.00)', -500, 'CNY'],
    ['$60.00', 6000, 'USD'],
    ['US$60', 6000, 'USD'],
    ['HK$60', 6000, 'HKD'],
    ['NT$1,200', 120_000, 'TWD'],
    ['€9.99', 999, 'EUR'],
    ['£9.99', 999, 'GBP'],
    ['9.99 USD', 999, 'USD'],
    ['1.2万元', 1_200_000, 'CNY'],
    ['12.345', 1235, null],
    [1.005, 101, null],
    [-1.005, -101, null],
    [0, 0, null],
  ])('%j', (cell, minor, currency) => {
    expect(parseMoney(cell)).toEqual({ ok: true, value: { minor, currency } });
  });

  it('refuses what is no amount', () => {
    expect(parseMoney('free')).toEqual({ ok: false, reason: 'money-invalid' });
    expect(parseMoney({ kind: 'error', text: '#REF!' })).toEqual({
      ok: false,
      reason: 'cell-error',
    });
  });
});
