import { generateKeyBetween } from 'fractional-indexing';
import type { Changed } from '../../../../shared/contract/base.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { requireCheckinEvent } from './people.ts';

const label = (key: string, values: Readonly<Record<string, string>>) => ({
  kind: 'edit' as const,
  label: { key: `history.checkin-list-${key}`, values },
});

interface ListRecord {
  readonly id: number;
  readonly uid: string;
  readonly event_id: number;
  readonly name: string;
  readonly event: string;
}

const listNamed = (db: WriteDb, eventId: number, name: string): string | undefined =>
  sql<{ uid: string }>(
    db,
    'SELECT uid FROM checkin_list WHERE event_id = ? AND name = ? COLLATE NOCASE',
  ).get(eventId, name)?.uid;

const requireRecord = (db: WriteDb, uid: string): ListRecord => {
  const list = sql<ListRecord>(
    db,
    `SELECT checkin_list.id, checkin_list.uid, event_id, checkin_list.name, event.name AS event
     FROM checkin_list JOIN event ON event.id = checkin_list.event_id WHERE checkin_list.uid = ?`,
  ).get(uid);
  if (list === undefined) throw new WorkstationError('not-found', { what: uid });
  return list;
};

/** Adds a list behind the others; throws `list-name-taken`. */
export const addList = (
  db: WriteDb,
  { eventUid, name }: { readonly eventUid: string; readonly name: string },
  env: WriteEnv,
): Changed => {
  const event = requireCheckinEvent(db, eventUid);
  if (listNamed(db, event.id, name) !== undefined)
    throw new WorkstationError('list-name-taken', { name });
  const { last } = sql<{ last: string | null }>(
    db,
    'SELECT max(position) AS last FROM checkin_list WHERE event_id = ?',
  ).get(event.id)!;
  const uid = newUid('checkin_list', env);
  return operate(db, env, label('added', { name, event: event.name }), (operation) => {
    insertRow(db, operation, 'checkin_list', {
      uid,
      event_id: event.id,
      name,
      position: generateKeyBetween(last, null),
    });
    return { uid, operationUid: operation.uid };
  });
};

export const renameList = (
  db: WriteDb,
  { uid, name }: { readonly uid: string; readonly name: string },
  env: WriteEnv,
): Changed => {
  const list = requireRecord(db, uid);
  if (list.name === name) return { uid, operationUid: null };
  const taken = listNamed(db, list.event_id, name);
  if (taken !== undefined && taken !== uid) throw new WorkstationError('list-name-taken', { name });
  const named = label('renamed', { name: list.name, to: name, event: list.event });
  return operate(db, env, named, (operation) => {
    updateRow(db, operation, 'checkin_list', uid, { name });
    return { uid, operationUid: operation.uid };
  });
};

/** Takes away a list that nobody was scanned on; throws `list-has-scans`. */
export const removeList = (
  db: WriteDb,
  { uid }: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const list = requireRecord(db, uid);
  const { count } = sql<{ count: number }>(
    db,
    'SELECT count(*) AS count FROM checkin WHERE list_id = ?',
  ).get(list.id)!;
  if (count > 0) throw new WorkstationError('list-has-scans', { name: list.name, count });
  return operate(db, env, label('removed', { name: list.name, event: list.event }), (operation) => {
    deleteRow(db, operation, 'checkin_list', uid);
    return { uid, operationUid: operation.uid };
  });
};
