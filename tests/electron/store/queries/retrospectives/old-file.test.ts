import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { checkAll } from '../../../../../electron/store/check/check.ts';
import { createWorkspace } from '../../../../../electron/store/create.ts';
import { operate } from '../../../../../electron/store/log/operate.ts';
import { insertRow, recordChange, updateRow } from '../../../../../electron/store/log/rows.ts';
import { migrate } from '../../../../../electron/store/migrate.ts';
import { migrations } from '../../../../../electron/store/migrations/list.ts';
import { openWriter } from '../../../../../electron/store/open-writer.ts';
import { packRows } from '../../../../../electron/store/queries/retrospectives/behind.ts';
import { setPart } from '../../../../../electron/store/queries/retrospectives/parts.ts';
import { recomputed } from '../../../../../electron/store/queries/retrospectives/recompute.ts';
import { openRetrospective } from '../../../../../electron/store/queries/retrospectives/read.ts';
import { hashOf } from '../../../../../electron/store/queries/retrospectives/seal.ts';
import { rowsBehind } from '../../../../support/rows-behind.ts';
import { facts as factsSchema } from '../../../../../shared/contract/retrospectives.ts';
import { placesOf } from '../../../../../shared/domain/report/places.ts';
import { temporaryFolder, testEnv, testNowMs } from '../../../../support/workspace.ts';

const text = readFileSync(resolve(import.meta.dirname, 'signed-version-1.json'), 'utf8');
const facts = factsSchema.parse(JSON.parse(text));
const key = placesOf(facts).find(({ opens, figure }) => opens && figure !== null)!.key;

/** A file from before parts, limits and whys were written, with a signed version in it. */
const oldFile = (): string => {
  const path = join(temporaryFolder(), 'old.workspace');
  createWorkspace(
    path,
    { name: '旧', zone: facts.zone, nowMs: testNowMs, actor: '周牧', machine: 'old' },
    migrations.filter(({ version }) => version < 250),
  );
  const { db, close } = openWriter(path);
  operate(db, testEnv, { kind: 'sign', label: { key: 'test' } }, (operation) => {
    const member = { uid: 'me_old', name: '王一', joined_date: '2026-01-02' };
    insertRow(db, operation, 'member', member);
    db.exec('INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member');
    const campaign = insertRow(db, operation, 'campaign', {
      uid: facts.campaign.uid,
      name: facts.campaign.name,
      from_date: facts.during.from,
      to_date: facts.during.to,
      currency: 'CNY',
    });
    const id = insertRow(db, operation, 'retrospective', {
      uid: 're_old',
      campaign_id: campaign,
      version: 1,
    });
    insertRow(db, operation, 'passage', {
      uid: 'pa_old',
      retrospective_id: id,
      section: 'goal',
      text: '拉新',
    });
    updateRow(db, operation, 'retrospective', 're_old', {
      signed_at_ms: testNowMs,
      signed_by: '周牧',
      facts: text,
    });
    const { figure } = placesOf(facts).find((place) => place.key === key)!;
    db.prepare(
      'INSERT INTO figure (op, uid, retrospective_id, key, figure, entity, row_uids) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(
      ...[operation.id, 'fi_old', id, key, JSON.stringify(figure), 'member'],
      packRows([['me_old', 1]]),
    );
    for (const part of ['figures', 'passages', 'actions'] as const)
      recordChange(db, operation, 'retrospective', 're_old', part, null, hashOf(db, id, part));
  });
  close();
  return path;
};

test('what was signed in an older file is the same after the file was brought up to date', () => {
  const path = oldFile();
  migrate(path, testNowMs);
  const { db, close } = openWriter(path);
  try {
    expect(checkAll(db)).toEqual([]);
    const campaignUid = facts.campaign.uid;
    const open = () => openRetrospective(db, { campaignUid, version: 1, nowMs: testNowMs });
    const rows = () =>
      rowsBehind(db, {
        ...{ campaignUid, version: 1, key, nowMs: testNowMs, offset: 0, limit: 5 },
      });
    const signed = open();
    expect(signed.facts).toEqual(facts);
    expect(signed).toMatchObject({ passages: { goal: '拉新' }, parts: [], whys: [] });
    expect(rows()).toMatchObject({ total: 1, sum: 1, rows: [{ uid: 'me_old', title: '王一' }] });
    // A draft goes on from it, and does not change it.
    setPart(db, { campaignUid, key: 'kpis', shown: false }, testEnv);
    const draft = openRetrospective(db, { campaignUid, version: null, nowMs: testNowMs });
    expect(draft).toMatchObject({ version: 2, passages: { goal: '拉新' } });
    expect(open()).toEqual(signed);
    const { differences, redefined } = recomputed(db, {
      campaignUid,
      version: 1,
      nowMs: testNowMs,
    });
    expect(differences.length).toBeGreaterThan(0);
    expect(redefined).toEqual([]);
    expect(() => db.exec('DELETE FROM figure')).toThrow(/do not change/);
    expect(checkAll(db)).toEqual([]);
  } finally {
    close();
  }
});
