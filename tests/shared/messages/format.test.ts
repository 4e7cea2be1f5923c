import { describe, expect, it } from 'vitest';
import {
  currencyDigits,
  formatBytes,
  formatDate,
  formatInstant,
  formatMoney,
  formatNumber,
  formatPercent,
  formatSureness,
  formatPoints,
} from '../../../shared/messages/format.ts';

const lateEvening = Date.UTC(2026, 10, 22, 17, 5);

describe('formats', () => {
  it('writes numbers with thousands and unknown as a dash', () => {
    expect(formatNumber('zh-CN', 123456789012)).toBe('123,456,789,012');
    expect(formatNumber('en', 2.5, 1)).toBe('2.5');
    expect(formatNumber('zh-TW', null)).toBe('—');
  });

  it('writes shares with one decimal and differences in percentage points', () => {
    expect(formatPercent('zh-CN', 0.12345)).toBe('12.3%');
    expect(formatSureness('en', 1)).toBe('100%');
    expect(formatSureness('zh-CN', 0.976)).toBe('98%');
    expect(formatPoints('zh-CN', 0.032)).toBe('+3.2 个百分点');
    expect(formatPoints('zh-TW', -0.032)).toBe('-3.2 個百分點');
    expect(formatPoints('en', 0)).toBe('0.0 pp');
  });

  it('writes money from minor units of its currency', () => {
    expect(formatMoney('zh-CN', 123450, 'CNY')).toBe('¥1,234.50');
    expect(formatMoney('en', 500, 'JPY')).toBe('¥500');
    expect(currencyDigits('KWD')).toBe(3);
    expect(formatMoney('en', 100, 'not a code')).toBe('1.00 not a code');
  });

  it('writes instants in the zone asked for, across midnight', () => {
    expect(formatDate(lateEvening, 'Asia/Shanghai')).toBe('2026-11-23');
    expect(formatInstant(lateEvening, 'UTC')).toBe('2026-11-22 17:05');
    expect(formatInstant(Date.UTC(2026, 0, 1), 'UTC')).toBe('2026-01-01 00:00');
  });

  it('writes file sizes', () => {
    expect(formatBytes('en', 900)).toBe('900 B');
    expect(formatBytes('zh-CN', 5_872_026)).toBe('5.6 MB');
  });
});
