import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type Operation, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, insertRow } from '../../log/rows.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { label, type Changed } from '../events/save.ts';
import { segmentMembers } from '../segments/members.ts';
import { readSegment } from '../segments/read.ts';
import { forget, freeze } from './freeze.ts';
import { requireCampaign, type CampaignRecord } from './read.ts';

interface ScopeRecord {
  readonly uid: string;
  readonly thing: string;
}

interface ChoiceRecord extends ScopeRecord {
  readonly id: number;
}

/** A segment that enters the scope, with who was in it on the start of a campaign that has begun. */
interface FreshSegment {
  readonly segmentUid: string;
  readonly name: string;
  readonly members: Int32Array | null;
}

/**
 * Makes the scope exactly what is named; throws `not-found` for a stranger, `conditions-lost` for a
 * segment of which nobody can say who is in it.
 */
export const setScope = (
  db: WriteDb,
  args: {
    readonly uid: string;
    readonly communityUids: readonly string[];
    readonly eventUids: readonly string[];
    readonly segmentUids: readonly string[];
  },
  env: WriteEnv,
): Changed => {
  const campaign = requireCampaign(db, args.uid);
  const before = sql<ScopeRecord>(
    db,
    `SELECT campaign_scope.uid, coalesce(community.uid, event.uid) AS thing FROM campaign_scope
     LEFT JOIN community ON community.id = campaign_scope.community_id
     LEFT JOIN event ON event.id = campaign_scope.event_id WHERE campaign_id = ?`,
  ).all(campaign.id);
  const chosen = sql<ChoiceRecord>(
    db,
    'SELECT id, uid, segment_uid AS thing FROM campaign_segment WHERE campaign_id = ?',
  ).all(campaign.id);
  const named = new Set([...args.communityUids, ...args.eventUids]);
  const segments = new Set(args.segmentUids);
  const gone = before.filter((row) => !named.has(row.thing));
  const fresh = [...named].filter((thing) => !before.some((row) => row.thing === thing));
  const left = chosen.filter((row) => !segments.has(row.thing));
  const entering = [...segments]
    .filter((uid) => !chosen.some((row) => row.thing === uid))
    .map((uid) => freshSegment(db, campaign, uid, env));
  if ([gone, fresh, left, entering].every((rows) => rows.length === 0))
    return { uid: args.uid, operationUid: null };
  return operate(db, env, label('history.campaign-scope', campaign.name), (operation) => {
    for (const row of gone) deleteRow(db, operation, 'campaign_scope', row.uid);
    for (const thing of fresh) {
      const table = args.eventUids.includes(thing) ? 'event' : 'community';
      const found = sql<{ id: number }>(db, `SELECT id FROM ${table} WHERE uid = ?`).get(thing);
      if (found === undefined) throw new WorkstationError('not-found', { what: thing });
      insertRow(db, operation, 'campaign_scope', {
        uid: newUid('campaign_scope', env),
        campaign_id: campaign.id,
        [table === 'event' ? 'event_id' : 'community_id']: found.id,
      });
    }
    for (const row of left) {
      forget(db, operation, row.id);
      deleteRow(db, operation, 'campaign_segment', row.uid);
    }
    for (const segment of entering) addSegment(db, operation, campaign, segment, env);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

const freshSegment = (
  db: WriteDb,
  { from_date: start }: CampaignRecord,
  uid: string,
  { nowMs }: WriteEnv,
): FreshSegment => {
  const { name } = readSegment(db, { uid });
  const today = localDateOf(nowMs, readSettings(db).zone);
  const hasBegun = start <= today;
  const members = segmentMembers(db, { uid, today: hasBegun ? start : today });
  return { segmentUid: uid, name, members: hasBegun ? members : null };
};

const addSegment = (
  db: WriteDb,
  operation: Operation,
  campaign: CampaignRecord,
  { segmentUid, name, members }: FreshSegment,
  env: WriteEnv,
): void => {
  const uid = newUid('campaign_segment', env);
  const id = insertRow(db, operation, 'campaign_segment', {
    uid,
    campaign_id: campaign.id,
    segment_uid: segmentUid,
    name,
  });
  if (members !== null)
    freeze(db, operation, { id, uid }, { members, date: campaign.from_date }, env);
};
