import { z } from 'zod';
import { listFilter, MAX_FILTERS } from '../../../../shared/contract/members.ts';
import {
  gridColumn,
  viewSort,
  type GridColumn,
  type SavedView,
  type ViewState,
} from '../../../../shared/contract/views.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';

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

/** What can still be asked of a stored view, and the fields of the filters that cannot. */
export const readState = (db: ReadDb, text: string): Pick<SavedView, 'state' | 'lost'> => {
  const stored = storedState.safeParse(JSON.parse(text)).data ?? {};
  const columns = (stored.columns ?? []).flatMap((one) => gridColumn.safeParse(one).data ?? []);
  const filters: ViewState['filters'] = [];
  const lost: string[] = [];
  for (const one of (stored.filters ?? []).slice(0, MAX_FILTERS)) {
    const filter = listFilter.safeParse(one).data;
    if (filter?.kind === 'segment' && !hasSegment(db, filter.uid)) lost.push('segment');
    else if (filter !== undefined) filters.push(filter);
    else lost.push(storedFilter.safeParse(one).data?.column ?? '?');
  }
  return {
    state: {
      columns: columns.length === 0 ? [nameOnly] : columns,
      sort: viewSort.safeParse(stored.sort).data ?? byName,
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
export const listViews = (db: ReadDb): SavedView[] =>
  sql<{ uid: string; name: string; state: string }>(
    db,
    'SELECT uid, name, state FROM saved_view ORDER BY name COLLATE NOCASE, uid',
  )
    .all()
    .map(({ uid, name, state }) => ({ uid, name, ...readState(db, state) }));
