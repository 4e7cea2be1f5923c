import { activityTables } from './0010-first/activity.ts';
import { campaignTables } from './0010-first/campaigns.ts';
import { eventTables } from './0010-first/events.ts';
import { logTables } from './0010-first/log.ts';
import { memberTables } from './0010-first/members.ts';
import type { Migration } from './list.ts';

/** The first schema. Text of a released migration is never edited. */
export const first: Migration = {
  version: 10,
  name: 'first',
  up: (db) => {
    for (const sql of [logTables, memberTables, activityTables, eventTables, campaignTables])
      db.exec(sql);
  },
};
