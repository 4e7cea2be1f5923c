import { expect, test } from 'vitest';
import { operate } from '../../../../../electron/store/log/operate.ts';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import { createEvent } from '../../../../../electron/store/queries/events/create.ts';
import {
  createEdition,
  openActions,
  openActionsSql,
} from '../../../../../electron/store/queries/events/edition.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

const withRetrospectives = () => {
  const { db } = temporaryStore();
  const fields = { name: '茶会', kind: 'other', mode: 'offline' } as const;
  const { uid } = createEvent(db, { fields, template: null, tasks: [] }, testEnv);
  const { id: event_id } = db.prepare('SELECT id FROM event').get() as { id: number };
  operate(db, testEnv, { kind: 'edit', label: { key: 'test' } }, (operation) => {
    const campaign_id = insertRow(db, operation, 'campaign', {
      uid: 'ca_1',
      name: '拉新',
      goal: 'growth',
      from_date: '2026-10-01',
      to_date: '2026-10-31',
      currency: 'CNY',
    });
    insertRow(db, operation, 'campaign_scope', { uid: 'cs_1', campaign_id, event_id });
    for (const version of [1, 2]) {
      const retrospective_id = insertRow(db, operation, 'retrospective', {
        uid: `re_${version}`,
        campaign_id,
        version,
      });
      for (const [place, done] of [0, 1, 0].entries())
        insertRow(db, operation, 'action_item', {
          uid: `ai_${version}_${place}`,
          retrospective_id,
          kind: 'improve',
          text: `第 ${version} 版 ${place}`,
          owner: place === 0 ? '小李' : null,
          done,
          position: `a${2 - place}`,
        });
    }
  });
  return { db, uid };
};

test('open actions are those of the newest version, in their order', () => {
  const { db, uid } = withRetrospectives();
  expect(openActions(db, { uid })).toEqual([
    { uid: 'ai_2_2', kind: 'improve', text: '第 2 版 2', owner: null },
    { uid: 'ai_2_0', kind: 'improve', text: '第 2 版 0', owner: '小李' },
  ]);
});

test('are looked up from the event', () => {
  const { db } = withRetrospectives();
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${openActionsSql}`).all('ev') as { detail: string }[];
  const text = plan.map(({ detail }) => detail).join('\n');
  expect(text).toMatch(/SEARCH event USING COVERING INDEX event_uid/);
  expect(text).toMatch(/SEARCH action_item USING INDEX action_item_retrospective/);
});

test('an edition knows the event before it', () => {
  const { db, uid } = withRetrospectives();
  const fields = { name: '茶会 2', kind: 'other', mode: 'offline' } as const;
  const next = createEdition(db, { ofUid: uid, fields, tasks: [] }, testEnv);
  expect(
    db
      .prepare(
        'SELECT before.uid FROM event JOIN event AS before ON before.id = event.edition_of_id WHERE event.uid = ?',
      )
      .pluck()
      .get(next.uid),
  ).toBe(uid);
});
