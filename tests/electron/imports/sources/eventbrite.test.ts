import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../support/import-file.ts';
import {
  askedOf,
  at,
  mappedOf,
  many,
  signupsOf,
  sourceDesk,
  textOf,
} from '../../../support/source-file.ts';

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
    expect(signupsOf(desk).slice(0, 4)).toEqual([
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
