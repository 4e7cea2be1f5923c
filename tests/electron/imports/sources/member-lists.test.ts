import { describe, expect, it } from 'vitest';
import { askedOf, mappedOf, many, sourceDesk, textOf } from '../../../support/source-file.ts';

describe('Discourse users', () => {
  it('reads groups, custom fields and times in UTC', async () => {
    const desk = sourceDesk();
    const headers =
      'id,name,username,email,title,created_at,last_seen_at,last_posted_at,last_emailed_at,trust_level,approved,suspended_at,suspended_till,silenced_till,active,admin,moderator,ip_address,staged,secondary_emails,topics_entered,posts_read_count,time_read,topic_count,post_count,likes_given,likes_received,location,website,views,Favourite bean (custom user field),group_names'.split(
        ',',
      );
    const rows = many(0, 9).map((n) =>
      headers.map(
        (header) =>
          ({
            id: String(40 + n),
            name: n === 0 ? '' : `Reader ${n}`,
            username: `reader_${n}`,
            email: `d${n}@example.org`,
            title: n === 1 ? 'Host' : '',
            created_at: '2026-01-01 20:30:00 UTC',
            last_seen_at: '2026-06-01 23:59:59 UTC',
            trust_level: '2',
            active: 'true',
            time_read: '3600',
            location: 'Utrecht',
            'Favourite bean (custom user field)': 'Heirloom',
            group_names: n === 0 ? 'trust_level_1;R&D' : 'trust_level_1;hosts',
          })[header] ?? '',
      ),
    );
    const done = await desk.giveTwice('user-list.csv', textOf([headers, ...rows]));
    expect(done.sheet.kind).toBe('members');
    expect(askedOf(done)).toEqual([]);
    expect(mappedOf(done)).toEqual({
      id: 'member.external_id',
      name: 'member.name',
      username: 'member.nickname',
      email: 'member.email',
      title: 'member.job',
      created_at: 'member.joined',
      last_seen_at: 'member.last_active',
      trust_level: 'member.external_level',
      location: 'member.region',
      group_names: 'member.tags',
    });
    expect(
      desk.rows('SELECT name, nickname, job, joined_date, seen_date, region FROM member LIMIT 2'),
    ).toEqual([
      {
        name: null,
        nickname: 'reader_0',
        job: null,
        joined_date: '2026-01-02',
        seen_date: '2026-06-02',
        region: 'Utrecht',
      },
      expect.objectContaining({ name: 'Reader 1', job: 'Host' }),
    ]);
    expect(desk.rows('SELECT name FROM tag ORDER BY name')).toEqual([
      { name: 'R&D' },
      { name: 'hosts' },
      { name: 'trust_level_1' },
    ]);
  });
});

