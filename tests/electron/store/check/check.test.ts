import { expect, it } from 'vitest';
import { checkAll } from '../../../../electron/store/check/check.ts';
import type { WriteDb } from '../../../../electron/store/db.ts';
import { rebuildDerived } from '../../../../electron/store/derived/refresh.ts';
import { operate } from '../../../../electron/store/log/operate.ts';
import { insertRow } from '../../../../electron/store/log/rows.ts';
import { updateSettings } from '../../../../electron/store/settings.ts';
import { undoOperation } from '../../../../electron/store/log/undo.ts';
import { dumpContent } from '../../../support/dump.ts';
import { temporaryStore, testEnv } from '../../../support/workspace.ts';

const store = (): WriteDb => {
  const { db } = temporaryStore();
  operate(db, testEnv, { kind: 'import', label: { key: 'history.import' } }, (operation) => {
    const community = insertRow(db, operation, 'community', { uid: 'co_1', name: '读书' });
    const group = insertRow(db, operation, 'chat_group', {
      uid: 'gr_1',
      community_id: community,
      name: '一群',
    });
    for (let n = 0; n < 20; n++) {
      const id = insertRow(db, operation, 'member', { uid: `me_${n}`, name: `会员${n}` });
      db.prepare('INSERT INTO temp.dirty_member VALUES (?)').run(id);
      for (let k = 0; k < 5; k++) {
        const atMs = Date.UTC(2026, 5, 19, 14 + k, n);
        const date = new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 10);
        insertRow(db, operation, 'interaction', {
          uid: `in_${n}_${k}`,
          member_id: id,
          group_id: k === 0 ? null : group,
          kind: 'message',
          at_ms: atMs,
          local_date: date,
          quantity: 1,
          counted: 0,
        });
        db.prepare('INSERT OR IGNORE INTO temp.dirty_day VALUES (?, ?)').run(id, date);
      }
    }
  });
  return db;
};

it('finds nothing in a sound workspace, and a rebuild changes nothing', () => {
  const db = store();
  expect(checkAll(db)).toEqual([]);
  const before = dumpContent(db);
  rebuildDerived(db);
  expect(dumpContent(db)).toEqual(before);
});

it.each([
  ['member-day', 'UPDATE member_day SET count = 9 WHERE member_id = 1 AND community_id = 0'],
  ['community-day', 'DELETE FROM community_day'],
  ['day-pack', "INSERT INTO packed_day (local_date) VALUES ('2026-06-19')"],
  ['person-per-survivor', 'DELETE FROM person WHERE member_id = 3'],
  ['search-per-survivor', 'DELETE FROM member_search WHERE rowid = 3'],
  ['points-balance', 'UPDATE person SET points = 7 WHERE member_id = 3'],
  [
    'merge-cycle',
    `INSERT INTO merge_link (uid, op, member_id, into_member_id)
     VALUES ('ml_1', 1, 1, 2), ('ml_2', 1, 2, 1)`,
  ],
  [
    'merge-cycle',
    `INSERT INTO merge_link (uid, op, member_id, into_member_id)
     VALUES ('ml_1', 1, 1, 2), ('ml_2', 1, 1, 3)`,
  ],
  ['effective-member', 'UPDATE member SET effective_member_id = 2 WHERE id = 1'],
  [
    'effective-member',
    "INSERT INTO merge_link (uid, op, member_id, into_member_id) VALUES ('ml_1', 1, 1, 2)",
  ],
  [
    'referral-cycle',
    `INSERT INTO referral (uid, op, referrer_member_id, referee_member_id)
     VALUES ('rf_1', 1, 1, 2), ('rf_2', 1, 2, 3), ('rf_3', 1, 3, 1), ('rf_4', 1, 5, 1), ('rf_5', 1, 3, 4)`,
  ],
  [
    'custom-value-owner',
    `INSERT INTO custom_field (uid, op, entity, name) VALUES ('cf_1', 1, 'signup', '鞋码');
     INSERT INTO custom_value (uid, op, field_id, member_id, text) VALUES ('cv_1', 1, 1, 1, '42')`,
  ],
  [
    'answer-of-survey',
    `INSERT INTO survey (uid, op, name) VALUES ('sv_1', 1, '一'), ('sv_2', 1, '二');
     INSERT INTO question (uid, op, survey_id, position, text, kind) VALUES ('qu_1', 1, 1, 1, '问', 'text');
     INSERT INTO survey_response (uid, op, survey_id) VALUES ('sr_1', 1, 2);
     INSERT INTO answer (uid, op, response_id, question_id, text) VALUES ('an_1', 1, 1, 1, '答')`,
  ],
  ['hash-chain', "DROP TRIGGER operation_frozen; UPDATE operation SET actor = 'x'"],
  ['operations-contiguous', 'DROP TRIGGER operation_frozen; UPDATE operation SET n = 5'],
])('finds a broken %s', (invariant, sabotage) => {
  const db = store();
  db.exec(sabotage);
  expect(checkAll(db).map((finding) => finding.invariant)).toContain(invariant);
});

it('moves dates with the zone of the workspace, and back with its undo', () => {
  const db = store();
  const before = dumpContent(db);
  const dates = (): unknown =>
    db.prepare('SELECT DISTINCT local_date FROM member_day').pluck().all();
  expect(dates()).toEqual(['2026-06-19', '2026-06-20']);
  const { operationUid } = updateSettings(db, { zone: 'America/Los_Angeles' }, testEnv);
  expect(dates()).toEqual(['2026-06-19']);
  expect(checkAll(db)).toEqual([]);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(dumpContent(db)).toEqual(before);
});
