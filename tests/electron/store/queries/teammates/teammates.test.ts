import { describe, expect, it } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { redoLast, undoLast } from '../../../../../electron/store/log/history.ts';
import { operate } from '../../../../../electron/store/log/operate.ts';
import { insertRow, type Values } from '../../../../../electron/store/log/rows.ts';
import type { Entity } from '../../../../../electron/store/entities.ts';
import { campaignDetail } from '../../../../../electron/store/queries/campaigns/read.ts';
import { updateKpi } from '../../../../../electron/store/queries/campaigns/save.ts';
import { newUid } from '../../../../../electron/store/uid.ts';
import {
  listTeam,
  teamNames,
  textsSql,
} from '../../../../../electron/store/queries/teammates/read.ts';
import {
  addTeammates,
  comeBack,
  leaveTeam,
  renamePerson,
  setRole,
} from '../../../../../electron/store/queries/teammates/save.ts';
import { openWork, workPlaces } from '../../../../../shared/domain/teammates/names.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { temporaryStore, testEnv, testNowMs } from '../../../../support/workspace.ts';

const DAY_MS = 86_400_000;
const moment = { nowMs: testNowMs, today: '2026-11-24' };

/**
 * 阿南 has one open and one finished piece of work wherever there are both, and a signed action; the
 * open task is shared with 小鹿. Everything named `done …` must keep its names when 阿南 leaves.
 */
const atWork = () => {
  const { db } = temporaryStore();
  operate(db, testEnv, { kind: 'edit', label: { key: 'history.settings' } }, (operation) => {
    const add = (entity: Entity, row: Values): number =>
      insertRow(db, operation, entity, { uid: newUid(entity, testEnv), ...row });
    const event = (name: string, startAtMs: number, state: string) =>
      add('event', { name, start_at_ms: startAtMs, end_at_ms: startAtMs + 1000, state });
    const next = event('下一场', testNowMs + 3 * DAY_MS, 'planned');
    const closed = event('上一场', testNowMs - 30 * DAY_MS, 'closed');
    // Nobody closed it: its tasks are late, its segments are over.
    const stale = event('没收尾', testNowMs - 5 * DAY_MS, 'planned');
    const task = (event_id: number, name: string, row: Values = {}) =>
      add('task', {
        event_id,
        name,
        kind: 'task',
        owner: '阿南',
        start_at_ms: 0,
        end_at_ms: 1,
        position: 'a0',
        ...row,
      });
    task(next, '定场地', { owner: '阿南、小鹿' });
    task(next, 'done 定主题', { progress: 1 });
    task(closed, 'done 没做完');
    task(stale, '结算');
    const phase = task(next, '筹备', { kind: 'phase' });
    task(next, '请嘉宾', { parent_id: phase, owner: null });
    task(next, 'done 已完成的阶段', { kind: 'phase' });
    const segment = (event_id: number, content: string) =>
      add('run_segment', { event_id, content, host: '阿南', minutes: 5, position: 'a0' });
    segment(next, '开场');
    segment(stale, 'done 开场');
    const content = (title: string, state: string) =>
      add('content_item', { title, state, owner: '阿南', platform: '' });
    content('预告', 'planned');
    content('done 回顾', 'published');
    const campaign = (name: string, to: string) =>
      add('campaign', {
        name,
        from_date: '2026-01-01',
        to_date: to,
        owner: '阿南',
        currency: 'CNY',
        signed_at_ms: testNowMs,
      });
    const running = campaign('年度', '2026-12-31');
    campaign('done 春季', '2026-03-31');
    add('kpi', {
      campaign_id: running,
      metric: 'members',
      direction: 'up',
      owner: '阿南',
      position: 'a0',
    });
    const review = (version: number, signed: number | null) =>
      add('retrospective', { campaign_id: running, version, signed_at_ms: signed });
    const action = (retrospective_id: number, text: string, done: number) =>
      add('action_item', {
        retrospective_id,
        kind: 'improve',
        text,
        owner: '阿南',
        done,
        position: 'a0',
      });
    action(review(1, 1), 'done 签过的', 0);
    const draft = review(2, null);
    action(draft, '早点发预告', 0);
    action(draft, 'done 改模板', 1);
    const cost = (event_id: number, item: string) =>
      add('cost_entry', { event_id, item, owner: '阿南', currency: 'CNY' });
    cost(next, '朋友圈');
    cost(stale, 'done 公众号');
    const check = (item: string, done: number) =>
      add('checklist_item', { event_id: next, item, done, owner: '阿南', position: 'a0' });
    check('投影', 0);
    check('done 茶具', 1);
    const lesson = (event_id: number, text: string) =>
      add('event_lesson', { event_id, kind: 'keep', text, owner: '阿南', position: 'a0' });
    lesson(next, '提前试音');
    lesson(closed, 'done 签到要快');
    add('event_template', {
      name: '茶会',
      kind: 'other',
      mode: 'offline',
      duration_minutes: 60,
      start_time: '14:00',
      tasks: JSON.stringify([
        { name: '选茶', owner: '阿南' },
        { name: '收场', owner: null },
      ]),
    });
    const community = (name: string, archived: number) =>
      add('community', { name, owner: '阿南', archived });
    const tea = community('茶友', 0);
    community('done 旧社群', 1);
    add('chat_group', { name: '一群', owner: '阿南', community_id: tea });
    add('chat_group', { name: '客户群', owner: 'zhangsan', community_id: tea });
    add('community_post', { community_id: tea, post: 'leader', holder: '阿南' });
  });
  return db;
};

