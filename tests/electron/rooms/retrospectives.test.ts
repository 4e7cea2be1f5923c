import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportResult } from '../../../shared/contract/imports.ts';
import type { Facts } from '../../../shared/contract/retrospectives.ts';
import { buildDocument } from '../../../shared/domain/report/build.ts';
import { askedRows } from '../../support/rows-behind.ts';
import { importFile } from '../../support/import-file.ts';
import { finished, temporaryRooms, type TestRooms } from '../../support/rooms.ts';
import { temporaryFolder } from '../../support/workspace.ts';
import { withoutUids } from '../../support/without-uids.ts';

// Today is 2026-11-24 in the workspace's zone.
const opened = async () => {
  const rooms = temporaryRooms();
  await rooms.client.workspace.create({ name: '测试', zone: 'Asia/Shanghai' });
  const folder = temporaryFolder();
  let n = 0;
  const give = async (...lines: readonly string[]): Promise<ImportResult[]> => {
    const path = join(folder, `${++n}.csv`);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return importFile(rooms, path);
  };
  return { rooms, give };
};

const campaign = async (rooms: TestRooms, from: string, to: string, more = {}): Promise<string> =>
  (await rooms.client.campaigns.create({ name: '秋季', from, to, ...more })).uid;

const factsOf = async (rooms: TestRooms, campaignUid: string): Promise<Facts> =>
  (await rooms.client.retrospectives.open({ campaignUid })).facts;

const keysOf = (facts: Facts): string[] =>
  facts.limits.map((one) => one.key.replace('retrospectives.limit-', ''));

/** What the document says in numbers must be sayable: no NaN, no ∞, and no figure is null without its reason. */
const expectSayable = async (rooms: TestRooms, campaignUid: string): Promise<void> => {
  const whole = await rooms.client.retrospectives.open({ campaignUid });
  for (const { before, during, after } of whole.facts.comparison)
    for (const figure of [before, during, after])
      expect(figure.value === null, figure.id).toBe(figure.reason !== null);
  for (const language of ['zh-CN', 'zh-TW', 'en'] as const)
    expect(withoutUids(JSON.stringify(buildDocument(whole, language)))).not.toMatch(
      /NaN|Infinity|∞|undefined|\{\w+\}/,
    );
};

const members = [
  '姓名,手机号,注册时间',
  '王一,13800000001,2026-01-02',
  '李二,13800000002,2026-02-03',
  '张三,13800000003,2026-11-20',
];

describe('a campaign in an empty workspace', () => {
  it('has dashes with reasons and says what is missing', async () => {
    const { rooms } = await opened();
    const uid = await campaign(rooms, '2026-09-07', '2026-10-11');
    const facts = await factsOf(rooms, uid);
    expect(facts.score).toBeNull();
    expect(facts.funnel).toEqual({ signedUp: 0, attended: null, converted: null });
    const during = Object.fromEntries(facts.comparison.map((one) => [one.during.id, one.during]));
    expect(during['growth.rate']).toMatchObject({ value: null, reason: 'no-members' });
    expect(during['active.members']).toMatchObject({ value: null, reason: 'no-data' });
    expect(during['speaking.rate']).toMatchObject({ value: null, reason: 'no-data' });
    expect(during['repurchase.rate']).toMatchObject({ value: null, reason: 'no-buyers' });
    expect(during['orders.count']).toMatchObject({ value: 0, reason: null });
    expect(keysOf(facts)).toEqual(['no-events', 'no-activity', 'not-cause']);
    await expectSayable(rooms, uid);
  });
});

