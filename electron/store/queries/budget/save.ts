import { generateKeyBetween } from 'fractional-indexing';
import type { BudgetFields, BudgetKind, BudgetSave } from '../../../../shared/contract/budget.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { ScenarioName } from '../../../../shared/domain/events/budget.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type Operation, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow, type Value } from '../../log/rows.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { label, requireEvent, type Changed, type EventRecord } from '../events/save.ts';
import {
  columns,
  costOf,
  isCostly,
  isOf,
  requireNeeded,
  tableOf,
  type CostlyKind,
} from './kinds.ts';
import { checkPacket } from './packets.ts';

type Row = Record<string, Value> & { readonly id: number; readonly uid: string };

/** A row of the event, or of the catalogue that all events share; throws `not-found`. */
export const requireRow = (db: WriteDb, kind: BudgetKind, event: EventRecord, uid: string): Row => {
  const row = sql<Row>(db, `SELECT * FROM ${tableOf[kind]} WHERE uid = ?`).get(uid);
  if (row === undefined || (kind !== 'benefit' && row['event_id'] !== event.id))
    throw new WorkstationError('not-found', { what: uid });
  return row;
};

export const lastPosition = (db: WriteDb, kind: BudgetKind, event: EventRecord): string | null =>
  sql<{ position: string | null }>(
    db,
    `SELECT max(position) AS position FROM ${tableOf[kind]} WHERE ${isOf(kind)}`,
  ).get({ event: event.id })!.position;

/** Adds and changes rows of one kind in one operation. */
export const saveRows = (db: WriteDb, args: BudgetSave, env: WriteEnv): Changed => {
  const event = requireEvent(db, args.eventUid);
  const { kind } = args;
  const rows = args.rows.map((row) => prepared(db, event, kind, row));
  const writes = rows.filter(
    ({ uid, values, members }) =>
      uid === null || members !== null || differs(db, tableOf[kind], uid, values),
  );
  const last = rows.at(-1)!;
  if (writes.length === 0) return { uid: last.uid!, operationUid: null };
  return operate(db, env, label('history.event-budget-saved', event.name), (operation) => {
    let written = '';
    for (const row of writes) {
      written = writeRow(db, operation, env, event, kind, row.uid, row.values);
      if (row.members !== null) setMembers(db, operation, env, written, row.members);
      if (isCostly(kind)) syncCost(db, operation, env, event, kind, written);
    }
    return { uid: written, operationUid: operation.uid };
  });
};

interface Prepared {
  readonly uid: string | null;
  readonly values: Record<string, Value>;
  /** Local ids of who got it; null = not spoken of. */
  readonly members: readonly number[] | null;
}

const prepared = (
  db: WriteDb,
  event: EventRecord,
  kind: BudgetKind,
  { uid, fields }: BudgetSave['rows'][number],
): Prepared => {
  const values = columns(db, kind, fields as Partial<BudgetFields[BudgetKind]>);
  const before = uid === null ? null : requireRow(db, kind, event, uid);
  requireNeeded(kind, { ...before, ...values });
  if (kind === 'line' && before !== null) refuseFollowing(db, before, values);
  if (kind === 'packet') checkPacket(db, event, { ...before, ...values }, uid);
  const { memberUids } = fields as { memberUids?: readonly string[] };
  return {
    uid,
    values,
    members:
      memberUids === undefined || (uid === null && memberUids.length === 0)
        ? null
        : memberIds(db, memberUids),
  };
};

const memberIds = (db: WriteDb, uids: readonly string[]): number[] =>
  sql<{ id: number }>(
    db,
    'SELECT id FROM member WHERE uid IN (SELECT value FROM json_each(?)) ORDER BY id',
  )
    .all(JSON.stringify(uids))
    .map(({ id }) => id);

/** A line that follows a prize, a gift or a red packet says what they say; a guest's fee is paid here. */
const refuseFollowing = (db: WriteDb, line: Row, values: Record<string, Value>): void => {
  const kind = followedBy(db, line.id);
  if (kind === null) return;
  const strange = Object.keys(values).filter(
    (column) => !(kind === 'guest' && column === 'actual_minor') && values[column] !== line[column],
  );
  if (strange.length > 0)
    throw new WorkstationError('line-of-section', { name: String(line['item'] ?? line.uid) });
};

export const followedBy = (db: WriteDb, lineId: number): CostlyKind | null => {
  for (const kind of ['prize', 'guest', 'grant', 'packet'] as const)
    if (sql(db, `SELECT 1 FROM ${tableOf[kind]} WHERE cost_entry_id = ?`).get(lineId) !== undefined)
      return kind;
  return null;
};

const writeRow = (
  db: WriteDb,
  operation: Operation,
  env: WriteEnv,
  event: EventRecord,
  kind: BudgetKind,
  uid: string | null,
  values: Record<string, Value>,
): string => {
  const table = tableOf[kind];
  if (uid !== null) {
    updateRow(db, operation, table, uid, values);
    return uid;
  }
  const made = newUid(table, env);
  insertRow(db, operation, table, {
    uid: made,
    ...(kind === 'benefit' ? {} : { event_id: event.id }),
    ...(kind === 'line' ? { currency: readSettings(db).currency } : {}),
    ...values,
    position: generateKeyBetween(lastPosition(db, kind, event), null),
  });
  return made;
};

