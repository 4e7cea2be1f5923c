import { expect, it } from 'vitest';
import { operate } from '../../../../electron/store/log/operate.ts';
import { updateRow } from '../../../../electron/store/log/rows.ts';
import { campaignWith, factsOf } from '../../../support/campaign-store.ts';
import { storeOf } from '../../../support/community.ts';
import { testEnv } from '../../../support/workspace.ts';

const spec = { kind: 'edit', label: { key: 'test' } } as const;

it('leaves the local ids of operations without gaps: an import that was checked counts on it', () => {
  const { db } = storeOf({ 甲: {} });
  const last = (): number => db.prepare('SELECT max(id) FROM operation').pluck().get() as number;
  const before = last();
  expect(() =>
    operate(db, testEnv, spec, () => {
      throw new Error('given up');
    }),
  ).toThrow('given up');
  expect(operate(db, testEnv, spec, ({ id }) => id)).toBe(before + 1);
});

it('what was counted in an operation that was given up is not taken for true of the next', () => {
  const { db } = storeOf({ 甲: { fields: { joined_date: '2026-11-02' } }, 乙: {} });
  const { campaignUid } = campaignWith(db, { from: '2026-11-01', to: '2026-11-10' });
  const newMembers = (): number | null =>
    factsOf(db, campaignUid).comparison.find(({ during }) => during.id === 'members.new')!.during
      .value;
  expect(newMembers()).toBe(1);
  expect(() =>
    operate(db, testEnv, spec, () => {
      expect(newMembers()).toBe(1);
      throw new Error('given up');
    }),
  ).toThrow('given up');
  operate(db, testEnv, spec, (operation) => {
    updateRow(db, operation, 'member', '乙', { joined_date: '2026-11-03' });
    db.exec('INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member');
  });
  expect(newMembers()).toBe(2);
});
