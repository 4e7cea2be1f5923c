import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../support/import-file.ts';
import {
  askedOf,
  changed,
  fakePhone,
  mappedOf,
  many,
  sourceDesk,
  textOf,
  workbookOf,
} from '../../../support/source-file.ts';

describe('LinkWeChat customers', () => {
  it('reads ids, several tags in a cell and headers with brackets of either width', async () => {
    const desk = sourceDesk();
    const headers =
      '客户姓名 客户类型 性别 userid unionid 生日 所属企业 所属职位 跟进员工 商机阶段 添加方式 添加时间 企业标签 手机号（备注） 邮箱 QQ 所在省市县 详细地址 是否加入黑名单'.split(
        ' ',
      );
    const row = (n: number, more: Readonly<Record<number, string>> = {}): string[] =>
      changed(
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
        ],
        more,
      );
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
