import { expect, it } from 'vitest';
import { insertRow } from '../../../../electron/store/log/rows.ts';
import { externalNamespace } from '../../../../electron/store/migrations/0222-external-namespace.ts';
import { change, storeOf } from '../../../support/community.ts';
import { idOf } from '../../../support/campaign-store.ts';

it('an older file is given the same namespaces that a newer one derives', () => {
  const { db } = storeOf({ 甲: {}, 乙: {}, 丙: {}, 丁: {} });
  change(db, (operation) => {
    for (const [place, [member, namespace, value]] of (
      [
        ['甲', 'wechat:wx1', 'o-1'],
        ['甲', 'phone', '+8613800000001'],
        // The same id elsewhere is somebody else's.
        ['乙', 'discord', 'o-1'],
        ['丙', 'qq', '10001'],
        ['丁', 'email', 'd@example.com'],
      ] as const
    ).entries())
      insertRow(db, operation, 'identity', {
        uid: `id_${place}`,
        member_id: idOf(db, 'member', member),
        namespace,
        value,
        strength: 'strong',
      });
    db.prepare('UPDATE member SET effective_member_id = ? WHERE uid = ?').run(
      idOf(db, 'member', '丁'),
      '丙',
    );
    db.exec('INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member');
  });
  const shown = () =>
    db.prepare('SELECT uid, external_id, external_namespace FROM person ORDER BY uid').raw().all();
  const derived = shown();
  expect(derived).toEqual([
    ['丁', '10001', 'qq'],
    ['乙', 'o-1', 'discord'],
    ['甲', 'o-1', 'wechat:wx1'],
  ]);
  db.exec('ALTER TABLE person DROP COLUMN external_namespace');
  externalNamespace.up(db as never);
  expect(shown()).toEqual(derived);
});
