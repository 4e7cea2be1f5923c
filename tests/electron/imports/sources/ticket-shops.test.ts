import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../support/import-file.ts';
import {
  askedOf,
  at,
  changed,
  fakePhone,
  mappedOf,
  many,
  signupsOf,
  sourceDesk,
  textOf,
  workbookOf,
} from '../../../support/source-file.ts';

describe('a Chinese ticket platform', () => {
  it('reads states, check-ins and several people on one order', async () => {
    const desk = sourceDesk();
    const headers =
      '订单号 票券名称 姓名 手机 邮箱 公司 职位 报名时间 审核状态 支付状态 金额 签到状态 签到时间 您从哪里得知'.split(
        ' ',
      );
    const row = (n: number, more: Readonly<Record<number, string>> = {}): string[] =>
      changed(
        [
          `H${Math.floor(n / 2)}`,
          '普通票',
          `嘉宾${n}`,
          fakePhone(n),
          `guest${n}@example.org`,
          '某某公司',
          '运营',
          `2026年6月${10 + n}日 下午3:05`,
          '审核通过',
          '已支付',
          '¥99.00',
          '未签到',
          '',
          '朋友圈',
        ],
        more,
      );
    const rows = [
      ['活动报名名单'],
      ['导出时间：2026-07-01', '', '共 10 人'],
      headers,
      row(0, { 11: '已签到', 12: '2026-06-30 13:58:00' }),
      row(1, { 8: '待审核' }),
      row(2, { 8: '审核不通过' }),
      row(3, { 8: '候补' }),
      row(4, { 8: '已取消' }),
      row(5, { 8: '不参加' }),
      ...many(6, 10).map((n) => row(n)),
      ['合计', '', '10 人', '', '', '', '', '', '', '', '¥990.00'],
    ];
    const done = await desk.giveTwice('报名.xlsx', workbookOf('Sheet1', rows), {
      context: { event: '分享会' },
    });
    expect([done.sheet.kind, done.sheet.headerRow]).toEqual(['signups', 3]);
    expect(askedOf(done)).toEqual([]);
    expect(done.sheet.context).toContainEqual({ name: 'event', required: true });
    expect(mappedOf(done)).toEqual({
      订单号: 'signup.number',
      票券名称: 'signup.ticket',
      姓名: 'member.name',
      手机: 'member.phone',
      邮箱: 'member.email',
      公司: 'member.company',
      职位: 'member.job',
      报名时间: 'signup.at',
      审核状态: 'signup.status',
      签到状态: 'signup.checked_in',
      签到时间: 'signup.checked_in_at',
    });
    expect(countsOf(done.result)).toMatchObject({ created: 10, skipped: 1 });
    expect(signupsOf(desk).slice(0, 6)).toEqual([
      {
        name: '嘉宾0',
        number: 'H0',
        attendee: null,
        ticket: '普通票',
        status: 'confirmed',
        at_ms: at('2026-06-10 15:05'),
        guests: 0,
        arrived: 1,
      },
      expect.objectContaining({ number: 'H0', status: 'pending', arrived: 0 }),
      expect.objectContaining({ status: 'rejected' }),
      expect.objectContaining({ status: 'waiting' }),
      expect.objectContaining({ status: 'cancelled' }),
      expect.objectContaining({ status: 'declined' }),
    ]);
    expect(desk.rows('SELECT at_ms FROM checkin')).toEqual([{ at_ms: at('2026-06-30 13:58') }]);
  });
});

describe('other ticket shops', () => {
  it('reads Hi.Events', async () => {
    const desk = sourceDesk('Europe/Berlin');
    const headers =
      'ID,First Name,Last Name,Email,Status,Is Checked In,Checked In At,Product ID,Product Name,Event ID,Public ID,Short ID,Created Date,Last Updated Date,Notes'.split(
        ',',
      );
    const row = (n: number, status: string, arrived: boolean): string[] => [
      String(100 + n),
      `First${n}`,
      `Last${n}`,
      `h${n}@example.org`,
      status,
      arrived ? 'Yes' : 'No',
      arrived ? '2026-05-02 18:59:00' : '',
      '7',
      'Standard',
      '31',
      `A-ABC${n}`,
      `a_${n}`,
      '2026-04-01 09:00:00',
      '2026-04-02 09:00:00',
      'vegetarian',
    ];
    const rows = [
      row(0, 'ACTIVE', true),
      row(1, 'CANCELLED', false),
      row(2, 'AWAITING_PAYMENT', false),
      ...many(3, 8).map((n) => row(n, 'ACTIVE', false)),
    ];
    const done = await desk.giveTwice('hi.csv', textOf([headers, ...rows]));
    expect(done.sheet.kind).toBe('signups');
    expect(askedOf(done)).toEqual([]);
    expect(mappedOf(done)).toEqual({
      ID: 'signup.attendee',
      'First Name': 'member.first_name',
      'Last Name': 'member.last_name',
      Email: 'member.email',
      Status: 'signup.status',
      'Is Checked In': 'signup.checked_in',
      'Checked In At': 'signup.checked_in_at',
      'Product Name': 'signup.ticket',
      'Event ID': 'event.key',
      'Public ID': 'signup.number',
      'Created Date': 'signup.at',
      'Last Updated Date': 'signup.updated',
    });
    expect(signupsOf(desk).slice(0, 3)).toEqual([
      {
        name: 'First0 Last0',
        number: 'A-ABC0',
        attendee: '100',
        ticket: 'Standard',
        status: 'confirmed',
        at_ms: at('2026-04-01 09:00', '+02:00'),
        guests: 0,
        arrived: 1,
      },
      expect.objectContaining({ status: 'cancelled' }),
      expect.objectContaining({ status: 'pending' }),
    ]);
  });

  it('reads Luma, whose times are in UTC', async () => {
    const desk = sourceDesk();
    const headers =
      'name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,ticket_name'.split(
        ',',
      );
    const row = (n: number, status: string, arrived = ''): string[] => [
      `First${n} Last${n}`,
      `First${n}`,
      `Last${n}`,
      `l${n}@example.org`,
      n === 0 ? '+1 202 555 0143' : '',
      '2026-03-01T16:30:00.000Z',
      status,
      arrived,
      'Standard',
    ];
    const rows = [
      row(0, 'approved', '2026-03-05T01:00:00Z'),
      row(1, 'pending_approval'),
      row(2, 'declined'),
      row(3, 'waitlist'),
      row(4, 'invited'),
      ...many(5, 9).map((n) => row(n, 'approved')),
    ];
    const done = await desk.giveTwice('guests.csv', textOf([headers, ...rows]), {
      context: { event: 'Launch' },
    });
    expect(done.sheet.kind).toBe('signups');
    expect(askedOf(done)).toEqual([]);
    expect(signupsOf(desk).slice(0, 5)).toEqual([
      {
        name: 'First0 Last0',
        number: null,
        attendee: null,
        ticket: 'Standard',
        status: 'confirmed',
        at_ms: Date.UTC(2026, 2, 1, 16, 30),
        guests: 0,
        arrived: 1,
      },
      expect.objectContaining({ status: 'pending' }),
      expect.objectContaining({ status: 'declined' }),
      expect.objectContaining({ status: 'waiting' }),
      expect.objectContaining({ status: 'pending' }),
    ]);
    expect(desk.rows("SELECT value FROM identity WHERE namespace = 'phone'")).toEqual([
      { value: '+12025550143' },
    ]);
  });
});
