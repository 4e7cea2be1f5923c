import { z } from 'zod';
import {
  listFilter,
  MAX_FILTERS,
  type ListColumn,
  type ListFilter,
} from '../../../../shared/contract/member-filters.ts';
import {
  gridColumn,
  viewSort,
  type GridColumn,
  type SavedView,
  type ViewState,
} from '../../../../shared/contract/views.ts';
import { questionOf, type FieldKind } from '../../../../shared/domain/values/custom-fields.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { fieldUidOf, isFieldColumn } from '../members/field-columns.ts';

const storedState = z
  .object({
    columns: z.array(z.unknown()),
    sort: z.unknown(),
    filters: z.array(z.unknown()),
    search: z.string(),
    archived: z.boolean(),
  })
  .partial();
const storedFilter = z.object({ column: z.string() });

const byName: ViewState['sort'] = { column: 'name', descending: false };
const nameOnly: GridColumn = { column: 'name', width: null };

type Fields = ReadonlyMap<string, FieldKind>;

const fieldsOf = (db: ReadDb): Fields =>
  new Map(
    sql<{ uid: string; kind: FieldKind }>(
      db,
      "SELECT uid, kind FROM custom_field WHERE entity = 'member'",
    )
      .all()
      .map(({ uid, kind }) => [uid, kind]),
  );

const isThere = (fields: Fields, column: ListColumn): boolean =>
  !isFieldColumn(column) || fields.has(fieldUidOf(column));

/** A field that changed its kind is not asked as before. */
const canAsk = (fields: Fields, filter: ListFilter): boolean => {
  if (filter.kind !== 'field') return true;
  const kind = fields.get(fieldUidOf(filter.column));
  return kind !== undefined && (filter.is.kind === 'blank' || filter.is.kind === questionOf[kind]);
};

/** What a field is, or was, called; '?' when nothing tells. */
const calledField = (db: ReadDb, column: string): string => {
  if (!column.startsWith('field:')) return column;
  const uid = column.slice('field:'.length);
  const { name } = sql<{ name: string | null }>(
    db,
    `SELECT coalesce(
       (SELECT name FROM custom_field WHERE uid = @uid),
       (SELECT json_extract(old_value, '$.name') FROM change
        WHERE entity_uid = @uid AND field = '*' AND entity = 'custom_field' AND old_value IS NOT NULL
        ORDER BY id DESC LIMIT 1)
     ) AS name`,
  ).get({ uid })!;
  return name ?? '?';
};

/** What can still be asked of a stored view, and the fields of the filters that cannot. */
const readState = (db: ReadDb, fields: Fields, text: string): Pick<SavedView, 'state' | 'lost'> => {
  const stored = storedState.safeParse(JSON.parse(text)).data ?? {};
  const columns = (stored.columns ?? [])
    .flatMap((one) => gridColumn.safeParse(one).data ?? [])
    .filter(({ column }) => isThere(fields, column));
  const sort = viewSort.safeParse(stored.sort).data ?? byName;
  const filters: ViewState['filters'] = [];
  const lost: string[] = [];
  for (const one of (stored.filters ?? []).slice(0, MAX_FILTERS)) {
    const filter = listFilter.safeParse(one).data;
    if (filter?.kind === 'segment' && !hasSegment(db, filter.uid)) lost.push('segment');
    else if (filter !== undefined && canAsk(fields, filter)) filters.push(filter);
    else lost.push(calledField(db, storedFilter.safeParse(one).data?.column ?? '?'));
  }
  return {
    state: {
      columns: columns.length === 0 ? [nameOnly] : columns,
      sort: isThere(fields, sort.column) ? sort : byName,
      filters,
      search: stored.search ?? '',
      archived: stored.archived ?? false,
    },
    lost,
  };
};

const hasSegment = (db: ReadDb, uid: string): boolean =>
  sql(db, 'SELECT 1 FROM segment WHERE uid = ?').get(uid) !== undefined;

/** Every saved view, by name. */
export const listViews = (db: ReadDb): SavedView[] => {
  const fields = fieldsOf(db);
  return sql<{ uid: string; name: string; state: string }>(
    db,
    'SELECT uid, name, state FROM saved_view ORDER BY name COLLATE NOCASE, uid',
  )
    .all()
    .map(({ uid, name, state }) => ({ uid, name, ...readState(db, fields, state) }));
};
