import type { WriteDb } from '../../electron/store/db.ts';
import { insertRow, type Values } from '../../electron/store/log/rows.ts';
import { createCampaign } from '../../electron/store/queries/campaigns/save.ts';
import { setScope } from '../../electron/store/queries/campaigns/scope.ts';
import { createEvent } from '../../electron/store/queries/events/create.ts';
import { rowsBehind } from './rows-behind.ts';
import { retrospectiveFacts } from '../../electron/store/queries/retrospectives/facts.ts';
import { placesOf } from '../../shared/domain/report/places.ts';
import { change } from './community.ts';
import { testEnv, testNowMs } from './workspace.ts';

/** Local id of a thing by uid. */
export const idOf = (db: WriteDb, table: string, uid: string): number =>
  db.prepare(`SELECT id FROM ${table} WHERE uid = ?`).pluck().get(uid) as number;

/** An instant in Shanghai: `2026-11-04 12:00`. */
export const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+08:00`);

/** Rows of a table in one operation. */
export const insert = (
  db: WriteDb,
  table: string,
  rows: readonly (Values & { readonly uid: string })[],
): void => {
  change(db, (operation) => {
    for (const row of rows) insertRow(db, operation, table as 'member', row);
  });
};

/** A campaign of its own period with events of an hour each, by their starts. */
export const campaignWith = (
  db: WriteDb,
  period: { readonly from: string; readonly to: string },
  starts: readonly string[] = [],
) => {
  const eventUids = starts.map(
    (start, index) =>
      createEvent(
        db,
        {
          fields: {
            name: `茶会 ${index + 1}`,
            kind: 'other',
            mode: 'offline',
            startAtMs: at(start),
            endAtMs: at(start) + 3_600_000,
          },
          template: null,
          tasks: [],
        },
        testEnv,
      ).uid,
  );
  const { uid: campaignUid } = createCampaign(db, { name: '秋季', ...period }, testEnv);
  setScope(db, { uid: campaignUid, communityUids: [], eventUids, segmentUids: [] }, testEnv);
  return {
    campaignUid,
    campaignId: idOf(db, 'campaign', campaignUid),
    eventUids,
    eventIds: eventUids.map((uid) => idOf(db, 'event', uid)),
  };
};

export const factsOf = (db: WriteDb, campaignUid: string) =>
  retrospectiveFacts(db, { campaignUid, nowMs: testNowMs });

/** Sum of the rows behind every number of a block that opens, beside what they must add up to. */
export const sumsBehind = (db: WriteDb, campaignUid: string, block: string) =>
  placesOf(factsOf(db, campaignUid))
    .filter(({ place, opens }) => place === block && opens)
    .map(({ key, value, figure }) => ({
      key,
      wanted: figure === null ? value : (figure.numerator ?? 0),
      sum: rowsBehind(db, {
        campaignUid,
        version: null,
        key,
        nowMs: testNowMs,
        offset: 0,
        limit: 100,
      }).sum,
    }));
