import type { Found } from '../../../../shared/contract/library.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';

/** Results that are shown; who wants others asks more exactly. */
const MOST = 200;

/** Words of the newest version of every campaign's retrospective, and lessons of its events. */
const wordsSql = `
WITH newest (id, campaign_id) AS (
  SELECT retrospective.id, retrospective.campaign_id FROM retrospective
  JOIN campaign ON campaign.id = retrospective.campaign_id AND campaign.archived = 0
  WHERE version = (SELECT max(version) FROM retrospective AS other
    WHERE other.campaign_id = retrospective.campaign_id)
), words (campaign_id, place, text, event) AS (
  SELECT campaign_id, section, text, NULL FROM newest JOIN passage ON retrospective_id = newest.id
  UNION ALL SELECT campaign_id, 'why', text, NULL FROM newest JOIN why_node ON retrospective_id = newest.id
  UNION ALL SELECT campaign_id, 'limit', text, NULL FROM newest JOIN limit_edit ON retrospective_id = newest.id
    WHERE text IS NOT NULL AND shown = 1
  UNION ALL SELECT campaign_id, 'comment', comment, NULL FROM newest
    JOIN retrospective_part ON retrospective_id = newest.id WHERE comment <> ''
  UNION ALL SELECT campaign_id, 'action', text, NULL FROM newest JOIN action_item ON retrospective_id = newest.id
  UNION ALL SELECT campaign_scope.campaign_id, 'lesson', event_lesson.text, event.name FROM campaign_scope
    JOIN campaign ON campaign.id = campaign_scope.campaign_id AND campaign.archived = 0
    JOIN event ON event.id = campaign_scope.event_id
    JOIN event_lesson ON event_lesson.event_id = event.id
)
SELECT campaign.uid AS campaignUid, words.place AS "in", words.text, words.event FROM words
JOIN campaign ON campaign.id = words.campaign_id
ORDER BY campaign.to_date DESC, campaign.uid, words.place, words.text`;

/** Full-width letters and capitals are the same words. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Everything written that has all the words of `text`; nothing for nothing. */
export const searchWords = (db: ReadDb, { text }: { readonly text: string }): Found[] => {
  const wanted = folded(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const found: Found[] = [];
  for (const row of sql<Found>(db, wordsSql).iterate()) {
    const within = folded(row.text);
    if (wanted.every((word) => within.includes(word))) found.push(row);
    if (found.length === MOST) break;
  }
  return found;
};
