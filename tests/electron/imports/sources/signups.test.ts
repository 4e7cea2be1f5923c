import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../support/import-file.ts';
import {
  askedOf,
  at,
  fakePhone,
  mappedOf,
  sourceDesk,
  textOf,
  workbookOf,
} from '../../../support/source-file.ts';

const signups = (
  order = 'signup.id',
) => `SELECT member.name, number, attendee, ticket, status, at_ms, guests,
  (SELECT count(*) FROM checkin WHERE signup_id = signup.id) AS arrived
  FROM signup JOIN member ON member.id = signup.member_id ORDER BY ${order}`;
const many = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, n) => from + n);

describe('a Chinese ticket platform', () => {
  it('reads states, check-ins and several people on one order', async () => {
    const desk = sourceDesk();
    const headers =
      '订单号 票券名称 姓名 手机 邮箱 公司 职位 报名时间 审核状态 支付状态 金额 签到状态 签到时间 您从哪里得知'.split(
        ' ',
      );
    const row = (n: number, more: Readonly<Record<number, string>> = {}): string[] =>
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
      ].map((cell, index) => more[index] ?? cell);
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
    expect(desk.rows(signups()).slice(0, 6)).toEqual([
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

describe('Eventbrite', () => {
  const attendee =
    'Order #,Order Date,First Name,Last Name,Email,Quantity,Price Tier,Ticket Type,Attendee #,Group,Order Type,Currency,Total Paid,Fees Paid,Eventbrite Fees,Eventbrite Payment Processing,Attendee Status,Home Address 1,Home City,How did you hear about us?'.split(
      ',',
    );
  it('reads attendees: one order, several people', async () => {
    const desk = sourceDesk('America/New_York');
    const row = (n: number, status: string): string[] => [
      String(9_000_000_000 + Math.floor(n / 2)),
      'Sep 26, 2026 7:05 PM',
      `First${n}`,
      `Last${n}`,
      `p${Math.floor(n / 2)}@example.org`,
      '1',
      '',
      'General Admission',
      String(12_345_670 + n),
      '',
      'Eventbrite Completed',
      'USD',
      '$60.00',
      '$5.00',
      '$3.00',
      '$2.00',
      status,
      '1 Main St',
      'Boston',
      'Friend',
    ];
    const rows = [
      row(0, 'Attending'),
      row(1, 'Checked In'),
      row(2, 'Not Attending'),
      row(3, 'Refunded'),
      ...many(4, 9).map((n) => row(n, 'Attending')),
    ];
    const done = await desk.giveTwice('attendees.csv', textOf([attendee, ...rows]), {
      context: { event: 'Meet & Brew' },
    });
    expect(done.sheet.kind).toBe('signups');
    expect(askedOf(done)).toEqual([]);
    expect(mappedOf(done)).toMatchObject({
      'Order #': 'signup.number',
      'Order Date': 'signup.at',
      'First Name': 'member.first_name',
      'Last Name': 'member.last_name',
      Email: 'member.email',
      Quantity: 'signup.quantity',
      'Ticket Type': 'signup.ticket',
      'Attendee #': 'signup.attendee',
      'Attendee Status': 'signup.status',
    });
    // Two people of one order share its e-mail: two members, and a question for later.
    expect(countsOf(done.result)).toMatchObject({ created: 9 });
    expect(desk.rows(signups()).slice(0, 4)).toEqual([
      {
        name: 'First0 Last0',
        number: '9000000000',
        attendee: '12345670',
        ticket: 'General Admission',
        status: 'confirmed',
        at_ms: at('2026-09-26 19:05', '-04:00'),
        guests: 0,
        arrived: 0,
      },
      expect.objectContaining({ name: 'First1 Last1', status: 'confirmed', arrived: 1 }),
      expect.objectContaining({ status: 'cancelled' }),
      expect.objectContaining({ status: 'cancelled' }),
    ]);
  });

  it('reads the orders report as orders, and with a check-in column as sign-ups with guests', async () => {
    const report =
      'Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Currency,Total Paid,Promo Code,Affiliate,Event Name,Event Date'.split(
        ',',
      );
    const row = (n: number): string[] => [
      String(8_000_000_000 + n),
      'Sep 6, 2026 7:05 AM',
      'Ann',
      `Lee${n}`,
      `ann${n}@example.org`,
      String(1 + (n % 3)),
      'General Admission',
      'USD',
      '$60.00',
      n === 0 ? 'EARLY' : '',
      n === 1 ? 'newsletter' : '',
      'Meet & Brew',
      'Oct 3, 2026 6:00 PM',
    ];
    const desk = sourceDesk('America/New_York');
    const withoutTickets = [report, ...many(0, 8).map(row)].map((cells) =>
      cells.filter((_, index) => index !== 6),
    );
    const orders = await desk.giveTwice('orders.csv', textOf(withoutTickets));
    expect(orders.sheet.kind).toBe('orders');
    expect(askedOf(orders)).toEqual([]);
    expect(
      desk.rows(
        'SELECT status, created_at_ms, paid_date, currency, amount_minor, coupon FROM order_ LIMIT 1',
      ),
    ).toEqual([
      {
        status: 'paid',
        created_at_ms: at('2026-09-06 07:05', '-04:00'),
        paid_date: '2026-09-06',
        currency: 'USD',
        amount_minor: 6000,
        coupon: 'EARLY',
      },
    ]);
    const checked = [report, ...many(0, 8).map(row)].map((cells, n) => [
      ...cells,
      n === 0 ? 'Checked In' : n === 2 ? 'Yes' : 'No',
    ]);
    const done = await desk.giveTwice('report.csv', textOf(checked));
    expect(done.sheet.kind).toBe('signups');
    expect(askedOf(done)).toEqual([]);
    expect(done.sheet.context.filter((one) => one.required)).toEqual([]);
    expect(
      desk.rows(
        `SELECT name, start_at_ms, count(*) AS signups, sum(guests) AS guests FROM signup
         JOIN event ON event.id = event_id`,
      ),
    ).toEqual([
      { name: 'Meet & Brew', start_at_ms: at('2026-10-03 18:00', '-04:00'), signups: 8, guests: 7 },
    ]);
    expect(desk.rows('SELECT count(*) AS n FROM checkin')).toEqual([{ n: 1 }]);
  });
});

describe('other ticket shops and forms', () => {
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
    expect(desk.rows(signups()).slice(0, 3)).toEqual([
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
    expect(desk.rows(signups()).slice(0, 5)).toEqual([
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

  it('reads Tito and a Meetup RSVP list', async () => {
    const desk = sourceDesk('Europe/Dublin');
    const tito = await desk.giveTwice(
      'tito.csv',
      textOf([
        ['Ticket', 'Reference', 'Name', 'Email', 'Tags', 'Registration Date'],
        ...many(0, 8).map((n) => [
          'Early Bird',
          `ABCD-${n}`,
          `Guest ${n}`,
          `t${n}@example.org`,
          'speaker',
          '2026-02-01 10:00:00 UTC',
        ]),
      ]),
      { context: { event: 'Conf' } },
    );
    expect(tito.sheet.kind).toBe('signups');
    expect(askedOf(tito)).toEqual([]);
    expect(desk.rows(signups())[0]).toEqual({
      name: 'Guest 0',
      number: 'ABCD-0',
      attendee: null,
      ticket: 'Early Bird',
      status: 'confirmed',
      at_ms: Date.UTC(2026, 1, 1, 10),
      guests: 0,
      arrived: 0,
    });
    const rsvp = await desk.giveTwice(
      'rsvps.xls',
      textOf(
        [
          ['Name', 'Title', 'Event Host', 'RSVP', 'Guests', 'RSVPed on', 'URL of Member Profile'],
          ...['Yes', 'No', 'Waitlist', 'Yes', 'Yes', 'Yes', 'Yes', 'Yes'].map((word, n) => [
            `Walker ${n}`,
            n === 0 ? 'Organizer' : 'Member',
            n === 0 ? 'Yes' : '',
            word,
            String(n % 2),
            'April 4, 2026 7:32 PM',
            `https://www.meetup.com/some-group/members/${7000 + n}/`,
          ]),
        ],
        '\t',
      ),
      { context: { event: 'Walk' } },
    );
    expect(rsvp.sheet.kind).toBe('signups');
    expect(askedOf(rsvp)).toEqual([]);
    expect(desk.rows(signups()).slice(8, 11)).toEqual([
      {
        name: 'Walker 0',
        number: null,
        attendee: null,
        ticket: null,
        status: 'confirmed',
        at_ms: at('2026-04-04 19:32', '+01:00'),
        guests: 0,
        arrived: 0,
      },
      expect.objectContaining({ status: 'declined', guests: 1 }),
      expect.objectContaining({ status: 'waiting' }),
    ]);
    expect(
      desk.rows("SELECT value FROM identity WHERE namespace = 'meetup' ORDER BY value LIMIT 1"),
    ).toEqual([{ value: '7000' }]);
  });

  it('reads Google Forms and Typeform registrations', async () => {
    const desk = sourceDesk();
    const google = await desk.giveTwice(
      'form.csv',
      textOf([
        ['Timestamp', 'Email Address', '姓名', '手机号', 'Which session?'],
        ...many(0, 9).map((n) => [
          `2026/05/${20 + n} 7:01:33 PM GMT+2`,
          `g${n}@example.org`,
          `表单${n}`,
          fakePhone(n),
          'Morning',
        ]),
      ]),
      { context: { event: '工作坊' } },
    );
    expect(google.sheet.kind).toBe('signups');
    expect(askedOf(google)).toEqual([]);
    expect(desk.rows(signups())[0]).toMatchObject({
      name: '表单0',
      status: 'confirmed',
      at_ms: at('2026-05-20 19:01:33', '+02:00'),
    });
    const typeform = await desk.giveTwice(
      'typeform.csv',
      textOf([
        ['#', 'First name', 'Last name', 'Email', 'Phone number', 'Anything else?', 'Submitted At'],
        ...many(0, 8).map((n) => [
          `abcdef${n}`,
          `Ty${n}`,
          'Form',
          `ty${n}@example.org`,
          `+4670000000${n}`,
          '',
          `2026-05-0${1 + n} 08:09:10`,
        ]),
      ]),
      { context: { event: 'Workshop', zone: 'UTC' } },
    );
    expect(typeform.sheet.kind).toBe('signups');
    expect(askedOf(typeform)).toEqual([]);
    expect(desk.rows(signups())[9]).toMatchObject({
      name: 'Ty0 Form',
      at_ms: Date.UTC(2026, 4, 1, 8, 9, 10),
    });
  });
});
