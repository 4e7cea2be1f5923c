import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../shared/domain/cells.ts';
import type { DateOrder } from '../../../../shared/domain/imports/recognition.ts';
import { instantOf, parseDate, type DateValue } from '../../../../shared/domain/values/dates.ts';

const date = (text: string): DateValue => ({ kind: 'date', date: text });
const local = (text: string): DateValue => ({
  kind: 'local',
  date: text.slice(0, 10),
  time: text.slice(11),
});
const instant = (iso: string): DateValue => ({ kind: 'instant', atMs: Date.parse(iso) });

describe('what exports write for dates', () => {
  it.each<readonly [Cell, DateValue | null]>([
    ['2026-06-19 10:00:00', local('2026-06-19T10:00:00')],
    ['2026-06-19', date('2026-06-19')],
    ['2026/9/3 12:00', local('2026-09-03T12:00:00')],
    ['2026/6/9 8:05:03', local('2026-06-09T08:05:03')],
    ['２０２６－０６－１９　１０：００', local('2026-06-19T10:00:00')],
    [' 2026-06-19 ', date('2026-06-19')],
    ['2026/05/28 7:01:33 PM GMT+2', instant('2026-05-28T17:01:33Z')],
    ['2026年6月19日', date('2026-06-19')],
    ['2026年06月19日 10时05分', local('2026-06-19T10:05:00')],
    ['2026年6月19日 10:05:06', local('2026-06-19T10:05:06')],
    ['2026年6月19日 下午3:05', local('2026-06-19T15:05:00')],
    ['2026年6月19日 下午3点', local('2026-06-19T15:00:00')],
    ['2026-06-19 上午 3:05', local('2026-06-19T03:05:00')],
    ['2026-06-19 下午 12:05', local('2026-06-19T12:05:00')],
    ['2026-06-19 上午 12:05', local('2026-06-19T00:05:00')],
    ['2026-06-19 星期五', date('2026-06-19')],
    ['2026年6月19日 周五 10:00', local('2026-06-19T10:00:00')],
    ['20260619', date('2026-06-19')],
    [20260619, date('2026-06-19')],
    ['20260619100530', local('2026-06-19T10:05:30')],
    ['2026.6.19', date('2026-06-19')],
    ['28.09.2025', date('2025-09-28')],
    ['Sep 26, 2026 7:05 PM', local('2026-09-26T19:05:00')],
    ['September 26, 2026', date('2026-09-26')],
    ['Fri, Sep 25, 2026 at 7:05 PM', local('2026-09-25T19:05:00')],
    ['17-May-20 02:21 AM', local('2020-05-17T02:21:00')],
    ['12 Mar 2025', date('2025-03-12')],
    ['2026-06-19T10:00:00Z', instant('2026-06-19T10:00:00Z')],
    ['2026-06-19T10:00:00.250Z', instant('2026-06-19T10:00:00.250Z')],
    ['2026-06-19T10:00:00+08:00', instant('2026-06-19T02:00:00Z')],
    ['2026-06-19 10:00:00 +0800', instant('2026-06-19T02:00:00Z')],
    ['2026-06-19 10:00:00 UTC', instant('2026-06-19T10:00:00Z')],
    ['2026-06-19T10:00:00', local('2026-06-19T10:00:00')],
    ['1781863200', instant('2026-06-19T10:00:00Z')],
    [1781863200, instant('2026-06-19T10:00:00Z')],
    ['1781863200000', instant('2026-06-19T10:00:00Z')],
    [1781863200123, instant('2026-06-19T10:00:00.123Z')],
    [46192, date('2026-06-19')],
    ['46192.5', local('2026-06-19T12:00:00')],
    [46191.9999999, date('2026-06-19')],
    [{ kind: 'date', text: '2026-06-19' }, date('2026-06-19')],
    [{ kind: 'instant', text: '2026-06-19T10:00:00' }, local('2026-06-19T10:00:00')],
    ['2024-02-29', date('2024-02-29')],
    ['25/12/31', null],
    [null, null],
    ['', null],
    ['-', null],
    ['——', null],
    ['无', null],
    [{ kind: 'error', text: '#N/A' }, null],
  ])('%j', (cell, value) => {
    if (cell === '25/12/31')
      return expect(parseDate(cell, 'ymd')).toEqual({ ok: true, value: date('2025-12-31') });
    expect(parseDate(cell, null)).toEqual({ ok: true, value });
  });

  it.each<readonly [Cell, string]>([
    ['06-19', 'year-missing'],
    ['6/19', 'year-missing'],
    ['6月19日', 'year-missing'],
    ['6月19日 10:00', 'year-missing'],
    ['今天', 'date-relative'],
    ['昨天 10:00', 'date-relative'],
    ['3小时前', 'date-relative'],
    ['yesterday', 'date-relative'],
    ['3/4/2026', 'date-ambiguous'],
    ['2026-02-30', 'date-unknown'],
    ['2026-13-01', 'date-unknown'],
    ['2026-06-19 25:00', 'date-unknown'],
    ['soon', 'date-unknown'],
    ['1a 1-'.repeat(6_000), 'date-unknown'],
    ['Foo 12, 2026', 'date-unknown'],
    [12, 'date-unknown'],
    [true, 'date-unknown'],
    [{ kind: 'error', text: '#REF!' }, 'cell-error'],
    [{ kind: 'duration', text: '36:00:00' }, 'date-unknown'],
  ])('refuses %j: %s', (cell, reason) => {
    expect(parseDate(cell, null)).toEqual({ ok: false, reason });
  });

  it.each<readonly [Cell, DateValue | null, string]>([
    ['0000-00-00', null, 'zero-date'],
    ['0000-00-00 00:00:00', null, 'zero-date'],
    ['1970-01-01 08:00:00', null, 'zero-date'],
    ['1970-01-01T00:00:00Z', null, 'zero-date'],
    [0, null, 'zero-date'],
    ['2026-06-19 10:00 - 2026-06-19 12:00', local('2026-06-19T10:00:00'), 'range-start-taken'],
    ['2026-06-19 10:00~12:00', local('2026-06-19T10:00:00'), 'range-start-taken'],
    ['2026-06-19 至 2026-06-21', date('2026-06-19'), 'range-start-taken'],
  ])('reads %j with a remark', (cell, value, warning) => {
    expect(parseDate(cell, null)).toEqual({ ok: true, value, warning });
  });

  it.each<readonly [string, DateOrder, string]>([
    ['3/4/2026', 'dmy', '2026-04-03'],
    ['3/4/2026', 'mdy', '2026-03-04'],
    ['13/4/2026', 'mdy', '2026-04-13'],
    ['4/13/2026', 'dmy', '2026-04-13'],
    ['03-04-26', 'dmy', '2026-04-03'],
    ['26/03/04', 'ymd', '2026-03-04'],
    ['1/2/69', 'dmy', '2069-02-01'],
    ['1/2/70', 'dmy', '1970-02-01'],
  ])('%s as %s', (text, order, expected) => {
    expect(parseDate(text, order)).toEqual({ ok: true, value: date(expected) });
  });
});

it('places a date and a local time in a zone, and leaves an instant where it is', () => {
  expect(instantOf(date('2026-06-19'), 'Asia/Shanghai')).toBe(Date.parse('2026-06-18T16:00:00Z'));
  expect(instantOf(local('2026-06-19T10:00:00'), 'America/Los_Angeles')).toBe(
    Date.parse('2026-06-19T17:00:00Z'),
  );
  expect(instantOf(instant('2026-06-19T10:00:00Z'), 'Asia/Shanghai')).toBe(
    Date.parse('2026-06-19T10:00:00Z'),
  );
});
