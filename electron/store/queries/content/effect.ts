import type {
  Effect,
  EffectPart,
  EffectRow,
  EffectScope,
} from '../../../../shared/contract/content.ts';
import {
  balanceByMonth,
  counts,
  effectBy,
  effectKey,
  isInteractive,
  summarise,
  type EffectItem,
} from '../../../../shared/domain/content/effect.ts';
import { localTimeOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { latestResult } from './rows.ts';

type Item = EffectItem & { readonly favourites: number | null };
type Row = Omit<Item, 'hour'> & { readonly atMs: number | null };

/** What was published, each with its latest result; the caller adds which. */
export const publishedSql = `
SELECT content_item.uid, content_item.title, content_item.type, content_item.platform AS channel,
  content_item.published_date AS date, content_item.published_at_ms AS atMs,
  content_result.as_of_date AS asOf, content_result.reads, content_result.likes,
  content_result.comments, content_result.shares, content_result.favourites
FROM content_item LEFT JOIN content_result ON ${latestResult}
WHERE content_item.archived = 0 AND content_item.state = 'published'`;

/** Exported for its query plan. */
export const effectItemsSql = `${publishedSql}
  AND content_item.published_date BETWEEN @from AND @to
  AND (@communityUid IS NULL OR content_item.community_id = (SELECT id FROM community WHERE uid = @communityUid))
ORDER BY content_item.published_date, content_item.uid`;

const inZone =
  (zone: string) =>
  ({ atMs, ...row }: Row): Item => ({
    ...row,
    hour: atMs === null ? null : Number(localTimeOf(atMs, zone).slice(0, 2)),
  });

/** What was published in the period, each with its latest result. */
const itemsIn = (db: ReadDb, { from, to, communityUid }: EffectScope): Item[] =>
  sql<Row>(db, effectItemsSql)
    .all({ from, to, communityUid })
    .map(inZone(readSettings(db).zone));

/** What was published and meets a condition on `content_item`. */
export const publishedItems = (db: ReadDb, condition: string): Item[] =>
  sql<Row>(
    db,
    `${publishedSql} AND ${condition} ORDER BY content_item.published_date, content_item.uid`,
  )
    .all()
    .map(inZone(readSettings(db).zone));

export const contentEffect = (db: ReadDb, scope: EffectScope): Effect => {
  const items = itemsIn(db, scope);
  return {
    total: summarise('all', items),
    by: {
      type: effectBy(items, 'type'),
      channel: effectBy(items, 'channel'),
      hour: effectBy(items, 'hour'),
      weekday: effectBy(items, 'weekday'),
    },
    balance: balanceByMonth(items),
  };
};

/** The items a number of the effect is made of. */
export const contentBehind = (
  db: ReadDb,
  part: EffectPart & { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: EffectRow[] } => {
  const { by, key, measure } = part;
  const rows = itemsIn(db, part)
    .filter((item) =>
      by === 'month' ? item.date.startsWith(`${key}-`) : effectKey(item, by) === key,
    )
    .filter((item) => (measure === 'interactive' ? isInteractive(item) : counts(item, measure)));
  return {
    total: rows.length,
    rows: rows
      .slice(part.offset, part.offset + part.limit)
      .map(({ uid, title, date, asOf, reads, likes, comments, shares, favourites }) => ({
        ...{ uid, title, date, asOf },
        ...{ reads, likes, comments, shares, favourites },
      })),
  };
};
