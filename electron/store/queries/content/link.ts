import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { Changed } from '../../../../shared/contract/base.ts';
import type { ContentItem } from '../../../../shared/contract/content.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, updateRow, type Value } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { label } from '../events/save.ts';
import { readItems } from './rows.ts';
import { requireContent, type ContentRecord } from './save.ts';

/** Titles are the same when only spaces, width and case differ. */
const normalTitle = (title: string): string =>
  title.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/**
 * Planned items that an imported one seems to be: same title, same channel or none chosen yet, and
 * only one of each kind. A published item that has a plan is not asked about.
 */
export const contentMatches = (
  db: ReadDb,
  _args: Readonly<Record<string, never>>,
): { readonly planned: ContentItem; readonly published: ContentItem }[] => {
  const planned = readItems(
    db,
    `WHERE content_item.state IN ('idea', 'planned', 'ready') AND content_item.archived = 0
     AND content_item.planned_date IS NOT NULL`,
  );
  if (planned.length === 0) return [];
  const earliest = planned.reduce(
    (least, { plannedDate }) => (plannedDate !== null && plannedDate < least ? plannedDate : least),
    '9999',
  );
  // A title is used again over the years: what was out long before the plan is another item.
  const published = readItems(
    db,
    `WHERE content_item.published_date >= date(?, '-60 days') AND content_item.state = 'published'
     AND content_item.archived = 0 AND content_item.planned_date IS NULL`,
    earliest,
  );
  const byTitle = new Map<string, ContentItem[]>();
  for (const item of published) {
    const key = normalTitle(item.title);
    byTitle.set(key, [...(byTitle.get(key) ?? []), item]);
  }
  const found = planned.flatMap((plan) => {
    const same = (byTitle.get(normalTitle(plan.title)) ?? []).filter(
      ({ channel }) => plan.channel === '' || plan.channel === channel,
    );
    return same.length === 1 ? [{ planned: plan, published: same[0]! }] : [];
  });
  const claims = (uid: string): number => found.filter((pair) => pair.published.uid === uid).length;
  return found.filter((pair) => claims(pair.published.uid) === 1);
};

const planColumns = [
  'layer',
  'theme',
  'owner',
  'planned_at_ms',
  'planned_date',
  'note',
  'event_id',
  'campaign_id',
  'author_member_id',
  'author',
  'source',
  'permission',
  'reuse_of_id',
  'community_id',
  'type',
  'url',
] as const satisfies readonly (keyof ContentRecord)[];

/**
 * The plan goes over to the published item, whose own facts stand; the planned one is gone. The
 * published row stays, so that the same file imported again finds it.
 */
export const linkContent = (
  db: WriteDb,
  { plannedUid, publishedUid }: { readonly plannedUid: string; readonly publishedUid: string },
  env: WriteEnv,
): Changed => {
  const planned = requireContent(db, plannedUid);
  const published = requireContent(db, publishedUid);
  if (planned.state === 'published' || published.state !== 'published')
    throw new WorkstationError('invalid-input', { field: 'publishedUid' });
  const values: Record<string, Value> = {};
  for (const column of planColumns)
    if (published[column] === null && planned[column] !== null) values[column] = planned[column];
  if (values['reuse_of_id'] === published.id) delete values['reuse_of_id'];
  const again = sql<{ uid: string }>(
    db,
    'SELECT uid FROM content_item WHERE reuse_of_id = ? AND id <> ?',
  ).all(planned.id, published.id);
  return operate(db, env, label('history.content-linked', published.title), (operation) => {
    updateRow(db, operation, 'content_item', publishedUid, values);
    for (const { uid } of again)
      updateRow(db, operation, 'content_item', uid, { reuse_of_id: published.id });
    deleteRow(db, operation, 'content_item', plannedUid);
    return { uid: publishedUid, operationUid: operation.uid };
  });
};
