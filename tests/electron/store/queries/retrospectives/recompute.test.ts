import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { deleteRow, insertRow, updateRow } from '../../../../../electron/store/log/rows.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { createCampaign } from '../../../../../electron/store/queries/campaigns/save.ts';
import { recomputed } from '../../../../../electron/store/queries/retrospectives/recompute.ts';
import { signRetrospective } from '../../../../../electron/store/queries/retrospectives/sign.ts';
import { change, storeOf } from '../../../../support/community.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

const signed = () => {
  const { db } = storeOf({
    me_a: { fields: { joined_date: '2026-11-02' }, acts: ['2026-11-03'] },
    me_b: { fields: { joined_date: '2026-10-01' }, orders: [['2026-11-04', 1000]] },
  });
  const period = { from: '2026-11-02', to: '2026-11-08' };
  const { uid: campaignUid } = createCampaign(db, { name: '秋季', ...period }, testEnv);
  signRetrospective(db, { campaignUid }, testEnv);
  const today = (nowMs = testNowMs) => recomputed(db, { campaignUid, version: 1, nowMs });
  const rowsOf = (key: string, nowMs = testNowMs) =>
    today(nowMs).differences.find((one) => one.key === key)?.rows;
  return { db, today, rowsOf };
};

const memberId = (db: WriteDb, uid: string): number =>
  db.prepare('SELECT id FROM member WHERE uid = ?').pluck().get(uid) as number;

test('a member counts by what hangs on them: a message given later is the cause', () => {
  const { db, today, rowsOf } = signed();
  expect(today()).toEqual({ differences: [], redefined: [] });
  const edited = change(db, (operation) => {
    insertRow(db, operation, 'interaction', {
      ...{ uid: 'in_late', member_id: memberId(db, 'me_b'), kind: 'message' },
      ...{ local_date: '2026-11-05', quantity: 1, counted: 1 },
    });
    db.exec(`INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date)
      SELECT member_id, local_date FROM interaction`);
  });
  expect(rowsOf('during.active.members')).toEqual({
    ...{ added: 1, gone: 0, changed: 0 },
    causes: [{ cause: 'edit', rows: 1 }],
  });
  undoOperation(db, { uid: edited }, testEnv);
  expect(today().differences).toEqual([]);
});

test('a row that counts otherwise, and one that is gone', () => {
  const { db, rowsOf } = signed();
  const uid = db.prepare('SELECT uid FROM order_').pluck().get() as string;
  change(db, (operation) => {
    updateRow(db, operation, 'order_', uid, { amount_minor: 700 });
  });
  expect(rowsOf('during.orders.net')).toEqual({
    ...{ added: 0, gone: 0, changed: 1 },
    causes: [{ cause: 'edit', rows: 1 }],
  });
  change(db, (operation) => deleteRow(db, operation, 'order_', uid));
  const gone = { added: 0, gone: 1, changed: 0, causes: [{ cause: 'edit', rows: 1 }] };
  expect(rowsOf('during.orders.net')).toEqual(gone);
  // The buyer is a member whose order is only in the log.
  expect(rowsOf('during.buyers.count')).toEqual(gone);
});

test('numbers without rows have none to name', () => {
  const { today } = signed();
  const later = testNowMs + 40 * 86_400_000;
  for (const { rows } of today(later).differences)
    expect(rows?.causes.every(({ cause }) => cause === 'time') ?? true).toBe(true);
});
