import { generateKeyBetween } from 'fractional-indexing';
import type {
  CampaignCostLine,
  CampaignCosts,
  CostFields,
} from '../../../../shared/contract/campaign-costs.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { columns } from '../budget/kinds.ts';
import { positionsAfter, shownOrder, type Placed } from '../budget/move.ts';
import { followedBy } from '../budget/save.ts';
import { label, type Changed } from '../events/save.ts';
import { campaignSpend, PLANNED, type CostsOf } from '../figures/campaign-costs.ts';
import { requireCampaign, type CampaignRecord } from './read.ts';

/** The costs of a campaign, and those of its events that are no other campaign's. */
export const costsOfCampaign = (db: ReadDb, campaign: CampaignRecord): CostsOf => ({
  campaignId: campaign.id,
  eventIds: sql<{ id: number }>(
    db,
    'SELECT event_id AS id FROM campaign_scope WHERE campaign_id = ? AND event_id IS NOT NULL',
  )
    .all(campaign.id)
    .map(({ id }) => id),
  currency: campaign.currency,
});

/** Lines of cost of a campaign, what its events cost, and the sum of both against the budget. */
export const campaignCostSheet = (db: ReadDb, { uid }: { readonly uid: string }): CampaignCosts => {
  const campaign = requireCampaign(db, uid);
  const of = costsOfCampaign(db, campaign);
  const events = JSON.stringify(of.eventIds);
  return {
    currency: campaign.currency,
    spend: campaignSpend(db, campaign, of),
    lines: sql<CampaignCostLine>(
      db,
      `SELECT cost_entry.uid, channel, category, item, cost_entry.currency,
         planned_minor AS plannedMinor, actual_minor AS actualMinor, local_date AS date,
         reach, clicks, signups, event.name AS eventName
       FROM cost_entry LEFT JOIN event ON event.id = cost_entry.event_id
       WHERE campaign_id = ? AND side = 'cost'
       ORDER BY cost_entry.position IS NULL, cost_entry.position, local_date, cost_entry.uid`,
    ).all(campaign.id),
    events: sql<CampaignCosts['events'][number]>(
      db,
      `SELECT event.uid, event.name, count(*) AS lines, sum(${PLANNED}) AS plannedMinor,
         sum(actual_minor) AS costMinor
       FROM cost_entry JOIN event ON event.id = cost_entry.event_id
       WHERE cost_entry.event_id IN (SELECT value FROM json_each(?)) AND campaign_id IS NULL
         AND side = 'cost' AND currency = ?
       GROUP BY event.id ORDER BY event.start_at_ms, event.uid`,
    ).all(events, campaign.currency),
    channels: sql<{ channel: string }>(
      db,
      `SELECT DISTINCT trim(channel) AS channel FROM (
         SELECT channel FROM cost_entry WHERE campaign_id = ?
         UNION SELECT channel FROM signup WHERE event_id IN (SELECT value FROM json_each(?)))
       WHERE trim(channel) <> '' ORDER BY 1 LIMIT 100`,
    )
      .all(campaign.id, events)
      .map(({ channel }) => channel),
  };
};

type Line = Placed & { readonly id: number; readonly item: string | null };

/** Throws `not-found` for a line of another campaign. */
const requireLine = (db: WriteDb, campaign: CampaignRecord, uid: string): Line => {
  const line = sql<Line>(
    db,
    "SELECT id, uid, item, position FROM cost_entry WHERE uid = ? AND campaign_id = ? AND side = 'cost'",
  ).get(uid, campaign.id);
  if (line === undefined) throw new WorkstationError('not-found', { what: uid });
  return line;
};

/** A line that follows a prize, a gift or a red packet is changed there. */
const refuseFollowing = (db: WriteDb, line: Line): void => {
  if (followedBy(db, line.id) !== null)
    throw new WorkstationError('line-of-section', { name: line.item ?? line.uid });
};

const linesOf = (db: ReadDb, campaign: CampaignRecord): Placed[] =>
  sql<Placed>(
    db,
    `SELECT uid, position FROM cost_entry WHERE campaign_id = ? AND side = 'cost' ORDER BY ${shownOrder('line')}`,
  ).all(campaign.id);

/** Adds and changes lines in one operation. */
export const saveCosts = (
  db: WriteDb,
  args: {
    readonly uid: string;
    readonly rows: readonly { readonly uid: string | null; readonly fields: Partial<CostFields> }[];
  },
  env: WriteEnv,
): Changed => {
  const campaign = requireCampaign(db, args.uid);
  const rows = args.rows.map(({ uid, fields }) => ({ uid, values: columns(db, 'line', fields) }));
  for (const { uid } of rows) if (uid !== null) refuseFollowing(db, requireLine(db, campaign, uid));
  const writes = rows.filter(
    ({ uid, values }) => uid === null || differs(db, 'cost_entry', uid, values),
  );
  if (writes.length === 0) return { uid: rows.at(-1)!.uid!, operationUid: null };
  return operate(db, env, label('history.campaign-costs-saved', campaign.name), (operation) => {
    let last = linesOf(db, campaign).findLast(({ position }) => position !== null)?.position;
    let written = '';
    for (const { uid, values } of writes) {
      written = uid ?? newUid('cost_entry', env);
      if (uid !== null) updateRow(db, operation, 'cost_entry', uid, values);
      else {
        last = generateKeyBetween(last ?? null, null);
        insertRow(db, operation, 'cost_entry', {
          uid: written,
          campaign_id: campaign.id,
          currency: campaign.currency,
          ...values,
          position: last,
        });
      }
    }
    return { uid: written, operationUid: operation.uid };
  });
};

/** Puts a line behind another; before all others when `afterUid` is null. */
export const moveCost = (
  db: WriteDb,
  args: { readonly uid: string; readonly lineUid: string; readonly afterUid: string | null },
  env: WriteEnv,
): Changed => {
  const campaign = requireCampaign(db, args.uid);
  const { lineUid, afterUid } = args;
  requireLine(db, campaign, lineUid);
  if (afterUid !== null) requireLine(db, campaign, afterUid);
  const positions =
    lineUid === afterUid ? [] : positionsAfter(linesOf(db, campaign), lineUid, afterUid);
  if (positions.length === 0) return { uid: lineUid, operationUid: null };
  return operate(db, env, label('history.campaign-costs-moved', campaign.name), (operation) => {
    for (const [uid, position] of positions)
      updateRow(db, operation, 'cost_entry', uid, { position });
    return { uid: lineUid, operationUid: operation.uid };
  });
};

export const removeCost = (
  db: WriteDb,
  args: { readonly uid: string; readonly lineUid: string },
  env: WriteEnv,
): Changed => {
  const campaign = requireCampaign(db, args.uid);
  refuseFollowing(db, requireLine(db, campaign, args.lineUid));
  return operate(db, env, label('history.campaign-costs-removed', campaign.name), (operation) => {
    deleteRow(db, operation, 'cost_entry', args.lineUid);
    return { uid: args.lineUid, operationUid: operation.uid };
  });
};