describe('other lists of people', () => {
  it('reads Meetup members, who have no e-mail', async () => {
    const desk = sourceDesk('Europe/Dublin');
    const headers = [
      'Name',
      'User ID',
      'Title',
      'Member ID',
      'Location',
      'Joined Group on',
      'Last visited group on',
      'Total RSVPs',
      'RSVPed Yes',
      'RSVPed Maybe',
      'RSVPed No',
      'Meetups attended',
      'No Shows',
      'Intro',
      'Photo',
      'Assistant Organizer',
      'Mailing List',
      'URL of Member Profile',
    ];
    const rows = many(0, 9).map((n) => [
      `Walker ${n}`,
      `user ${7000 + n}`,
      n === 0 ? 'Organizer' : '',
      String(7000 + n),
      'Dublin',
      '03/21/2026',
      n === 0 ? '06/13/2026' : '',
      '5',
      '4',
      '0',
      '1',
      '4',
      '0',
      'No',
      'Yes',
      'No',
      'Yes',
      `https://www.meetup.com/some-group/members/${7000 + n}/`,
    ]);
    const done = await desk.giveTwice('members.xls', textOf([headers, ...rows], '\t'));
    expect([done.sheet.kind, done.sheet.dateOrder]).toEqual(['members', 'mdy']);
    expect(askedOf(done)).toEqual([]);
    expect(mappedOf(done)).toEqual({
      Name: 'member.name',
      Title: 'member.job',
      'Member ID': 'member.external_id',
      Location: 'member.region',
      'Joined Group on': 'member.joined',
      'Last visited group on': 'member.last_active',
    });
    expect(desk.rows('SELECT name, joined_date, seen_date FROM member LIMIT 1')).toEqual([
      { name: 'Walker 0', joined_date: '2026-03-21', seen_date: '2026-06-13' },
    ]);
    expect(desk.rows('SELECT DISTINCT namespace FROM identity')).toEqual([{ namespace: 'meetup' }]);
  });

  it('reads Facebook leads, LinkedIn connections and Patreon', async () => {
    const desk = sourceDesk('Europe/Stockholm');
    const leads = await desk.giveTwice(
      'leads.csv',
      textOf(
        [
          'id,created_time,ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name,form_id,form_name,is_organic,platform,full_name,phone_number,email'.split(
            ',',
          ),
          ...many(0, 8).map((n) => [
            `l:1234567890123${n}`,
            '2026-04-01T23:30:00-05:00',
            'ag:1',
            'Spring',
            'as:1',
            'Set',
            'c:1',
            'Camp',
            'f:1',
            'Form',
            'false',
            n % 2 === 0 ? 'fb' : 'ig',
            `Lead ${n}`,
            `p:+4670000010${n}`,
            `lead${n}@example.org`,
          ]),
        ],
        '\t',
      ),
    );
    expect(leads.sheet.kind).toBe('members');
    expect(askedOf(leads)).toEqual([]);
    expect(mappedOf(leads)).toEqual({
      id: 'member.external_id',
      created_time: 'member.joined',
      platform: 'member.source',
      full_name: 'member.name',
      phone_number: 'member.phone',
      email: 'member.email',
    });
    expect(desk.rows('SELECT name, source, joined_date FROM member LIMIT 1')).toEqual([
      { name: 'Lead 0', source: 'fb', joined_date: '2026-04-02' },
    ]);
    expect(desk.rows("SELECT value FROM identity WHERE namespace = 'phone' LIMIT 1")).toEqual([
      { value: '+46700000100' },
    ]);

    const linkedin = await desk.giveTwice(
      'Connections.csv',
      `Notes:\r\n"When exporting your connection data, you may notice that some of the email addresses are missing."\r\n\r\n${textOf(
        [
          [
            'First Name',
            'Last Name',
            'URL',
            'Email Address',
            'Company',
            'Position',
            'Connected On',
          ],
          ...many(0, 8).map((n) => [
            `Link${n}`,
            'Ed',
            `https://www.linkedin.com/in/link-${n}`,
            n === 0 ? 'link0@example.org' : '',
            'Roastery',
            'Barista',
            '12 Mar 2025',
          ]),
        ],
      )}`,
    );
    expect([linkedin.sheet.kind, linkedin.sheet.headerRow]).toEqual(['members', 4]);
    expect(askedOf(linkedin)).toEqual([]);
    expect(
      desk.rows(
        "SELECT name, company, job, joined_date FROM member WHERE name LIKE 'Link%' LIMIT 1",
      ),
    ).toEqual([
      { name: 'Link0 Ed', company: 'Roastery', job: 'Barista', joined_date: '2025-03-12' },
    ]);

    const patreon = await desk.giveTwice(
      'Members.csv',
      textOf([
        'Name,Email,Twitter,Discord,Patron Status,Follows You,Lifetime Amount,Pledge Amount,Charge Frequency,Tier,Addressee,Street,City,State,Zip,Country,Phone,Patronage Since Date,Last Charge Date,Last Charge Status,Additional Details,User ID,Last Updated,Currency,Max Posts'.split(
          ',',
        ),
        ...many(0, 8).map((n) => [
          `Patron ${n}`,
          `p${n}@example.org`,
          '',
          `pat#${n}`,
          'Active patron',
          'No',
          '$25.00',
          '$5.00',
          'monthly',
          'Friend',
          '',
          '',
          'Malmö',
          '',
          '',
          'SE',
          '',
          '2025-11-30 09:10:11.123456',
          '2026-05-01',
          'Paid',
          '',
          String(880 + n),
          '2026-05-02',
          'USD',
          '',
        ]),
      ]),
    );
    expect(patreon.sheet.kind).toBe('members');
    expect(askedOf(patreon)).toEqual([]);
    expect(
      desk.rows(
        "SELECT name, city, external_level, joined_date FROM member WHERE name = 'Patron 0'",
      ),
    ).toEqual([
      { name: 'Patron 0', city: 'Malmö', external_level: 'Friend', joined_date: '2025-11-30' },
    ]);
  });
});
