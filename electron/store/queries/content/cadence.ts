import type { Cadence } from '../../../../shared/contract/content.ts';
import {
  cadenceWeeks,
  SUGGEST_WEEKS,
  suggestCadence,
  type CadenceItem,
} from '../../../../shared/domain/content/cadence.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';

/** Exported for its query plan. */
export const cadenceItemsSql = `
SELECT content_item.published_date AS date, 1 AS published, content_item.platform AS channel, community.uid AS communityUid
FROM content_item LEFT JOIN community ON community.id = content_item.community_id
WHERE content_item.published_date BETWEEN @from AND @to AND content_item.state = 'published' AND content_item.archived = 0
UNION ALL
SELECT content_item.planned_date, 0, content_item.platform, community.uid
FROM content_item LEFT JOIN community ON community.id = content_item.community_id
WHERE content_item.planned_date BETWEEN @from AND @to AND content_item.archived = 0
  AND content_item.state IN ('idea', 'planned', 'ready')`;

/** Whole weeks before and after the asked days belong to the weeks at their edges. */
const EDGE_DAYS = 7;

const itemsIn = (db: ReadDb, from: string, to: string): CadenceItem[] =>
  sql<Omit<CadenceItem, 'published'> & { published: number }>(db, cadenceItemsSql)
    .all({ from: addDays(from, -EDGE_DAYS), to: addDays(to, EDGE_DAYS) })
    .map((row) => ({ ...row, published: row.published === 1 }));

/** Every rule held against the weeks from one day to another, and what could be a rule. */
export const contentCadence = (
  db: ReadDb,
  { from, to, nowMs }: { readonly from: string; readonly to: string; readonly nowMs: number },
): Cadence => {
  const { zone, weekStart, contentCadence: rules } = readSettings(db);
  const today = localDateOf(nowMs, zone);
  const items = itemsIn(db, from, to);
  const recent = itemsIn(db, addDays(today, -7 * (SUGGEST_WEEKS + 1)), today);
  const ruled = new Set(rules.map(({ channel }) => channel));
  return {
    rules: rules.map((rule) => ({
      rule,
      communityName:
        rule.communityUid === null
          ? null
          : (sql<{ name: string }>(db, 'SELECT name FROM community WHERE uid = ?').get(
              rule.communityUid,
            )?.name ?? rule.communityUid),
      weeks: cadenceWeeks(items, rule, { from, to }, { weekStart, today }),
    })),
    suggestions: suggestCadence(recent, { weekStart, today }).filter(
      ({ channel }) => !ruled.has(channel),
    ),
  };
};
