import { describe, expect, it } from 'vitest';
import { checkAll } from '../../../../electron/store/check/check.ts';
import { countsOf } from '../../../support/import-file.ts';
import {
  askedOf,
  at,
  changed,
  mappedOf,
  many,
  sourceDesk,
  textOf,
  workbookOf,
} from '../../../support/source-file.ts';

describe('WeCom group members under the names of the interface', () => {
  const headers =
    'chat_id name owner create_time notice userid type unionid join_time join_scene invitor group_nickname name'.split(
      ' ',
    );
  it('tells the group from its members, staff from customers, and reads seconds', async () => {
    const desk = sourceDesk();
    const joined = at('2026-03-31 23:30');
    const row = (n: number, more: Readonly<Record<number, string | number>> = {}) =>
      changed(
        [
          n < 10 ? 'wrOgAAA' : 'wrOgBBB',
          n < 10 ? '咖啡一群' : '咖啡二群',
          'ChenYu',
          at('2025-12-01 09:00') / 1000,
          '欢迎',
          n === 0 ? 'ChenYu' : `wmAAA${n}`,
          n === 0 ? 1 : 2,
          n === 0 ? '' : `ozynqs${n}`,
          (joined + n * 3_600_000) / 1000,
          1 + (n % 3),
          n % 3 === 0 ? 'ChenYu' : '',
          `群昵称${n}`,
          `成员${n}`,
        ],
        more,
      );
    const done = await desk.giveTwice(
      'group.xlsx',
      workbookOf('members', [headers, ...many(0, 16).map((n) => row(n))]),
      { context: { community: '咖啡社' } },
    );
    expect(done.sheet.kind).toBe('group-members');
    expect(askedOf(done)).toEqual([]);
    expect(mappedOf(done)).toEqual({
      chat_id: 'group.key',
      name: 'group.name',
      owner: 'group.owner',
      create_time: 'group.created',
      userid: 'member.external_id',
      type: 'member.type',
      unionid: 'member.unionid',
      join_time: 'member.joined',
      join_scene: 'member.join_scene',
      invitor: 'member.referrer',
      group_nickname: 'member.nickname',
      'name (2)': 'member.name',
    });
    expect(countsOf(done.result)).toMatchObject({ created: 16 });
    expect(
      desk.rows('SELECT name, external_key, owner, created_date FROM chat_group ORDER BY id'),
    ).toEqual([
      { name: '咖啡一群', external_key: 'wrOgAAA', owner: 'ChenYu', created_date: '2025-12-01' },
      { name: '咖啡二群', external_key: 'wrOgBBB', owner: 'ChenYu', created_date: '2025-12-01' },
    ]);
    expect(
      desk.rows(
        `SELECT member.name, staff, referrer, membership.joined_date, membership.source FROM membership
         JOIN member ON member.id = member_id ORDER BY membership.id LIMIT 3`,
      ),
    ).toEqual([
      {
        name: '成员0',
        staff: 1,
        referrer: 'ChenYu',
        joined_date: '2026-03-31',
        source: '成员邀请',
      },
      {
        name: '成员1',
        staff: 0,
        referrer: null,
        joined_date: '2026-04-01',
        source: '邀请链接',
      },
      expect.objectContaining({ source: '扫描群二维码' }),
    ]);
  });

  it('finds a group again by its id when it was renamed', async () => {
    const desk = sourceDesk();
    const file = (name: string) =>
      textOf([
        headers,
        ...many(0, 8).map((n) => [
          'wr1',
          name,
          'o',
          '',
          '',
          `wm${n}`,
          2,
          '',
          '',
          2,
          '',
          '',
          `成员${n}`,
        ]),
      ]);
    await desk.give('a.csv', file('旧群名'));
    await desk.giveTwice('b.csv', file('新群名'));
    expect(desk.rows('SELECT external_key, name FROM chat_group')).toEqual([
      { external_key: 'wr1', name: '新群名' },
    ]);
    expect(checkAll(desk.db)).toEqual([]);
  });

  it('rejects a member who left before joining, and makes nobody of the row', async () => {
    const desk = sourceDesk();
    const done = await desk.giveTwice(
      'list.csv',
      textOf([
        ['群名称', '姓名', '手机号', '入群时间', '退群时间'],
        ['一群', '甲', '13900000001', '2026-05-02', '2026-05-01'],
        ['二群', '乙', '13900000002', '2026-05-02', '2026-05-02'],
      ]),
    );
    expect(countsOf(done.result)).toMatchObject({ created: 1, rejected: 1 });
    expect(desk.rows('SELECT member.name, chat_group.name AS g FROM member, chat_group')).toEqual([
      { name: '乙', g: '二群' },
    ]);
  });
});

