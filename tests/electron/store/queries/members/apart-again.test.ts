import { expect, test } from 'vitest';
import { asReadDb, type WriteDb } from '../../../../../electron/store/db.ts';
import { operate } from '../../../../../electron/store/log/operate.ts';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { createField } from '../../../../../electron/store/queries/custom-fields/save.ts';
import { computeFigure } from '../../../../../electron/store/queries/figures/compute.ts';
import { memberDetail } from '../../../../../electron/store/queries/members/detail.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { countMembers } from '../../../../../electron/store/queries/members/order.ts';
import { createMember } from '../../../../../electron/store/queries/members/save.ts';
import { memberScores } from '../../../../../electron/store/queries/members/scores.ts';
import {
  filterValues,
  openView,
  readBlock,
} from '../../../../../electron/store/queries/members/view.ts';
import type {
  MemberFilter,
  MemberViewInput,
} from '../../../../../shared/contract/member-filters.ts';
import { metricIds } from '../../../../../shared/domain/metrics/registry.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { everyone } from '../../../../support/everyone.ts';
import { temporaryStore, testEnv, testNowMs } from '../../../../support/workspace.ts';

/** 王一 (50 points, joined in May) brought 王小一 (100 points, joined in March); 李二 stands beside. */
const people = () => {
  const { db } = temporaryStore();
  const field = createField(db, { name: '等级', kind: 'choice', options: ['金', '银'] }, testEnv);
  const add = (name: string, joinedDate: string, tags: string[], level: string | null) =>
    createMember(
      db,
      { fields: { name, joinedDate, tags }, custom: [{ uid: field.uid, text: level }] },
      testEnv,
    ).uid;
  const uids = [
    add('王一', '2026-05-02', ['老客', '团长'], '金'),
    add('王小一', '2026-03-01', ['老客', '新客'], null),
    add('李二', '2026-04-01', [], '银'),
  ] as const;
  const ids = uids.map(
    (uid) => db.prepare('SELECT id FROM member WHERE uid = ?').pluck().get(uid) as number,
  );
  operate(db, testEnv, { kind: 'import', label: { key: 'test' } }, (operation) => {
    const insert = (entity: Parameters<typeof insertRow>[2], uid: string, row: object) =>
      insertRow(db, operation, entity, { uid, ...row });
    const group = insert('chat_group', 'gr_1', { name: '一群', kind: 'ordinary' });
    const event = insert('event', 'ev_1', { name: '品鉴会', start_at_ms: testNowMs - 1e9 });
    for (const [place, member] of ids.entries()) {
      insert('points_entry', `pt_${place}`, {
        member_id: member,
        at_ms: testNowMs - 1000 + place,
        amount: [50, 100, 7][place]!,
        kind: 'grant',
      });
      insert('membership', `ms_${place}`, {
        member_id: member,
        group_id: group,
        joined_date: '2026-05-03',
        source: null,
      });
      insert('order_', `or_${place}`, {
        namespace: 'shop',
        number: `D${place}`,
        member_id: member,
        status: 'paid',
        paid_at_ms: testNowMs - 1e9,
        paid_date: '2026-11-12',
        currency: 'CNY',
        amount_minor: 1000 * (place + 1),
      });
      insert('signup', `su_${place}`, { event_id: event, member_id: member, status: 'confirmed' });
      insert('checkin', `ci_${place}`, { event_id: event, member_id: member, kind: 'in' });
      for (const date of ['2026-11-10', '2026-11-20'])
        insert('interaction', `in_${place}${date}`, {
          member_id: member,
          group_id: group,
          kind: 'message',
          local_date: date,
          quantity: place + 1,
          counted: 1,
        });
    }
    insert('referral', 'rf_self', {
      referrer_member_id: ids[0]!,
      referee_member_id: ids[1]!,
      local_date: '2026-03-01',
    });
    insert('referral', 'rf_other', {
      referrer_member_id: ids[1]!,
      referee_member_id: ids[2]!,
      local_date: '2026-04-01',
    });
    db.exec(`
      INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member;
      INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date)
        SELECT member_id, local_date FROM interaction`);
  });
  return { db, uids, field: field.uid };
};