describe('periods', () => {
  it('has no figures for a campaign that has not begun', async () => {
    const { rooms, give } = await opened();
    await give(...members);
    const uid = await campaign(rooms, '2026-12-01', '2026-12-10');
    await rooms.client.campaigns.addKpi({
      campaignUid: uid,
      kpi: {
        metric: 'members.new',
        target: 10,
        targetHigh: null,
        baseline: null,
        direction: 'up',
        weight: 1,
        owner: null,
      },
    });
    const facts = await factsOf(rooms, uid);
    expect(facts.kpis[0]).toMatchObject({ attainment: null, actual: { reason: 'not-started' } });
    for (const { during, after } of facts.comparison)
      expect([during.value, during.reason, after.reason]).toEqual([
        null,
        'not-started',
        'not-started',
      ]);
    expect(facts.score).toBeNull();
    expect(keysOf(facts)).toContain('during-running');
    expect((await rooms.client.campaigns.detail({ uid })).campaign.status).toBe('planned');
    await expectSayable(rooms, uid);
  });

  it('marks a running period and does not compare it', async () => {
    const { rooms, give } = await opened();
    await give(...members);
    const uid = await campaign(rooms, '2026-11-20', '2026-11-24');
    const facts = await factsOf(rooms, uid);
    const [total, fresh] = facts.comparison;
    expect(total!.before).toMatchObject({ value: 2, complete: true });
    expect(total!.during).toMatchObject({ value: 3, complete: false });
    expect(fresh!.during).toMatchObject({ value: 1, complete: false });
    expect(fresh!.after).toMatchObject({ value: null, reason: 'not-started' });
    const whole = await rooms.client.retrospectives.open({ campaignUid: uid });
    expect(JSON.stringify(buildDocument(whole, 'zh-CN'))).toContain('期间未结束，不比较');
    await expectSayable(rooms, uid);
  });

  it('measures one day against the day before it', async () => {
    const { rooms, give } = await opened();
    await give(...members);
    await give(
      '群名称,姓名,手机号,日期,发言条数',
      '一群,王一,13800000001,2026-11-19,2',
      '一群,王一,13800000001,2026-11-20,5',
      '一群,李二,13800000002,2026-11-20,1',
    );
    const uid = await campaign(rooms, '2026-11-20', '2026-11-20');
    const facts = await factsOf(rooms, uid);
    expect([facts.before, facts.during, facts.after]).toEqual([
      { from: '2026-11-19', to: '2026-11-19' },
      { from: '2026-11-20', to: '2026-11-20' },
      { from: '2026-11-21', to: '2026-11-21' },
    ]);
    const speaking = facts.comparison.find((one) => one.during.id === 'speaking.rate')!;
    expect(speaking.before).toMatchObject({ numerator: 1, denominator: 2 });
    expect(speaking.during).toMatchObject({ numerator: 2, denominator: 3 });
    // The records end with the campaign: nobody was seen to be silent on the day after.
    expect(speaking.after).toMatchObject({ value: null, reason: 'no-data' });
    expect(speaking.difference!.value).toBeCloseTo(1 / 6, 9);
    const [low, high] = speaking.difference!.interval;
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
    const whole = await rooms.client.retrospectives.open({ campaignUid: uid });
    expect(JSON.stringify(buildDocument(whole, 'zh-CN'))).toContain('看不出差别');
    await expectSayable(rooms, uid);
  });

  it('says when the baseline lies before the records or has another length', async () => {
    const { rooms, give } = await opened();
    await give(...members);
    await give(
      '群名称,姓名,手机号,日期,发言条数',
      '一群,王一,13800000001,2026-11-03,2',
      '一群,李二,13800000002,2026-11-10,2',
    );
    const short = await factsOf(
      rooms,
      await campaign(rooms, '2026-11-04', '2026-11-10', {
        baselineFrom: '2026-11-02',
        baselineTo: '2026-11-03',
      }),
    );
    expect(keysOf(short)).toEqual(expect.arrayContaining(['activity-from', 'lengths']));
    const rate = (facts: Facts) =>
      facts.comparison.find((one) => one.during.id === 'speaking.rate')!;
    expect(rate(short)).toMatchObject({ before: { value: 0.5 }, difference: null });
    const early = await factsOf(
      rooms,
      await campaign(rooms, '2026-11-04', '2026-11-10', {
        baselineFrom: '2026-10-01',
        baselineTo: '2026-10-07',
      }),
    );
    expect(keysOf(early)).toContain('no-baseline');
    expect(rate(early)).toMatchObject({ before: { reason: 'no-data' }, difference: null });
    expect(keysOf(early)).toContain('concurrent');
  });
});

