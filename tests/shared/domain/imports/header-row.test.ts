import { describe, expect, it } from 'vitest';
import type { Cell, SheetRow } from '../../../../shared/domain/cells.ts';
import { findHeader, isTotalsRow } from '../../../../shared/domain/imports/header-row.ts';
import {
  headerFingerprint,
  normaliseHeader,
  uniqueHeaders,
} from '../../../../shared/domain/imports/normalise-header.ts';
import { sheetRows } from '../../../support/sheet-rows.ts';

describe('the header row', () => {
  it.each<readonly [string, SheetRow[], number | null]>([
    ['the first row', sheetRows(['姓名', '手机号'], ['王一', '13800138000']), 1],
    [
      'below a title',
      sheetRows(['2026 年会员名单'], [], ['姓名', '手机号'], ['王一', '13800138000']),
      3,
    ],
    [
      'below notices of several cells',
      sheetRows(
        ['导出时间', '2026-06-19 10:00'],
        ['说明', '共 2 条'],
        ['订单号', '实付金额', '下单时间'],
        ['A1', 5, '2026-01-01'],
      ),
      3,
    ],
    ['unknown words above typed rows', sheetRows(['苹果', '香蕉'], [1, 2], [3, 4]), 1],
    ['a header of numbers in words is no header', sheetRows([1, 2], [3, 4]), null],
    ['values alone', sheetRows(['13800138000', '2026-01-01'], ['13800138001', '2026-01-02']), null],
    ['nothing', [], null],
    ['blank rows', sheetRows([], [null, ' ']), null],
    ['a header without rows', sheetRows(['姓名', '手机号']), 1],
  ])('%s', (_what, sheet, row) => {
    expect(findHeader(sheet)?.row ?? null).toBe(row);
  });

  it('takes the lower row of two and fills its blanks from the merged cells above', () => {
    const found = findHeader(
      sheetRows(
        ['姓名', '联系方式', null, '入会时间'],
        [null, '手机号', '邮箱', null],
        ['王一', '13800138000', 'a@b.cn', '2026-01-01'],
      ),
    );
    expect(found).toEqual({ row: 2, headers: ['姓名', '手机号', '邮箱', '入会时间'] });
  });

  it('tells repeated names of the lower row apart by the group above them', () => {
    const found = findHeader(
      sheetRows(
        ['2026 春季报名'],
        ['姓名', '联系方式', null, '报名', null, '签到', null],
        [null, '手机号', '邮箱', '时间', '状态', '时间', '状态'],
        ['王一', '13800138000', 'a@b.cn', '2026-01-01 10:00', '已报名', null, '未签到'],
      ),
    );
    expect(found).toEqual({
      row: 3,
      headers: ['姓名', '手机号', '邮箱', '报名时间', '报名状态', '签到时间', '签到状态'],
    });
  });

  it('leaves a notice above repeated names alone', () => {
    const found = findHeader(
      sheetRows(
        ['说明', '共 2 条'],
        ['订单号', '实付金额', '下单时间', '分销员', '分销员'],
        ['A1', 5, '2026-01-01', null, null],
      ),
    );
    expect(found?.headers.slice(3)).toEqual(['分销员', '分销员']);
  });

  it.each<readonly [Cell[], boolean]>([
    [['合计', 5], true],
    [['合计：12 笔', null, '¥1,280.00'], true],
    [['共 12 条'], true],
    [['總計', 12, '—'], true],
    [['共计(3)', 3], true],
    [['Sum', 'Li', '13800138000'], false],
    [['共享单车', 5], false],
    [[null, '总计：', 5], true],
    [['小计'], true],
    [['Total', 5], true],
    [['合计科技公司', 5], false],
    [['王一', '合计'], false],
    [[], false],
  ])('%j is a totals row: %s', (cells, totals) => {
    expect(isTotalsRow({ number: 9, cells })).toBe(totals);
  });
});

describe('header words', () => {
  it.each([
    ['手 机 号', '手机号'],
    ['＊手机号：', '手机号'],
    ['*手机号', '手机号'],
    ['\ufeff姓名', '姓名'],
    ['付款金额(元)', '付款金额'],
    ['红包金额（元）', '红包金额'],
    ['姓名（必填）', '姓名'],
    ['3、(选项)', '3、选项'],
    ['手機號碼', '手机号码'],
    ['訂單編號', '订单编号'],
    ['客戶暱稱', '客户昵称'],
    ['E-mail', 'email'],
    ['Order #', 'order'],
    ['Phone_Number', 'phonenumber'],
    ['下单\n时间', '下单时间'],
    ['ＵｎｉｏｎＩＤ', 'unionid'],
    ['幣別', '币别'],
  ])('%j is compared as %j', (header, normalised) => {
    expect(normaliseHeader(header)).toBe(normalised);
  });

  it('names repeated and blank headers', () => {
    expect(
      uniqueHeaders(['分销员', '', '分销员', ' ', '分销员', '__proto__', '__proto__']),
    ).toEqual(['分销员', '#2', '分销员 (2)', '#4', '分销员 (3)', '__proto__', '__proto__ (2)']);
    expect(uniqueHeaders(['x', 'x (2)', 'x'])).toEqual(['x', 'x (2)', 'x (3)']);
  });

  it('gives files of one shape one fingerprint', () => {
    expect(headerFingerprint(['姓名', '手机号'])).toBe(headerFingerprint([' 姓名：', '*手機號']));
    expect(headerFingerprint(['姓名', '手机号'])).not.toBe(headerFingerprint(['手机号', '姓名']));
  });
});
