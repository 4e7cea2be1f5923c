import { z } from 'zod';
import { procedure, uid } from './base.ts';
import { listColumn, listFilter, MAX_FILTERS, memberViewInput } from './member-filters.ts';

/** A column of the members grid; its place in the list is its place on the screen. */
export const gridColumn = z.object({
  column: listColumn,
  /** In pixels; null = as the column comes. */
  width: z.number().int().min(20).max(4000).nullable(),
});
export type GridColumn = z.infer<typeof gridColumn>;

const gridColumns = z.array(gridColumn).min(1).max(200);

export const viewSort = z.object({ column: listColumn, descending: z.boolean() });

/** Everything that a saved view brings back. */
export const viewState = z.object({
  columns: gridColumns,
  sort: viewSort,
  filters: z.array(listFilter).max(MAX_FILTERS),
  search: z.string().max(200),
  archived: z.boolean(),
});
export type ViewState = z.infer<typeof viewState>;

export const savedView = z.object({
  uid,
  name: z.string(),
  state: viewState,
  /** Fields of filters that cannot be asked any more: deleted, or not known to this version. */
  lost: z.array(z.string()),
});
export type SavedView = z.infer<typeof savedView>;

/** How the members grid was left on this machine. */
export const gridPlace = z.object({
  columns: gridColumns,
  /** Those of all members, while a saved view has its own. */
  own: gridColumns,
  /** The saved view that was open. */
  view: uid.nullable(),
});
export type GridPlace = z.infer<typeof gridPlace>;

const name = z.string().trim().min(1).max(60);
const changed = z.object({ uid, operationUid: z.string().nullable() });

export const viewsContract = {
  /** Every saved view, by name. */
  list: procedure.output(z.array(savedView)),
  /** How many members a view holds; keeps no list of them. */
  count: procedure
    .input(memberViewInput.omit({ sort: true }))
    .output(z.object({ total: z.number().int() })),
  /** Throws `invalid-input` when another view has the name; so does `rename`. */
  create: procedure.input(z.object({ name, state: viewState })).output(changed),
  rename: procedure.input(z.object({ uid, name })).output(changed),
  change: procedure.input(z.object({ uid, state: viewState })).output(changed),
  remove: procedure.input(z.object({ uid })).output(changed),
  /** Of the open workspace; null when its members were never seen here. */
  place: procedure.output(gridPlace.nullable()),
  keepPlace: procedure.input(gridPlace).output(z.object({})),
};