describe('events', () => {
  const signups = (event: string, checkedIn: boolean): string[] => [
    `活动编号,活动名称,开始时间,订单号,姓名,手机,审核状态${checkedIn ? ',签到状态,签到时间' : ''}`,
    `${event},品鉴,,${event}1,王一,13800000001,审核通过${checkedIn ? ',已签到,2026-11-10 14:00:00' : ''}`,
    `${event},品鉴,,${event}2,李二,13800000002,审核通过${checkedIn ? ',未签到,' : ''}`,
  ];

  it('does not call attendance zero where nobody was ever scanned, or before the event', async () => {
    const { rooms, give } = await opened();
    await give(
      '活动编号,活动名称,开始时间,结束时间',
      'A,品鉴,2026-11-10 14:00,2026-11-10 16:00',
      'B,分享,2026-12-10 14:00,2026-12-10 16:00',
    );
    await give(...signups('A', false));
    await give(...signups('B', false));
    const { rows } = await rooms.client.events.list({
      sort: { by: 'start', descending: false },
      offset: 0,
      limit: 10,
    });
    const uid = await campaign(rooms, '2026-11-01', '2026-11-20');
    await rooms.client.campaigns.setScope({
      uid,
      communityUids: [],
      eventUids: rows.map((row) => row.uid),
    });
    const unknown = await factsOf(rooms, uid);
    expect(unknown.events.map((event) => event.showUp.reason)).toEqual([
      'no-checkins',
      'not-started',
    ]);
    expect(unknown.funnel).toEqual({ signedUp: 2, attended: null, converted: null });
    expect(keysOf(unknown)).toContain('no-checkins');
    await expectSayable(rooms, uid);

    await give(...signups('A', true));
    const known = await factsOf(rooms, uid);
    expect(known.events[0]!.showUp).toMatchObject({ numerator: 1, denominator: 2, complete: true });
    expect(known.funnel).toEqual({ signedUp: 2, attended: 1, converted: 0 });
    // The event to come is no absence: only what has begun is in the rate, which is marked.
    const [both] = await rooms.client.figures.compute({
      campaignUid: uid,
      from: '2026-11-01',
      to: '2026-11-20',
      ids: ['events.show_up_rate'],
    });
    expect(both).toMatchObject({ numerator: 1, denominator: 2, complete: false });
    expect(keysOf(known)).toContain('conversion-open');
  });
});

