import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { viewState, type ViewState } from '../../../../shared/contract/views.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';

interface Changed {
  readonly uid: string;
  /** null when nothing had to change. */
  readonly operationUid: string | null;
}

const label = (key: string, values: Readonly<Record<string, string>>) => ({
  kind: 'edit' as const,
  label: { key: `history.${key}`, values },
});

const requireView = (db: WriteDb, uid: string): string => {
  const found = sql<{ name: string }>(db, 'SELECT name FROM saved_view WHERE uid = ?').get(uid);
  if (found === undefined) throw new WorkstationError('not-found', { what: uid });
  return found.name;
};

const refuseTaken = (db: WriteDb, name: string, except: string | null): void => {
  const taken = sql(
    db,
    'SELECT 1 FROM saved_view WHERE name = ? COLLATE NOCASE AND uid IS NOT ?',
  ).get(name, except);
  if (taken !== undefined) throw new WorkstationError('invalid-input', { field: 'name' });
};

/** In one order of its keys, so that equal states are equal texts. */
const textOf = (state: ViewState): string => JSON.stringify(viewState.parse(state));

/** Names a way of looking at the members. Throws `invalid-input` when the name is taken. */
export const createView = (
  db: WriteDb,
  args: { readonly name: string; readonly state: ViewState },
  env: WriteEnv,
): Changed => {
  const { name } = args;
  refuseTaken(db, name, null);
  const uid = newUid('saved_view', env);
  return operate(db, env, label('view-created', { name }), (operation) => {
    insertRow(db, operation, 'saved_view', { uid, name, state: textOf(args.state) });
    return { uid, operationUid: operation.uid };
  });
};

/** Throws `not-found`, and `invalid-input` when another view has the name. */
export const renameView = (
  db: WriteDb,
  { uid, name }: { readonly uid: string; readonly name: string },
  env: WriteEnv,
): Changed => {
  const before = requireView(db, uid);
  refuseTaken(db, name, uid);
  if (before === name) return { uid, operationUid: null };
  return operate(db, env, label('view-renamed', { name: before, to: name }), (operation) => {
    updateRow(db, operation, 'saved_view', uid, { name });
    return { uid, operationUid: operation.uid };
  });
};

/** Gives a view another state. Throws `not-found`. */
export const changeView = (
  db: WriteDb,
  args: { readonly uid: string; readonly state: ViewState },
  env: WriteEnv,
): Changed => {
  const { uid } = args;
  const name = requireView(db, uid);
  const state = textOf(args.state);
  if (!differs(db, 'saved_view', uid, { state })) return { uid, operationUid: null };
  return operate(db, env, label('view-updated', { name }), (operation) => {
    updateRow(db, operation, 'saved_view', uid, { state });
    return { uid, operationUid: operation.uid };
  });
};

/** The members themselves stay as they are. Throws `not-found`. */
export const removeView = (
  db: WriteDb,
  { uid }: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const name = requireView(db, uid);
  return operate(db, env, label('view-removed', { name }), (operation) => {
    deleteRow(db, operation, 'saved_view', uid);
    return { uid, operationUid: operation.uid };
  });
};
