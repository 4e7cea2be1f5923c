import type { BudgetFields, BudgetKind } from '../../../../shared/contract/budget.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { WriteDb } from '../../db.ts';
import type { Entity } from '../../entities.ts';
import type { Value, Values } from '../../log/rows.ts';
import { sql } from '../../statements.ts';

export const tableOf = {
  line: 'cost_entry',
  prize: 'prize',
  guest: 'guest',
  check: 'checklist_item',
  benefit: 'benefit',
  grant: 'benefit_grant',
  packet: 'red_packet',
} as const satisfies Record<BudgetKind, Entity>;

/** Condition on rows of a kind: of `@event`, or of the catalogue that all events share. */
export const isOf = (kind: BudgetKind): string =>
  kind === 'benefit' ? '@event = @event' : 'event_id = @event';

/** Things whose cost stands in a line of its own that follows them. */
export const costlyKinds = ['prize', 'guest', 'grant', 'packet'] as const;
export type CostlyKind = (typeof costlyKinds)[number];
export const isCostly = (kind: BudgetKind): kind is CostlyKind =>
  (costlyKinds as readonly string[]).includes(kind);

const columnOf: { readonly [Kind in BudgetKind]: Readonly<Record<string, string>> } = {
  line: {
    side: 'side',
    category: 'category',
    item: 'item',
    vendor: 'vendor',
    channel: 'channel',
    perHead: 'per_head',
    currency: 'currency',
    plannedMinor: 'planned_minor',
    actualMinor: 'actual_minor',
    owner: 'owner',
    note: 'note',
    date: 'local_date',
    reach: 'reach',
    clicks: 'clicks',
    signups: 'signups',
  },
  prize: {
    name: 'name',
    quantity: 'quantity',
    unitMinor: 'unit_minor',
    sponsor: 'sponsor',
    recipients: 'recipients',
    given: 'given',
  },
  guest: {
    name: 'name',
    role: 'role',
    contact: 'contact',
    feeMinor: 'fee_minor',
    state: 'state',
    note: 'note',
  },
  check: { group: 'grouping', item: 'item', quantity: 'quantity', owner: 'owner', done: 'done' },
  benefit: { kind: 'kind', name: 'name', unitMinor: 'unit_minor' },
  grant: { quantity: 'quantity', recipients: 'recipients' },
  packet: {
    date: 'local_date',
    amountMinor: 'amount_minor',
    quantity: 'quantity',
    occasion: 'occasion',
    reason: 'reason',
  },
};

const idOf = (db: WriteDb, table: 'member' | 'benefit', uid: string): number => {
  const row = sql<{ id: number }>(db, `SELECT id FROM ${table} WHERE uid = ?`).get(uid);
  if (row === undefined) throw new WorkstationError('not-found', { what: uid });
  return row.id;
};

const stored = (value: unknown): Value =>
  typeof value === 'boolean' ? Number(value) : value === '' ? null : (value as Value);

/** Columns of a row of the kind, of the fields that are given; throws `not-found`. */
export const columns = <Kind extends BudgetKind>(
  db: WriteDb,
  kind: Kind,
  fields: Partial<BudgetFields[Kind]>,
): Record<string, Value> => {
  const values: Record<string, Value> = {};
  for (const [field, column] of Object.entries(columnOf[kind])) {
    const value = (fields as Record<string, unknown>)[field];
    if (value !== undefined) values[column] = stored(value);
  }
  const { memberUid, benefitUid } = fields as { memberUid?: string | null; benefitUid?: string };
  if (memberUid !== undefined)
    values['member_id'] = memberUid === null ? null : idOf(db, 'member', memberUid);
  if (benefitUid !== undefined) {
    values['benefit_id'] = idOf(db, 'benefit', benefitUid);
    values['unit_minor'] = sql<{ unit_minor: number | null }>(
      db,
      'SELECT unit_minor FROM benefit WHERE uid = ?',
    ).get(benefitUid)!.unit_minor;
  }
  return values;
};

/** What must be said of a new row of each kind. */
const needed: Readonly<Partial<Record<BudgetKind, readonly string[]>>> = {
  prize: ['name'],
  guest: ['name'],
  check: ['item'],
  benefit: ['kind', 'name'],
  grant: ['benefit_id', 'quantity'],
  packet: ['local_date', 'amount_minor', 'quantity', 'occasion'],
};

export const requireNeeded = (kind: BudgetKind, values: Values): void => {
  const missing = needed[kind]?.find((column) => (values[column] ?? null) === null);
  if (missing !== undefined) throw new WorkstationError('invalid-input', { field: missing });
};

interface Cost {
  readonly item: string | null;
  readonly planned: number | null;
  /** Left as it is where the thing does not say it. */
  readonly actual?: number | null;
  readonly date?: string | null;
}

type Row = Readonly<Record<string, Value>>;
const number = (row: Row, column: string): number => Number(row[column] ?? 0);

/** The line a thing makes in the budget, or null where it costs nothing. */
export const costOf = (db: WriteDb, kind: CostlyKind, row: Row): Cost | null => {
  switch (kind) {
    case 'prize': {
      if (row['unit_minor'] === null || row['sponsor'] !== null) return null;
      const given = number(row, 'given');
      return {
        item: String(row['name']),
        planned: number(row, 'quantity') * number(row, 'unit_minor'),
        actual: given === 0 ? null : given * number(row, 'unit_minor'),
      };
    }
    case 'guest':
      if (row['fee_minor'] === null || row['state'] === 'declined') return null;
      return { item: String(row['name']), planned: number(row, 'fee_minor') };
    case 'grant': {
      if (row['unit_minor'] === null) return null;
      const benefit = sql<{ name: string }>(db, 'SELECT name FROM benefit WHERE id = ?').get(
        row['benefit_id'],
      );
      return {
        item: benefit?.name ?? null,
        planned: null,
        actual: number(row, 'quantity') * number(row, 'unit_minor'),
      };
    }
    case 'packet':
      return {
        item: null,
        planned: null,
        actual: number(row, 'amount_minor'),
        date: String(row['local_date']),
      };
  }
};
