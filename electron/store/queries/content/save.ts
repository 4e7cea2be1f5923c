import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { Changed } from '../../../../shared/contract/base.ts';
import type { ContentFields } from '../../../../shared/contract/content.ts';
import type { ContentState } from '../../../../shared/domain/content/kinds.ts';
import { localDateOf, localToUtcMs } from '../../../../shared/domain/values/zone.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { differs, insertRow, updateRow, type Value } from '../../log/rows.ts';
import { readZone } from '../../local-dates.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { label } from '../events/save.ts';

export interface ContentRecord {
  readonly id: number;
  readonly uid: string;
  readonly platform: string;
  readonly title: string;
  readonly type: string | null;
  readonly url: string | null;
  readonly community_id: number | null;
  readonly published_at_ms: number | null;
  readonly published_date: string | null;
  readonly state: ContentState;
  readonly layer: string | null;
  readonly theme: string | null;
  readonly owner: string | null;
  readonly planned_at_ms: number | null;
  readonly planned_date: string | null;
  readonly note: string | null;
  readonly event_id: number | null;
  readonly campaign_id: number | null;
  readonly author_member_id: number | null;
  readonly author: string | null;
  readonly source: string | null;
  readonly permission: number | null;
  readonly reuse_of_id: number | null;
  readonly archived: number;
}

/** Throws `not-found`. */
export const requireContent = (db: WriteDb, uid: string): ContentRecord => {
  const row = sql<ContentRecord>(db, 'SELECT * FROM content_item WHERE uid = ?').get(uid);
  if (row === undefined) throw new WorkstationError('not-found', { what: uid });
  return row;
};

const columnOf = {
  title: 'title',
  type: 'type',
  channel: 'platform',
  state: 'state',
  layer: 'layer',
  theme: 'theme',
  owner: 'owner',
  url: 'url',
  note: 'note',
  author: 'author',
  source: 'source',
} as const;

const linkOf = {
  communityUid: ['community_id', 'community'],
  eventUid: ['event_id', 'event'],
  campaignUid: ['campaign_id', 'campaign'],
  authorUid: ['author_member_id', 'member'],
} as const;

const columnsOf = (db: WriteDb, fields: Partial<ContentFields>): Record<string, Value> => {
  const values: Record<string, Value> = {};
  for (const [field, column] of Object.entries(columnOf)) {
    const value = fields[field as keyof typeof columnOf];
    // A text that was emptied is none; the channel is never NULL.
    if (value !== undefined) values[column] = value === '' && column !== 'platform' ? null : value;
  }
  for (const [field, [column, table]] of Object.entries(linkOf)) {
    const uid = fields[field as keyof typeof linkOf];
    if (uid !== undefined) values[column] = uid === null ? null : idOf(db, table, uid);
  }
  const { permission } = fields;
  if (permission !== undefined) values['permission'] = permission === null ? null : +permission;
  return values;
};

const idOf = (db: WriteDb, table: string, uid: string): number => {
  const row = sql<{ id: number }>(db, `SELECT id FROM ${table} WHERE uid = ?`).get(uid);
  if (row === undefined) throw new WorkstationError('not-found', { what: uid });
  return row.id;
};

const instantOf = (when: NonNullable<ContentFields['when']>, zone: string): number | null =>
  when.time === null ? null : localToUtcMs(when.date, when.time, zone);

