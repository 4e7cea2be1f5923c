import type { ContentBlock } from '../../../../../shared/contract/facts/content.ts';
import { summarise } from '../../../../../shared/domain/content/effect.ts';
import { sql } from '../../../statements.ts';
import { publishedItems } from '../../content/effect.ts';
import { latestResult } from '../../content/rows.ts';
import { ANSWERED, ANSWERS } from '../../figures/content.ts';
import type { BlockQuery, FactContext } from './block.ts';

const MOST_ITEMS = 10;

const linked = ({ campaign, own }: FactContext): string =>
  `(content_item.campaign_id = ${campaign.id} OR content_item.event_id IN (${own.eventIds?.join(', ') || 'NULL'}))`;

/** What is looked at: what names the campaign; where nothing does, what was published meanwhile. */
const chosen = (
  context: FactContext,
): { readonly of: ContentBlock['of']; readonly condition: string } => {
  const { db, own, during } = context;
  const some = sql(
    db,
    `SELECT 1 FROM content_item WHERE archived = 0 AND state = 'published' AND ${linked(context)} LIMIT 1`,
  ).get();
  if (some !== undefined) return { of: 'linked', condition: linked(context) };
  const communities =
    own.communityIds === null
      ? ''
      : ` AND (content_item.community_id IS NULL OR content_item.community_id IN (${own.communityIds.join(', ') || 'NULL'}))`;
  return {
    of: 'period',
    condition: `content_item.published_date BETWEEN '${during.from}' AND '${during.to}'${communities}`,
  };
};

const compute = (context: FactContext): ContentBlock | null => {
  const { of, condition } = chosen(context);
  const items = publishedItems(context.db, condition);
  if (items.length === 0) return null;
  const { readsSum, withReads, engagement } = summarise('all', items);
  return {
    of,
    items: items.length,
    reads: readsSum,
    withReads,
    answers: engagement.numerator,
    answeredReads: engagement.denominator,
    top: items
      .toSorted(
        (one, other) => (other.reads ?? -1) - (one.reads ?? -1) || (one.uid < other.uid ? -1 : 1),
      )
      .slice(0, MOST_ITEMS)
      .map((item) => {
        const rates = summarise('', [item]);
        return {
          uid: item.uid,
          title: item.title,
          type: item.type,
          channel: item.channel,
          date: item.date,
          reads: item.reads,
          engagement: rates.engagement.value,
          share: rates.share.value,
        };
      }),
  };
};

/** Value of an item and which have one, by number. */
const values: Readonly<Record<string, readonly [value: string, condition: string]>> = {
  items: ['1', '1'],
  reads: ['content_result.reads', 'content_result.reads IS NOT NULL'],
  answers: [ANSWERS, ANSWERED],
};

export const content: BlockQuery<'content'> = {
  compute,
  sourceAt: (context, rest) => {
    const found = Object.hasOwn(values, rest) ? values[rest] : undefined;
    if (found === undefined) return null;
    const [value, counts] = found;
    return {
      entity: 'content',
      sql: `SELECT content_item.id, ${value} AS value FROM content_item LEFT JOIN content_result ON ${latestResult}
        WHERE content_item.archived = 0 AND content_item.state = 'published' AND ${chosen(context).condition} AND ${counts}`,
    };
  },
};