const kpiUid = (db: WriteDb): string =>
  (db.prepare('SELECT uid FROM kpi').get() as { uid: string }).uid;

/** Does something, takes it back and does it again; the content must follow exactly. */
const thereAndBack = (db: WriteDb, act: () => void): void => {
  const before = dumpContent(db);
  act();
  const after = dumpContent(db);
  expect(after).not.toEqual(before);
  undoLast(db, { operationUid: null }, testEnv);
  expect(dumpContent(db)).toEqual(before);
  redoLast(db, {}, testEnv);
  expect(dumpContent(db)).toEqual(after);
};

const joined = (db: WriteDb, ...names: string[]): string =>
  addTeammates(db, { people: names.map((name) => ({ name, role: null })) }, testEnv).uid;

const person = (db: WriteDb, name: string) => listTeam(db, moment).find((one) => one.name === name);

/** Every row of a content that names somebody by exactly this text. */
const naming = (db: WriteDb, name: string): string[] =>
  Object.entries(dumpContent(db)).flatMap(([table, rows]) =>
    (rows as Record<string, unknown>[])
      .filter((row) => [row['owner'], row['host'], row['holder']].includes(name))
      .map((row) =>
        String(
          row['name'] ?? row['content'] ?? row['title'] ?? row['text'] ?? row['item'] ?? table,
        ),
      ),
  );

describe('the team', () => {
  it('lists people with open work in every place, and names that are not on the list', () => {
    const db = atWork();
    const uid = joined(db, '阿南');
    expect(listTeam(db, moment).map(({ uid: on, name }) => [on, name])).toEqual([
      [uid, '阿南'],
      [null, '小鹿'],
    ]);
    const { work } = person(db, '阿南')!;
    expect(
      Object.fromEntries(work.map(({ place, total, open }) => [place, [total, open]])),
    ).toEqual({
      task: [6, 3],
      segment: [2, 1],
      content: [2, 1],
      action: [3, 1],
      campaign: [2, 1],
      kpi: [1, 1],
      promotion: [2, 1],
      check: [2, 1],
      lesson: [2, 1],
      template: [1, 1],
      community: [2, 1],
      group: [1, 1],
      post: [1, 1],
    });
    expect(work.map(({ place }) => place).toSorted()).toEqual([...workPlaces].toSorted());
    expect(work.find(({ place }) => place === 'action')!.signed).toBe(1);
  });

  it('adds several at once, each only once, and keeps what they do', () => {
    const { db } = temporaryStore();
    thereAndBack(db, () => joined(db, '阿南', '小鹿'));
    expect(teamNames(db)).toEqual({ active: ['阿南', '小鹿'], left: [] });
    expect(() => joined(db, ' 阿南')).toThrow('teammate-known');
    expect(() => joined(db, 'Amy', 'ＡＭＹ')).toThrow('invalid-input');
    const { uid } = person(db, '小鹿')!;
    thereAndBack(db, () => setRole(db, { uid: uid!, role: '主持' }, testEnv));
    expect(person(db, '小鹿')!.role).toBe('主持');
    expect(setRole(db, { uid: uid!, role: '主持' }, testEnv).operationUid).toBeNull();
  });

  it('renames everywhere but in what is signed, as one operation', () => {
    const db = atWork();
    joined(db, '阿南');
    thereAndBack(db, () => {
      const { fields } = renamePerson(db, { from: '阿南', to: '陈南', ...moment }, testEnv);
      // 27 fields by the list above, the signed action apart.
      expect(fields).toBe(26);
    });
    expect(naming(db, '阿南')).toEqual(['done 签过的']);
    expect(naming(db, '陈南、小鹿')).toEqual(['定场地']);
    expect(teamNames(db).active).toEqual(['陈南']);
    const { tasks } = db.prepare('SELECT tasks FROM event_template').get() as { tasks: string };
    expect(JSON.parse(tasks)).toEqual([
      { name: '选茶', owner: '陈南' },
      { name: '收场', owner: null },
    ]);
    expect(() => renamePerson(db, { from: '谁', to: '某', ...moment }, testEnv)).toThrow(
      'not-found',
    );
  });

  it('takes two spellings for one person, of whom the active one stays', () => {
    const db = atWork();
    const [, amy] = [joined(db, '小鹿'), joined(db, '阿南')];
    setRole(db, { uid: amy, role: '主理人' }, testEnv);
    leaveTeam(db, { uid: person(db, '小鹿')!.uid!, work: { do: 'keep' }, ...moment }, testEnv);
    thereAndBack(db, () => renamePerson(db, { from: '阿南', to: '小鹿', ...moment }, testEnv));
    // The task of both names one now.
    expect(naming(db, '小鹿')).toContain('定场地');
    expect(person(db, '小鹿')).toMatchObject({ role: '主理人', leftDate: null });
    expect(teamNames(db)).toEqual({ active: ['小鹿'], left: [] });
  });

  it('does not take another name for a change of a signed KPI', () => {
    const db = atWork();
    const { uid } = db.prepare("SELECT uid FROM campaign WHERE name = '年度'").get() as {
      uid: string;
    };
    const edited = () =>
      campaignDetail(db, { uid, nowMs: testNowMs }).kpis.map((kpi) => kpi.editedAfterSigning);
    const later = { ...testEnv, nowMs: testNowMs + 1 };
    renamePerson(db, { from: '阿南', to: '陈南', ...moment }, later);
    expect(edited()).toEqual([false]);
    updateKpi(db, { uid: kpiUid(db), fields: { owner: '小鹿' } }, later);
    expect(edited()).toEqual([true]);
  });
});