describe('WeChat chat exports', () => {
  const headers =
    'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender'.split(
      ',',
    );
  it('takes TalkerId for the group, the second for the time, and keeps line breaks apart', async () => {
    const desk = sourceDesk();
    const sent = at('2026-06-18 23:59:50');
    const row = (group: string, n: number): string[] => [
      String(1 + n),
      group,
      '1',
      '0',
      '0',
      String(sent / 1000 + n * 5),
      '',
      n === 0 ? '第一行\n第二行, "引用"' : '好的',
      '2026-06-18 23:59:50',
      n % 3 === 0 ? '备注名' : '',
      `昵称${n % 3}`,
      `wxid_${n % 3}`,
    ];
    const done = await desk.giveTwice(
      'chat.csv',
      textOf([headers, ...many(0, 12).map((n) => row('7', n))]),
    );
    expect(done.sheet.kind).toBe('interactions');
    expect(askedOf(done)).toEqual([]);
    expect(mappedOf(done)).toEqual({
      localId: 'interaction.message_id',
      TalkerId: 'interaction.group',
      Type: 'interaction.kind',
      CreateTime: 'interaction.at',
      StrContent: 'interaction.text',
      Remark: 'member.remark',
      NickName: 'member.nickname',
      Sender: 'interaction.sender',
    });
    expect(countsOf(done.result)).toMatchObject({ created: 12 });
    expect(
      desk.rows(
        `SELECT nickname, remark, count(*) AS n, min(at_ms) AS first, min(local_date) AS a, max(local_date) AS b
         FROM interaction JOIN member ON member.id = member_id GROUP BY member_id ORDER BY nickname`,
      ),
    ).toEqual([
      { nickname: '昵称0', remark: '备注名', n: 4, first: sent, a: '2026-06-18', b: '2026-06-19' },
      expect.objectContaining({ nickname: '昵称1', n: 4 }),
      expect.objectContaining({ nickname: '昵称2', n: 4 }),
    ]);
    expect(desk.rows('SELECT name FROM chat_group')).toEqual([{ name: '7' }]);
    // Another group counts its messages from one as well.
    const other = await desk.give(
      'chat2.csv',
      textOf([headers, ...many(0, 6).map((n) => row('8', n))]),
    );
    expect(countsOf(other.result)).toMatchObject({ created: 6, unchanged: 0 });
  });
});

describe('messages of the chat program itself', () => {
  it.each([
    ['WeChat', '1', '10000', '10002'],
    ['words', '文本', '系统消息', 'System notice'],
  ])('are left out, and nobody is made of them: %s', async (_what, said, joined, recalled) => {
    const desk = sourceDesk();
    const line = (minute: number, type: string, sender: string, text: string): string[] => [
      'g1',
      type,
      `2026-06-18 10:0${minute}:00`,
      text,
      sender,
    ];
    const done = await desk.giveTwice(
      'chat.csv',
      textOf([
        ['TalkerId', 'Type', 'StrTime', 'StrContent', 'Sender'],
        line(0, joined, '系统', '甲加入了群聊'),
        line(1, said, 'wxid_1', '大家好'),
        line(2, recalled, 'wxid_1', '撤回了一条消息'),
        line(3, said, 'wxid_2', '欢迎'),
      ]),
    );
    expect(done.sheet.kind).toBe('interactions');
    expect(countsOf(done.result)).toMatchObject({ created: 2, skipped: 2, rejected: 0 });
    expect(desk.rows('SELECT DISTINCT reason FROM import_row')).toEqual([
      { reason: 'system-message' },
    ]);
    expect(desk.rows('SELECT kind, count(*) AS n FROM interaction GROUP BY 1')).toEqual([
      { kind: 'message', n: 2 },
    ]);
    expect(desk.rows('SELECT count(*) AS n FROM member')).toEqual([{ n: 2 }]);
  });
});

