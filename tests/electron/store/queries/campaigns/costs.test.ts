import { expect, test } from 'vitest';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import {
  campaignCostSheet,
  moveCost,
  removeCost,
  saveCosts,
} from '../../../../../electron/store/queries/campaigns/costs.ts';
import { updateCampaign } from '../../../../../electron/store/queries/campaigns/save.ts';
import { campaignWith, factsOf, idOf, insert } from '../../../../support/campaign-store.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

const period = { from: '2026-11-02', to: '2026-11-08' };

const store = () => {
  const { db } = temporaryStore();
  const made = campaignWith(db, period, ['2026-11-03 12:00']);
  const { campaignUid: uid } = made;
  const save = (...rows: Parameters<typeof saveCosts>[1]['rows']) =>
    saveCosts(db, { uid, rows }, testEnv);
  const sheet = () => campaignCostSheet(db, { uid });
  return { db, uid, ...made, save, sheet };
};

test('lines of a channel are added, changed, moved and deleted, each with an undo', () => {
  const { db, uid, save, sheet } = store();
  const empty = dumpContent(db)['cost_entry'];
  const added = save({ uid: null, fields: { channel: '社群', signups: 3 } });
  undoOperation(db, { uid: added.operationUid! }, testEnv);
  expect(dumpContent(db)['cost_entry']).toEqual(empty);
  save(
    { uid: null, fields: { channel: '朋友圈', actualMinor: 300_00, clicks: 60 } },
    { uid: null, fields: { channel: '微博', plannedMinor: 100_00 } },
  );
  expect(sheet().lines).toMatchObject([
    { channel: '朋友圈', actualMinor: 300_00, plannedMinor: null, clicks: 60, currency: 'CNY' },
    { channel: '微博', actualMinor: null, plannedMinor: 100_00 },
  ]);
  const [first, second] = sheet().lines.map((line) => line.uid);
  expect(save({ uid: first!, fields: { clicks: 60 } }).operationUid).toBeNull();
  moveCost(db, { uid, lineUid: second!, afterUid: null }, testEnv);
  expect(sheet().lines.map((line) => line.channel)).toEqual(['微博', '朋友圈']);
  const removed = removeCost(db, { uid, lineUid: first! }, testEnv);
  expect(sheet().lines).toHaveLength(1);
  undoOperation(db, { uid: removed.operationUid! }, testEnv);
  expect(sheet().lines.map((line) => line.channel)).toEqual(['微博', '朋友圈']);
});

test('spend is the lines of the campaign and of its events, as in the retrospective', () => {
  const { db, uid, save, sheet, eventIds } = store();
  updateCampaign(db, { uid, fields: { budgetMinor: 1000_00, costMinor: 999_00 } }, testEnv);
  // No line says what it cost: what was typed counts.
  expect(sheet().spend).toMatchObject({ costMinor: 999_00, from: 'campaign' });
  save({ uid: null, fields: { channel: '朋友圈', actualMinor: 300_00, plannedMinor: 250_00 } });
  insert(db, 'cost_entry', [
    { uid: 'ce_room', event_id: eventIds[0]!, item: '场地', currency: 'CNY', actual_minor: 50_00 },
    { uid: 'ce_usd', event_id: eventIds[0]!, item: '机票', currency: 'USD', actual_minor: 1_00 },
  ]);
  expect(sheet()).toMatchObject({
    spend: {
      ...{ budgetMinor: 1000_00, plannedMinor: 250_00, costMinor: 350_00, from: 'lines' },
      ...{ otherCurrency: 1, open: 0 },
    },
    events: [{ name: '茶会 1', lines: 1, plannedMinor: null, costMinor: 50_00 }],
  });
  expect(factsOf(db, uid).blocks.roi).toMatchObject(sheet().spend);
});

test('lines of another campaign, and those that follow a prize, are not changed here', () => {
  const { db, save, campaignId } = store();
  insert(db, 'cost_entry', [
    { uid: 'ce_other', currency: 'CNY', actual_minor: 1 },
    { uid: 'ce_prize', campaign_id: campaignId, item: '杯子', currency: 'CNY', planned_minor: 1 },
  ]);
  const other = campaignWith(db, period, ['2026-11-05 12:00']);
  insert(db, 'prize', [
    {
      ...{ uid: 'pz_1', event_id: other.eventIds[0]!, name: '杯子', quantity: 1, given: 0 },
      ...{ position: 'a0', cost_entry_id: idOf(db, 'cost_entry', 'ce_prize') },
    },
  ]);
  const code = (name: string) => expect.objectContaining({ code: name }) as Error;
  expect(() => save({ uid: 'ce_other', fields: { actualMinor: 2 } })).toThrowError(
    code('not-found'),
  );
  expect(() => save({ uid: 'ce_prize', fields: { actualMinor: 2 } })).toThrowError(
    code('line-of-section'),
  );
});