describe('somebody leaves the team', () => {
  it('and the work keeps their name', () => {
    const db = atWork();
    const uid = joined(db, '阿南');
    const before = naming(db, '阿南');
    thereAndBack(db, () => leaveTeam(db, { uid, work: { do: 'keep' }, ...moment }, testEnv));
    expect(naming(db, '阿南')).toEqual(before);
    expect(teamNames(db)).toEqual({ active: [], left: ['阿南'] });
    const again = { uid, work: { do: 'keep' }, ...moment } as const;
    expect(leaveTeam(db, again, testEnv).operationUid).toBeNull();
    thereAndBack(db, () => comeBack(db, { uid }, testEnv));
    expect(teamNames(db).active).toEqual(['阿南']);
  });

  it.each([
    [{ do: 'hand-over', to: '小满' } as const, '小满', '小满、小鹿'],
    [{ do: 'clear' } as const, null, '小鹿'],
  ])('and hands over what is open, or leaves it to nobody: %j', (work, next, shared) => {
    const db = atWork();
    const uid = joined(db, '阿南');
    const all = naming(db, '阿南');
    const open = all.filter((name) => !name.startsWith('done '));
    thereAndBack(db, () => leaveTeam(db, { uid, work, ...moment }, testEnv));
    // What is done, closed or past names them as before.
    expect(naming(db, '阿南')).toEqual(all.filter((name) => name.startsWith('done ')));
    expect(naming(db, shared)).toContain('定场地');
    if (next !== null) expect(naming(db, next)).toEqual(open);
    else expect(db.prepare('SELECT count(*) AS n FROM community_post').get()).toEqual({ n: 0 });
    expect(openWork(person(db, '阿南')!.work)).toBe(0);
    expect(teamNames(db).left).toEqual(['阿南']);
  });

  it('and is off the list when nothing names them', () => {
    const { db } = temporaryStore();
    const uid = joined(db, '阿南');
    thereAndBack(db, () => leaveTeam(db, { uid, work: { do: 'keep' }, ...moment }, testEnv));
    expect(listTeam(db, moment)).toEqual([]);
    expect(() => leaveTeam(db, { uid, work: { do: 'keep' }, ...moment }, testEnv)).toThrow(
      'not-found',
    );
  });

  it('cannot hand over to themselves', () => {
    const db = atWork();
    const uid = joined(db, '阿南');
    const work = { do: 'hand-over', to: ' 阿南' } as const;
    expect(() => leaveTeam(db, { uid, work, ...moment }, testEnv)).toThrow('invalid-input');
  });
});

it('goes through each table once', () => {
  const { db } = temporaryStore();
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${textsSql}`).all(moment) as { detail: string }[];
  const scanned = plan
    .map(({ detail }) => /^SCAN (\w+)/.exec(detail)?.[1])
    .filter((table) => table !== undefined);
  expect(new Set(scanned).size).toBe(scanned.length);
});
