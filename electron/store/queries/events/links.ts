import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { LinkKind } from '../../../../shared/domain/events/kinds.ts';
import { closesCycle } from '../../../../shared/domain/events/links.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { linksOfEvent } from './detail.ts';
import { label, type Changed } from './save.ts';
import { requireTask } from './tasks.ts';

/** Links two tasks of one event; throws `task-cycle` when the order could never be kept. */
export const addLink = (
  db: WriteDb,
  args: {
    readonly fromUid: string;
    readonly toUid: string;
    readonly kind: LinkKind;
    readonly lagMs: number;
  },
  env: WriteEnv,
): Changed => {
  const from = requireTask(db, args.fromUid);
  const to = requireTask(db, args.toUid);
  if (from.event_id !== to.event_id)
    throw new WorkstationError('invalid-input', { field: 'toUid' });
  const eventUid = sql<{ uid: string }>(db, 'SELECT uid FROM event WHERE id = ?').get(
    from.event_id,
  )!.uid;
  const links = linksOfEvent(db, eventUid);
  const same = links.find(
    (link) => link.fromUid === from.uid && link.toUid === to.uid && link.kind === args.kind,
  );
  if (same) return { uid: same.uid, operationUid: null };
  if (closesCycle(links, from.uid, to.uid))
    throw new WorkstationError('task-cycle', { from: from.name, to: to.name });
  const uid = newUid('task_link', env);
  return operate(db, env, label('history.link-added', to.name), (operation) => {
    insertRow(db, operation, 'task_link', {
      uid,
      from_task_id: from.id,
      to_task_id: to.id,
      kind: args.kind,
      lag_ms: args.lagMs,
    });
    return { uid, operationUid: operation.uid };
  });
};

interface LinkRecord {
  readonly from_task_id: number;
  readonly to_task_id: number;
  readonly name: string;
}

const requireLink = (db: WriteDb, uid: string): LinkRecord => {
  const link = sql<LinkRecord>(
    db,
    `SELECT from_task_id, to_task_id, task.name FROM task_link
     JOIN task ON task.id = task_link.to_task_id WHERE task_link.uid = ?`,
  ).get(uid);
  if (link === undefined) throw new WorkstationError('not-found', { what: uid });
  return link;
};

/** Gives a link another kind, lag (ms) or both; throws `conflict` where there is one of that kind already. */
export const updateLink = (
  db: WriteDb,
  args: {
    readonly uid: string;
    readonly kind?: LinkKind | undefined;
    readonly lagMs?: number | undefined;
  },
  env: WriteEnv,
): Changed => {
  const link = requireLink(db, args.uid);
  const values = {
    ...(args.kind === undefined ? {} : { kind: args.kind }),
    ...(args.lagMs === undefined ? {} : { lag_ms: args.lagMs }),
  };
  if (!differs(db, 'task_link', args.uid, values)) return { uid: args.uid, operationUid: null };
  const twin =
    args.kind === undefined
      ? undefined
      : sql(
          db,
          `SELECT 1 FROM task_link
           WHERE from_task_id = ? AND to_task_id = ? AND kind = ? AND uid <> ?`,
        ).get(link.from_task_id, link.to_task_id, args.kind, args.uid);
  if (twin !== undefined) throw new WorkstationError('conflict', { what: link.name });
  return operate(db, env, label('history.link-updated', link.name), (operation) => {
    updateRow(db, operation, 'task_link', args.uid, values);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

export const removeLink = (db: WriteDb, args: { readonly uid: string }, env: WriteEnv): Changed => {
  const link = requireLink(db, args.uid);
  return operate(db, env, label('history.link-removed', link.name), (operation) => {
    deleteRow(db, operation, 'task_link', args.uid);
    return { uid: args.uid, operationUid: operation.uid };
  });
};
