import type { CampaignCalendar } from '../../../../shared/contract/campaign-calendar.ts';
import type { ContentItem } from '../../../../shared/contract/content.ts';
import { localDateOf, localTimeOf, localToUtcMs } from '../../../../shared/domain/values/zone.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { readItems } from '../content/rows.ts';
import { requireCampaign } from './read.ts';

const MOST = 500;

/** What is planned and published for a campaign, by day; those of no day last. */
export const campaignContent = (db: ReadDb, { uid }: { readonly uid: string }): ContentItem[] =>
  readItems(
    db,
    `WHERE content_item.campaign_id = ? AND content_item.archived = 0
     ORDER BY date IS NULL, date, atMs IS NULL, atMs, content_item.uid LIMIT ${MOST}`,
    requireCampaign(db, uid).id,
  );

/** Campaigns that touch some days, with those of their events and content that lie in them. */
export const campaignCalendar = (
  db: ReadDb,
  { from, to }: { readonly from: string; readonly to: string },
): CampaignCalendar => {
  const { zone } = readSettings(db);
  const spanMs = [
    localToUtcMs(from, '00:00', zone),
    localToUtcMs(addDays(to, 1), '00:00', zone),
  ] as const;
  return {
    campaigns: sql<CampaignCalendar['campaigns'][number]>(
      db,
      `SELECT uid, name, from_date AS "from", to_date AS "to" FROM campaign
       WHERE archived = 0 AND from_date <= ? AND to_date >= ? ORDER BY from_date, to_date DESC, uid`,
    ).all(to, from),
    events: sql<{ uid: string; name: string; campaignName: string; startAtMs: number }>(
      db,
      `SELECT event.uid, event.name, event.start_at_ms AS startAtMs,
         group_concat(campaign.name, '、') AS campaignName
       FROM event JOIN campaign_scope ON campaign_scope.event_id = event.id
       JOIN campaign ON campaign.id = campaign_scope.campaign_id AND campaign.archived = 0
       WHERE event.archived = 0 AND event.start_at_ms >= ? AND event.start_at_ms < ?
       GROUP BY event.id ORDER BY event.start_at_ms, event.uid LIMIT ${MOST}`,
    )
      .all(...spanMs)
      .map(({ startAtMs, ...event }) => ({
        ...event,
        date: localDateOf(startAtMs, zone),
        time: localTimeOf(startAtMs, zone).slice(0, 5),
      })),
    content: readItems(
      db,
      `WHERE content_item.campaign_id IN (SELECT id FROM campaign WHERE archived = 0)
         AND content_item.archived = 0 AND content_item.state <> 'dropped'
         AND date BETWEEN ? AND ? ORDER BY date, atMs IS NULL, atMs, content_item.uid LIMIT ${MOST}`,
      from,
      to,
    ),
  };
};