describe('signing', () => {
  it('keeps figures, words and rows, and lists what would be another number today', async () => {
    const { rooms, give } = await opened();
    const { client } = rooms;
    await give(...members);
    const campaignUid = await campaign(rooms, '2026-11-15', '2026-11-22');
    await client.retrospectives.setPassage({ campaignUid, section: 'goal', text: '拉新' });
    const { version } = await client.retrospectives.sign({ campaignUid });
    const rowsOf = (of: number | null) =>
      askedRows(
        client,
        { kind: 'retrospective', campaignUid, version: of, key: 'during.members.new' },
        { offset: 0, limit: 10 },
      );
    const signed = await rowsOf(version);
    expect(signed).toMatchObject({ total: 1, sum: 1, rows: [{ title: '张三', value: 1 }] });
    expect(await client.retrospectives.recompute({ campaignUid, version })).toEqual({
      differences: [],
      redefined: [],
    });

    await give('姓名,手机号,注册时间', '赵四,13800000004,2026-11-21');
    expect(await rowsOf(version)).toEqual(signed);
    const now = await rowsOf(null);
    expect(now).toMatchObject({ total: 2, sum: 2 });
    const then = await client.retrospectives.open({ campaignUid, version });
    expect(then.passages).toEqual({ goal: '拉新' });
    const total = then.facts.comparison.find((one) => one.during.id === 'members.total')!;
    expect(total.during.value).toBe(3);
    const { differences } = await client.retrospectives.recompute({ campaignUid, version });
    expect(differences).toContainEqual({
      key: 'during.members.total',
      place: 'during',
      what: 'members.total',
      name: null,
      unit: 'count',
      then: 3,
      now: 4,
      rows: { added: 1, gone: 0, changed: 0, causes: [{ cause: 'import', rows: 1 }] },
    });
  });

  it('stays as it was signed through an import, its undo, and a merge of two members', async () => {
    const { rooms, give } = await opened();
    const { client } = rooms;
    await give(...members);
    const campaignUid = await campaign(rooms, '2026-11-15', '2026-11-22');
    const { version } = await client.retrospectives.sign({ campaignUid });
    const signed = async () => ({
      ...(await client.retrospectives.open({ campaignUid, version })),
      rows: await askedRows(
        client,
        { kind: 'retrospective', campaignUid, version, key: 'during.members.total' },
        { offset: 0, limit: 10 },
      ),
    });
    const causesNow = async () =>
      (await client.retrospectives.recompute({ campaignUid, version })).differences.find(
        ({ key }) => key === 'during.members.total',
      )?.rows ?? null;
    const before = await signed();
    expect(before.rows.total).toBe(3);

    const [more] = await give('姓名,手机号,注册时间', '赵四,13800000004,2026-11-21');
    expect(await causesNow()).toMatchObject({ added: 1, causes: [{ cause: 'import', rows: 1 }] });
    await finished(client.imports.undo({ uid: more!.uid }));
    expect(await signed()).toEqual(before);
    expect(await causesNow()).toBeNull();

    const [one, other] = before.rows.rows;
    await client.members.merge({ uid: one!.uid, intoUid: other!.uid });
    expect(await causesNow()).toMatchObject({ gone: 1, causes: [{ cause: 'merge', rows: 1 }] });
    const merged = await signed();
    expect(merged.facts).toEqual(before.facts);
    // The rows are the same; whoever was merged is named as they are now.
    expect(merged.rows.rows.map(({ uid }) => uid).toSorted()).toEqual(
      before.rows.rows.map(({ uid }) => uid).toSorted(),
    );
    expect(merged.rows.sum).toBe(3);
    expect((await finished(client.workspace.check())).findings).toEqual([]);
  });

  it('refuses a place that no figure has', async () => {
    const { rooms } = await opened();
    const campaignUid = await campaign(rooms, '2026-11-15', '2026-11-22');
    for (const key of ['kpi.none', 'during.none', 'nothing', 'funnel.x', 'constructor.members.new'])
      await expect(
        askedRows(
          rooms.client,
          { kind: 'retrospective', campaignUid, version: null, key },
          { offset: 0, limit: 1 },
        ),
      ).rejects.toMatchObject({ data: { code: 'not-found' } });
  });

  it('says when the KPIs were signed after the campaign had begun', async () => {
    const { rooms } = await opened();
    const uid = await campaign(rooms, '2026-11-15', '2026-11-22');
    const kpi = {
      metric: 'members.new',
      target: 10,
      targetHigh: null,
      baseline: null,
      direction: 'up',
      weight: 1,
      owner: null,
    } as const;
    await rooms.client.campaigns.addKpi({ campaignUid: uid, kpi });
    expect(keysOf(await factsOf(rooms, uid))).toContain('unsigned-kpis');
    rooms.clock.nowMs = Date.UTC(2026, 10, 14, 3);
    await rooms.client.campaigns.sign({ uid });
    rooms.clock.nowMs = Date.UTC(2026, 10, 24, 4);
    expect(keysOf(await factsOf(rooms, uid))).not.toContain('unsigned-kpis');
    const late = await campaign(rooms, '2026-11-15', '2026-11-22');
    await rooms.client.campaigns.addKpi({ campaignUid: late, kpi });
    await rooms.client.campaigns.sign({ uid: late });
    expect(keysOf(await factsOf(rooms, late))).toContain('late-kpis');
  });
});
