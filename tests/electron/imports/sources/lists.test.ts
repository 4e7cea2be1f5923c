import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../support/import-file.ts';
import {
  askedOf,
  fakePhone,
  mappedOf,
  sourceDesk,
  textOf,
  workbookOf,
} from '../../../support/source-file.ts';

const many = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, n) => from + n);

describe('LinkWeChat customers', () => {
  it('reads ids, several tags in a cell and headers with brackets of either width', async () => {
    const desk = sourceDesk();
    const headers =
      '客户姓名 客户类型 性别 userid unionid 生日 所属企业 所属职位 跟进员工 商机阶段 添加方式 添加时间 企业标签 手机号（备注） 邮箱 QQ 所在省市县 详细地址 是否加入黑名单'.split(
        ' ',
      );
    const row = (n: number, more: Readonly<Record<number, string>> = {}): string[] =>
      [
        `客户${n}`,
        '微信用户',
        n % 2 === 0 ? '男' : '未知',
        `wm${n}AAAA`,
        `oX${n}`,
        n === 0 ? '6月19日' : '',
        '某公司',
        '店长',
        '小陈',
        '意向',
        '扫描二维码',
        `2026-01-0${1 + n} 10:00:00`,
        'VIP、R&D、咖啡',
        fakePhone(n),
        `k${n}@example.org`,
        '10001',
        '上海市/上海市/徐汇区',
        '某路',
        '否',
      ].map((cell, index) => more[index] ?? cell);
    const rows = [
      ...many(0, 8).map((n) => row(n)),
      row(8, { 13: '13900000008 / 13900000108', 14: 'Wang <K8@Example.org>' }),
    ];
    const done = await desk.giveTwice('customers.xlsx', workbookOf('Sheet1', [headers, ...rows]));
    expect(done.sheet.kind).toBe('members');
    expect(askedOf(done)).toEqual([]);
    expect(mappedOf(done)).toMatchObject({
      客户姓名: 'member.name',
      性别: 'member.gender',
      userid: 'member.external_id',
      unionid: 'member.unionid',
      生日: 'member.birthday',
      所属企业: 'member.company',
      所属职位: 'member.job',
      添加方式: 'member.source',
      添加时间: 'member.joined',
      企业标签: 'member.tags',
      '手机号（备注）': 'member.phone',
      邮箱: 'member.email',
      所在省市县: 'member.region',
    });
    expect(countsOf(done.result)).toMatchObject({ created: 9 });
    expect(
      desk.rows('SELECT name, gender, birthday_date, source, joined_date FROM member LIMIT 2'),
    ).toEqual([
      {
        name: '客户0',
        gender: 'male',
        birthday_date: '--06-19',
        source: '扫描二维码',
        joined_date: '2026-01-01',
      },
      expect.objectContaining({ gender: null, birthday_date: null }),
    ]);
    expect(
      desk.rows(
        `SELECT namespace, value FROM identity JOIN member ON member.id = member_id
         WHERE name = '客户8' ORDER BY identity.id`,
      ),
    ).toEqual([
      { namespace: 'unionid', value: 'oX8' },
      { namespace: 'wecom', value: 'wm8AAAA' },
      { namespace: 'phone', value: '+8613900000008' },
      { namespace: 'phone', value: '+8613900000108' },
      { namespace: 'email', value: 'k8@example.org' },
    ]);
    expect(desk.rows('SELECT name FROM tag ORDER BY name')).toEqual([
      { name: 'R&D' },
      { name: 'VIP' },
      { name: '咖啡' },
    ]);
  });
});

describe('Mailchimp', () => {
  const headers =
    'Email Address,First Name,Last Name,Address,Phone Number,Birthday,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS'.split(
      ',',
    );
  const row = (n: number): string[] => [
    `m${n}@example.org`,
    `First${n}`,
    `Last${n}`,
    '1 Main St',
    '',
    n === 0 ? '02/29' : n === 1 ? '12/31' : '',
    '4',
    '2026-01-02 10:00:00',
    '192.0.2.1',
    '2026-01-02 10:01:00',
    '192.0.2.1',
    '52.5',
    '13.4',
    '1',
    '2',
    'Europe/Berlin',
    'DE',
    'BE',
    '2026-02-02 10:00:00',
    String(500 + n),
    `euid${n}`,
    '',
    n === 0 ? '"VIP","Blog, weekly"' : n === 1 ? '"Blog, weekly"' : '',
  ];

  it('reads tags quoted twice, birthdays without a year, and who has left', async () => {
    const desk = sourceDesk('Europe/Berlin');
    const done = await desk.giveTwice(
      'subscribed.csv',
      textOf([headers, ...many(0, 9).map((n) => row(n))]),
    );
    expect(done.sheet.kind).toBe('members');
    expect(askedOf(done)).toEqual([]);
    expect(mappedOf(done)).toEqual({
      'Email Address': 'member.email',
      'First Name': 'member.first_name',
      'Last Name': 'member.last_name',
      'Phone Number': 'member.phone',
      Birthday: 'member.birthday',
      MEMBER_RATING: 'member.external_level',
      OPTIN_TIME: 'member.joined',
      REGION: 'member.region',
      EUID: 'member.external_id',
      NOTES: 'member.remark',
      TAGS: 'member.tags',
    });
    expect(countsOf(done.result)).toMatchObject({ created: 9, rejected: 0 });
    expect(
      desk.rows('SELECT name, birthday_date, joined_date, external_level FROM member LIMIT 3'),
    ).toEqual([
      {
        name: 'First0 Last0',
        birthday_date: '--02-29',
        joined_date: '2026-01-02',
        external_level: '4',
      },
      expect.objectContaining({ birthday_date: '--12-31' }),
      expect.objectContaining({ birthday_date: null }),
    ]);
    expect(desk.rows('SELECT name FROM tag ORDER BY name')).toEqual([
      { name: 'Blog, weekly' },
      { name: 'VIP' },
    ]);
    // The file of those who unsubscribed is about the same people.
    const gone = await desk.giveTwice(
      'unsubscribed.csv',
      textOf([
        [...headers.slice(0, 9), 'UNSUB_TIME', 'UNSUB_REASON', ...headers.slice(9)],
        ...many(0, 2).map((n) => [
          ...row(n).slice(0, 9),
          '2026-05-01 08:00:00',
          'NORMAL',
          ...row(n).slice(9),
        ]),
      ]),
    );
    expect(mappedOf(gone)).toMatchObject({ UNSUB_TIME: 'member.left' });
    expect(countsOf(gone.result)).toMatchObject({ updated: 2, created: 0 });
    expect(desk.rows("SELECT count(*) AS n FROM member WHERE left_date = '2026-05-01'")).toEqual([
      { n: 2 },
    ]);
  });
});

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
