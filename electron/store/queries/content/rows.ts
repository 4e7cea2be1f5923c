import type { ContentItem, ContentResult } from '../../../../shared/contract/content.ts';
import { localTimeOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';

export interface ItemRow extends Omit<ContentItem, 'time' | 'permission' | 'archived' | 'result'> {
  readonly atMs: number | null;
  readonly permission: number | null;
  readonly archived: number;
  readonly asOf: string | null;
  readonly reads: number | null;
  readonly likes: number | null;
  readonly comments: number | null;
  readonly shares: number | null;
  readonly favourites: number | null;
}

/** The latest result of `content_item`. */
export const latestResult = `content_result.id = (SELECT id FROM content_result WHERE content_id = content_item.id
  ORDER BY as_of_date DESC, id DESC LIMIT 1)`;

/** Items with the names around them and their latest result; the caller adds WHERE and ORDER. */
export const itemsSql = `
SELECT content_item.uid, content_item.title, content_item.type, content_item.platform AS channel,
  community.uid AS communityUid, community.name AS communityName, content_item.state,
  content_item.layer, content_item.theme, content_item.owner,
  CASE WHEN content_item.state = 'published' THEN content_item.published_date
    ELSE content_item.planned_date END AS date,
  CASE WHEN content_item.state = 'published' THEN content_item.published_at_ms
    ELSE content_item.planned_at_ms END AS atMs,
  content_item.planned_date AS plannedDate, content_item.url, content_item.note,
  event.uid AS eventUid, event.name AS eventName,
  campaign.uid AS campaignUid, campaign.name AS campaignName,
  member.uid AS authorUid, coalesce(person.name, content_item.author) AS author,
  content_item.source, content_item.permission, original.uid AS reuseOfUid,
  (SELECT count(*) FROM content_item AS again WHERE again.reuse_of_id = content_item.id
    AND again.archived = 0) AS reuses,
  content_item.archived, content_result.as_of_date AS asOf, content_result.reads,
  content_result.likes, content_result.comments, content_result.shares, content_result.favourites
FROM content_item
LEFT JOIN community ON community.id = content_item.community_id
LEFT JOIN event ON event.id = content_item.event_id
LEFT JOIN campaign ON campaign.id = content_item.campaign_id
LEFT JOIN member ON member.id = content_item.author_member_id
LEFT JOIN person ON person.member_id = coalesce(member.effective_member_id, member.id)
LEFT JOIN content_item AS original ON original.id = content_item.reuse_of_id
LEFT JOIN content_result ON ${latestResult}`;

export const itemOf =
  (zone: string) =>
  ({ atMs, permission, archived, asOf, ...row }: ItemRow): ContentItem => {
    const { reads, likes, comments, shares, favourites, ...item } = row;
    return {
      ...item,
      time: atMs === null ? null : localTimeOf(atMs, zone).slice(0, 5),
      permission: permission === null ? null : permission === 1,
      archived: archived === 1,
      result: asOf === null ? null : { asOf, reads, likes, comments, shares, favourites },
    };
  };

export const readItems = (
  db: ReadDb,
  rest: string,
  ...values: readonly (string | number)[]
): ContentItem[] =>
  sql<ItemRow>(db, `${itemsSql} ${rest}`)
    .all(...values)
    .map(itemOf(readSettings(db).zone));

export const resultsOf = (db: ReadDb, uid: string): ContentResult[] =>
  sql<ContentResult>(
    db,
    `SELECT as_of_date AS asOf, reads, likes, comments, shares, favourites FROM content_result
     WHERE content_id = (SELECT id FROM content_item WHERE uid = ?) ORDER BY as_of_date DESC, id DESC`,
  ).all(uid);
