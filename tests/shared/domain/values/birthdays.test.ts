import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../shared/domain/cells.ts';
import { parseBirthday } from '../../../../shared/domain/values/birthdays.ts';

describe('birthdays', () => {
  it.each<readonly [Cell, string | null]>([
    ['1990-02-03', '1990-02-03'],
    [{ kind: 'date', text: '1990-02-03' }, '1990-02-03'],
    ['02/29', '--02-29'],
    ['31/12', '--12-31'],
    ['6月19日', '--06-19'],
    ['06-19', '--06-19'],
    ['0000-06-19', '--06-19'],
    ['——', null],
    ['0000-00-00', null],
  ])('%j', (cell, birthday) => {
    expect(parseBirthday(cell, null)).toMatchObject({ ok: true, value: birthday });
  });
  it('follows a sheet that begins with the day, and refuses what is no day', () => {
    expect(parseBirthday('03/04', 'dmy')).toMatchObject({ value: '--04-03' });
    expect(parseBirthday('03/04', null)).toMatchObject({ value: '--03-04' });
    for (const cell of ['02/30', '13/13', 'spring'])
      expect(parseBirthday(cell, null)).toMatchObject({ ok: false, reason: 'date-unknown' });
  });
});
