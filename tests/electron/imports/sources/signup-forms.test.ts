import { describe, expect, it } from 'vitest';
import {
  askedOf,
  at,
  fakePhone,
  many,
  signupsOf,
  sourceDesk,
  textOf,
} from '../../../support/source-file.ts';

describe('RSVP lists and forms', () => {
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
    expect(signupsOf(desk)[0]).toEqual({
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
    expect(signupsOf(desk).slice(8, 11)).toEqual([
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
    expect(signupsOf(desk)[0]).toMatchObject({
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
    expect(signupsOf(desk)[9]).toMatchObject({
      name: 'Ty0 Form',
      at_ms: Date.UTC(2026, 4, 1, 8, 9, 10),
    });
  });
});
