import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { BudgetKind } from '../../../../shared/contract/budget.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { label, requireEvent, type Changed } from '../events/save.ts';
import { isOf, tableOf } from './kinds.ts';
import { requireRow } from './save.ts';

export interface Placed {
  readonly uid: string;
  readonly position: string | null;
}

/** Rows of a kind as they are shown: imported lines that were never moved come last. */
export const shownOrder = (kind: BudgetKind): string =>
  kind === 'line' ? 'position IS NULL, position, local_date, uid' : 'position, uid';

/** Puts a row behind another of its kind; before all others when `afterUid` is null. */
export const moveBudgetRow = (
  db: WriteDb,
  args: {
    readonly kind: BudgetKind;
    readonly eventUid: string;
    readonly uid: string;
    readonly afterUid: string | null;
  },
  env: WriteEnv,
): Changed => {
  const event = requireEvent(db, args.eventUid);
  const { kind, uid, afterUid } = args;
  requireRow(db, kind, event, uid);
  if (afterUid !== null) requireRow(db, kind, event, afterUid);
  if (uid === afterUid) return { uid, operationUid: null };
  const table = tableOf[kind];
  const rows = sql<Placed>(
    db,
    `SELECT uid, position FROM ${table} WHERE ${isOf(kind)} ORDER BY ${shownOrder(kind)}`,
  ).all({ event: event.id });
  const positions = positionsAfter(rows, uid, afterUid);
  if (positions.length === 0) return { uid, operationUid: null };
  return operate(db, env, label('history.event-budget-moved', event.name), (operation) => {
    for (const [row, position] of positions) updateRow(db, operation, table, row, { position });
    return { uid, operationUid: operation.uid };
  });
};

/** New places of rows, as shown, when one is put behind another; none where it stands there already. */
export const positionsAfter = (
  rows: readonly Placed[],
  uid: string,
  afterUid: string | null,
): (readonly [uid: string, position: string])[] => {
  const others = rows.filter((row) => row.uid !== uid);
  const at = afterUid === null ? 0 : others.findIndex((row) => row.uid === afterUid) + 1;
  if (rows.findIndex((row) => row.uid === uid) === at) return [];
  const [before, after] = [others[at - 1], others[at]];
  // Imported lines have no place yet: whatever stands beside one is numbered as it is shown.
  if (before?.position === null || after?.position === null) {
    const order = others.toSpliced(at, 0, { uid, position: null });
    const keys = generateNKeysBetween(null, null, order.length);
    return order.map((row, index) => [row.uid, keys[index]!]);
  }
  return [[uid, generateKeyBetween(before?.position ?? null, after?.position ?? null)]];
};