const setMembers = (
  db: WriteDb,
  operation: Operation,
  env: WriteEnv,
  grantUid: string,
  members: readonly number[],
): void => {
  const grant = sql<{ id: number }>(db, 'SELECT id FROM benefit_grant WHERE uid = ?').get(
    grantUid,
  )!;
  const before = membersOf(db, grant.id);
  const wanted = new Set(members);
  for (const row of before)
    if (!wanted.delete(row.member_id)) deleteRow(db, operation, 'benefit_grant_member', row.uid);
  for (const memberId of wanted)
    insertRow(db, operation, 'benefit_grant_member', {
      uid: newUid('benefit_grant_member', env),
      grant_id: grant.id,
      member_id: memberId,
    });
};

const membersOf = (db: WriteDb, grantId: number) =>
  sql<{ uid: string; member_id: number }>(
    db,
    'SELECT uid, member_id FROM benefit_grant_member WHERE grant_id = ? ORDER BY id',
  ).all(grantId);

/** Makes, changes or takes away the line that a thing has in the budget. */
const syncCost = (
  db: WriteDb,
  operation: Operation,
  env: WriteEnv,
  event: EventRecord,
  kind: CostlyKind,
  uid: string,
): void => {
  const thing = requireRow(db, kind, event, uid);
  const cost = costOf(db, kind, thing);
  const line = lineOf(db, thing['cost_entry_id']);
  if (cost === null) {
    if (line === null) return;
    updateRow(db, operation, tableOf[kind], uid, { cost_entry_id: null });
    deleteRow(db, operation, 'cost_entry', line.uid);
    return;
  }
  const values = {
    item: cost.item,
    planned_minor: cost.planned,
    ...(cost.actual === undefined ? {} : { actual_minor: cost.actual }),
    ...(cost.date === undefined ? {} : { local_date: cost.date }),
  };
  if (line !== null) {
    updateRow(db, operation, 'cost_entry', line.uid, values);
    return;
  }
  const id = insertRow(db, operation, 'cost_entry', {
    uid: newUid('cost_entry', env),
    event_id: event.id,
    currency: readSettings(db).currency,
    ...values,
    position: generateKeyBetween(lastPosition(db, 'line', event), null),
  });
  updateRow(db, operation, tableOf[kind], uid, { cost_entry_id: id });
};

const lineOf = (db: WriteDb, id: Value | undefined): { readonly uid: string } | null =>
  sql<{ uid: string }>(db, 'SELECT uid FROM cost_entry WHERE id = ?').get(id ?? null) ?? null;

interface OneRow {
  readonly kind: BudgetKind;
  readonly eventUid: string;
  readonly uid: string;
}

/** Deletes a row with the line it has in the budget; a benefit that was given stays known. */
export const removeBudgetRow = (db: WriteDb, args: OneRow, env: WriteEnv): Changed => {
  const event = requireEvent(db, args.eventUid);
  const { kind, uid } = args;
  const row = requireRow(db, kind, event, uid);
  if (kind === 'line' && followedBy(db, row.id) !== null)
    throw new WorkstationError('line-of-section', { name: String(row['item'] ?? uid) });
  return operate(db, env, label('history.event-budget-removed', event.name), (operation) => {
    if (kind === 'benefit' && isGiven(db, row.id))
      updateRow(db, operation, 'benefit', uid, { archived: 1 });
    else {
      const line = isCostly(kind) ? lineOf(db, row['cost_entry_id']) : null;
      if (kind === 'grant')
        for (const member of membersOf(db, row.id))
          deleteRow(db, operation, 'benefit_grant_member', member.uid);
      deleteRow(db, operation, tableOf[kind], uid);
      if (line !== null) deleteRow(db, operation, 'cost_entry', line.uid);
    }
    return { uid, operationUid: operation.uid };
  });
};

const isGiven = (db: WriteDb, benefitId: number): boolean =>
  sql(db, 'SELECT 1 FROM benefit_grant WHERE benefit_id = ? LIMIT 1').get(benefitId) !== undefined;

/** How many people of a scenario; null = as confirmed and places say. */
export const setPeople = (
  db: WriteDb,
  args: {
    readonly eventUid: string;
    readonly scenario: ScenarioName;
    readonly people: number | null;
  },
  env: WriteEnv,
): Changed => {
  const event = requireEvent(db, args.eventUid);
  const before = sql<{ uid: string; people: number }>(
    db,
    'SELECT uid, people FROM event_scenario WHERE event_id = ? AND scenario = ?',
  ).get(event.id, args.scenario);
  if ((before?.people ?? null) === args.people) return { uid: event.uid, operationUid: null };
  return operate(db, env, label('history.event-budget-saved', event.name), (operation) => {
    if (before === undefined)
      insertRow(db, operation, 'event_scenario', {
        uid: newUid('event_scenario', env),
        event_id: event.id,
        scenario: args.scenario,
        people: args.people,
      });
    else if (args.people === null) deleteRow(db, operation, 'event_scenario', before.uid);
    else updateRow(db, operation, 'event_scenario', before.uid, { people: args.people });
    return { uid: event.uid, operationUid: operation.uid };
  });
};