/** Where the time of an item stands: a published one has a published day, another none. */
const timesOf = (
  before: ContentRecord | null,
  { state = before?.state ?? 'idea', when }: Partial<ContentFields>,
  { zone, nowMs }: { readonly zone: string; readonly nowMs: number },
): Record<string, Value> => {
  const given =
    when === undefined
      ? null
      : { atMs: when === null ? null : instantOf(when, zone), date: when?.date ?? null };
  if (state !== 'published')
    return {
      ...(before?.state === 'published' ? { published_at_ms: null, published_date: null } : {}),
      ...(given === null ? {} : { planned_at_ms: given.atMs, planned_date: given.date }),
    };
  if (given !== null) {
    if (given.date === null) throw new WorkstationError('invalid-input', { field: 'when' });
    return { published_at_ms: given.atMs, published_date: given.date };
  }
  if (before?.state === 'published') return {};
  const today = localDateOf(nowMs, zone);
  const planned = before?.planned_date ?? null;
  // Published as planned, unless the plan lies ahead: then it is published now.
  const asPlanned =
    planned !== null &&
    (before?.planned_at_ms === null || before?.planned_at_ms === undefined
      ? planned <= today
      : before.planned_at_ms <= nowMs);
  return asPlanned
    ? { published_at_ms: before?.planned_at_ms ?? null, published_date: planned }
    : { published_at_ms: nowMs, published_date: today };
};

export const createContent = (
  db: WriteDb,
  { fields }: { readonly fields: Partial<ContentFields> & { readonly title: string } },
  env: WriteEnv,
): Changed => {
  const uid = newUid('content_item', env);
  const state = fields.state ?? (fields.when ? 'planned' : 'idea');
  const zone = readZone(db);
  const row = {
    platform: '',
    ...columnsOf(db, { ...fields, state }),
    ...timesOf(null, { ...fields, state }, { zone, nowMs: env.nowMs }),
  };
  return operate(db, env, label('history.content-created', fields.title), (operation) => {
    insertRow(db, operation, 'content_item', { ...row, uid });
    return { uid, operationUid: operation.uid };
  });
};

/** Throws `content-has-results` where an item with results would not be published any more. */
export const updateContent = (
  db: WriteDb,
  { uid, fields }: { readonly uid: string; readonly fields: Partial<ContentFields> },
  env: WriteEnv,
): Changed => {
  const before = requireContent(db, uid);
  const { state = before.state } = fields;
  if (before.state === 'published' && state !== 'published' && hasResults(db, before.id))
    throw new WorkstationError('content-has-results', { name: before.title });
  const values = {
    ...columnsOf(db, fields),
    ...timesOf(before, fields, { zone: readZone(db), nowMs: env.nowMs }),
  };
  if (!differs(db, 'content_item', uid, values)) return { uid, operationUid: null };
  const onlyMoved = Object.keys(fields).join() === 'when';
  const key = onlyMoved ? 'history.content-moved' : 'history.content-updated';
  return operate(db, env, label(key, fields.title ?? before.title), (operation) => {
    updateRow(db, operation, 'content_item', uid, values);
    return { uid, operationUid: operation.uid };
  });
};

const hasResults = (db: WriteDb, id: number): boolean =>
  sql(db, 'SELECT 1 FROM content_result WHERE content_id = ? LIMIT 1').get(id) !== undefined;

/** Into the trash, or out of it. */
export const archiveContent = (
  db: WriteDb,
  { uid, archived }: { readonly uid: string; readonly archived: boolean },
  env: WriteEnv,
): Changed => {
  const { title } = requireContent(db, uid);
  const values = { archived: +archived };
  if (!differs(db, 'content_item', uid, values)) return { uid, operationUid: null };
  const key = archived ? 'history.content-removed' : 'history.content-restored';
  return operate(db, env, label(key, title), (operation) => {
    updateRow(db, operation, 'content_item', uid, values);
    return { uid, operationUid: operation.uid };
  });
};

/** Copies an item as an idea without a day, with a link to the one it repeats. */
export const reuseContent = (
  db: WriteDb,
  { uid: from }: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const original = requireContent(db, from);
  const uid = newUid('content_item', env);
  const { platform, title, type, community_id, layer, theme, owner, note } = original;
  const { author_member_id, author, source, permission } = original;
  const kept = { platform, title, type, community_id, layer, theme, owner, note };
  const credit = { author_member_id, author, source, permission };
  return operate(db, env, label('history.content-reused', title), (operation) => {
    insertRow(db, operation, 'content_item', {
      ...kept,
      ...credit,
      uid,
      state: 'idea',
      reuse_of_id: original.id,
    });
    return { uid, operationUid: operation.uid };
  });
};