const filters = (field: string): MemberFilter[] => [
  { kind: 'set', column: 'tags', values: ['老客'] },
  { kind: 'numbers', column: 'points', from: 60, to: null },
  { kind: 'dates', column: 'joinedDate', from: null, to: '2026-03-31' },
  { kind: 'text', column: 'name', match: 'contains', text: '王' },
  { kind: 'field', column: `field:${field}`, is: { kind: 'set', values: ['金', ''] } },
];

/** Whatever can be asked about the members, except what happened to them. */
const answers = (db: WriteDb, uids: readonly string[], field: string) => {
  const scope = {
    period: { from: '2026-11-01', to: '2026-11-30' },
    communityIds: null,
    eventIds: null,
    segment: null,
    today: '2026-11-24',
    currency: 'CNY',
    nowMs: testNowMs,
    fromMs: Date.UTC(2026, 9, 31, 16),
    endMs: Date.UTC(2026, 10, 30, 16),
    circularReferrals: () => [],
  };
  const block = (change: Partial<MemberViewInput>) => {
    const { view, total } = openView(db, { ...everyone, ...change });
    return readBlock(db, { view, start: 0, end: total, fields: [field] }).rows;
  };
  const sorts = ['name', 'points', 'joinedDate', 'tags', `field:${field}`] as const;
  return {
    blocks: sorts.map((column) => block({ sort: { column, descending: true } })),
    found: ['王', '王小一', 'wangyi', 'wxy', '李'].map((search) =>
      block({ search }).map(({ name }) => name),
    ),
    filtered: filters(field).map(
      (one) => countMembers(db, { search: '', archived: false, filters: [one] }).total,
    ),
    values: (['tags', `field:${field}`] as const).map((column) =>
      filterValues(db, { column, archived: false }),
    ),
    details: uids.map((uid) => {
      const { history: _, ...detail } = memberDetail(db, { uid });
      return detail;
    }),
    scores: uids.map((uid) => memberScores(db, { uid, nowMs: testNowMs })),
    figures: metricIds.map((id) => computeFigure(db, id, scope)),
  };
};

test('a merge and its undo leave every answer and every table but the log as they were', () => {
  const { db, uids, field } = people();
  const dump = () => dumpContent(asReadDb(db));
  const before = { tables: dump(), answers: answers(db, uids, field) };
  expect(before.answers.details.map(({ member }) => member.points)).toEqual([50, 100, 7]);
  const { operationUid } = mergeMembers(db, { uid: uids[0], intoUid: uids[1] }, testEnv);

  const { member, points, referredBy, brought, broughtTotal } = memberDetail(db, { uid: uids[1] });
  expect(member).toMatchObject({
    uid: uids[1],
    points: 150,
    tags: ['团长', '新客', '老客'],
    joinedDate: '2026-03-01',
    orders: 2,
    ordersNetMinor: 3000,
    events: 1,
    interactions: 6,
    groups: 1,
    fields: { [field]: { text: '金', fits: true } },
  });
  // 50, then 100: the ledger of both, replayed.
  expect(points.map(({ amount, balance }) => [amount, balance])).toEqual([
    [100, 150],
    [50, 50],
  ]);
  // Nobody brought himself.
  expect(referredBy).toEqual([]);
  expect(brought.map(({ name }) => name)).toEqual(['李二']);
  expect(broughtTotal).toBe(1);
  expect(answers(db, uids, field)).not.toEqual(before.answers);

  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(dump()).toEqual(before.tables);
  expect(answers(db, uids, field)).toEqual(before.answers);
  expect(memberDetail(db, { uid: uids[0] }).brought.map(({ name }) => name)).toEqual(['王小一']);
  expect(memberDetail(db, { uid: uids[1] }).referredBy).toMatchObject([{ name: '王一' }]);
});