describe('Discord messages', () => {
  const headers = ['AuthorID', 'Author', 'Date', 'Content', 'Attachments', 'Reactions'];
  it.each([
    [
      'as people write dates',
      (n: number) => `${17 + n}-May-26 02:21 AM`,
      'Europe/Berlin',
      '+02:00',
    ],
    [
      'in ISO',
      (n: number) => `2026-05-${17 + n}T02:21:00.1230000+02:00`,
      'Asia/Shanghai',
      '+02:00',
    ],
  ])('reads ids of 18 digits and times %s', async (_what, date, zone, offset) => {
    const desk = sourceDesk(zone);
    const rows = many(0, 9).map((n) => [
      `12345678901234567${n % 3}`,
      `ann#${n % 3}`,
      date(n),
      'hi\nthere',
      '',
      '👍 (2)',
    ]);
    const done = await desk.giveTwice('channel.csv', textOf([headers, ...rows]), {
      context: { group: 'general' },
    });
    expect(done.sheet.kind).toBe('interactions');
    expect(askedOf(done)).toEqual([]);
    expect(mappedOf(done)).toEqual({
      AuthorID: 'member.external_id',
      Author: 'interaction.sender',
      Date: 'interaction.at',
      Content: 'interaction.text',
    });
    expect(desk.rows('SELECT namespace, value FROM identity ORDER BY value')).toEqual(
      many(0, 3).map((n) => ({ namespace: 'discord', value: `12345678901234567${n}` })),
    );
    expect(desk.rows('SELECT nickname FROM member ORDER BY nickname')).toEqual(
      many(0, 3).map((n) => ({ nickname: `ann#${n}` })),
    );
    const [first] = desk.rows('SELECT min(at_ms) AS at_ms FROM interaction') as { at_ms: number }[];
    expect(Math.floor(first!.at_ms / 1000) * 1000).toBe(at('2026-05-17 02:21', offset));
  });

  it('rejects ids that a spreadsheet program has rounded', async () => {
    const desk = sourceDesk();
    const done = await desk.give(
      'channel.xlsx',
      workbookOf('general', [
        headers,
        [123456789012345680, 'ann', '2026-05-17 02:21:00', 'hi', '', ''],
        ['123456789012345678', 'bob', '2026-05-17 02:22:00', 'hi', '', ''],
      ]),
    );
    expect(countsOf(done.result)).toMatchObject({ created: 1, rejected: 1 });
    expect(desk.rows('SELECT reason FROM import_row')).toEqual([{ reason: 'number-damaged' }]);
  });
});

describe('communities and events by the templates', () => {
  it('reads them in Traditional Chinese', async () => {
    const desk = sourceDesk('Asia/Taipei');
    const communities = await desk.giveTwice(
      '社群.csv',
      textOf([
        ['社群編號', '社群名稱', '平台', '主題', '創建時間', '負責人'],
        ...many(0, 8).map((n) => [`C${n}`, `社群${n}`, 'LINE', '讀書', '2026.6.19', '小林']),
      ]),
    );
    expect([communities.sheet.kind, askedOf(communities)]).toEqual(['communities', []]);
    expect(desk.rows('SELECT name, platform, created_date, owner FROM community LIMIT 1')).toEqual([
      { name: '社群0', platform: 'LINE', created_date: '2026-06-19', owner: '小林' },
    ]);
    const events = await desk.giveTwice(
      '活動.csv',
      textOf([
        ['活動編號', '活動名稱', '活動類型', '開始時間', '結束時間', '地點', '名額', '所屬社群'],
        ...many(0, 8).map((n) => [
          `A${n}`,
          `聚會${n}`,
          '',
          '2026年6月19日 下午2:00',
          '2026年6月19日 下午5:30',
          '台北',
          '1,200人',
          '社群0',
        ]),
      ]),
    );
    expect([events.sheet.kind, askedOf(events)]).toEqual(['events', []]);
    expect(
      desk.rows(
        `SELECT event.name, start_at_ms, end_at_ms, place, event.capacity, community.name AS community
         FROM event JOIN community ON community.id = community_id LIMIT 1`,
      ),
    ).toEqual([
      {
        name: '聚會0',
        start_at_ms: at('2026-06-19 14:00'),
        end_at_ms: at('2026-06-19 17:30'),
        place: '台北',
        capacity: 1200,
        community: '社群0',
      },
    ]);
  });
});
