import Database from 'better-sqlite3';
import type { RowClass, StagedRow } from '../../../shared/contract/imports.ts';
import { fields, type FieldId } from '../../../shared/domain/imports/fields.ts';
import { localDateOf } from '../../../shared/domain/values/zone.ts';
import { currencyDigits, formatInstant } from '../../../shared/messages/format.ts';
import { parseShown } from '../../imports/stage/sheet-values.ts';
import type { ReadDb } from '../db.ts';
import { readSettings } from '../settings.ts';
import { sql } from '../statements.ts';

interface NotedRow {
  readonly row: number;
  readonly column_index: number | null;
  readonly title: string;
  readonly reason: string | null;
  readonly params: string;
  readonly value: string | null;
  readonly shown: string | null;
  readonly cells: string | null;
}

interface NotedChange {
  readonly field: FieldId;
  readonly old_value: Value;
  readonly new_value: Value;
  readonly conflict: number;
}

type Value = string | number | null;
type Change = StagedRow['changes'][number];

export interface StagedRowsArgs {
  readonly stagingPath: string;
  readonly class: RowClass;
  readonly offset: number;
  readonly limit: number;
}

/** A block of the rows of one class of a staged sheet, with their values as people read them. */
export const stagedRows = (
  db: ReadDb,
  args: StagedRowsArgs,
): { readonly total: number; readonly rows: StagedRow[] } => {
  const staging = new Database(args.stagingPath, { readonly: true });
  try {
    const textOf = valueText(db, staging);
    const { total } = staging
      .prepare('SELECT count(*) AS total FROM s_row WHERE class = ?')
      .get(args.class) as { total: number };
    const noted = staging
      .prepare('SELECT * FROM s_row WHERE class = ? ORDER BY row LIMIT ? OFFSET ?')
      .all(args.class, args.limit, args.offset) as NotedRow[];
    const shownNames = JSON.parse(
      staging.prepare("SELECT value FROM s_meta WHERE key = 'shownNames'").pluck().get() as string,
    ) as readonly string[];
    const changesOf = staging.prepare(
      'SELECT field, old_value, new_value, conflict FROM s_row_change WHERE row = ?',
    );
    const changes = (row: NotedRow): Change[] =>
      row.shown === null
        ? (changesOf.all(row.row) as NotedChange[]).map((change) => {
            const place = placeOf(change.field);
            return {
              ...place,
              old: textOf(place.field, change.old_value),
              new: textOf(place.field, change.new_value),
              ...(change.conflict === 1 ? { conflict: true as const } : {}),
            };
          })
        : parseShown(row.shown, shownNames).map(([name, value]) => {
            const place = placeOf(name);
            return { ...place, old: null, new: textOf(place.field, value) };
          });
    return {
      total,
      rows: noted.map((row) => ({
        row: row.row,
        column: row.column_index,
        title: row.title,
        changes: changes(row),
        reason: row.reason,
        params: JSON.parse(row.params) as StagedRow['params'],
        value: row.value,
        cells: row.cells === null ? null : (JSON.parse(row.cells) as string[]),
      })),
    };
  } finally {
    staging.close();
  }
};

/** The field, and the header where many columns share it (see `headed` of the stage). */
const placeOf = (name: string): Pick<Change, 'field' | 'header'> => {
  const [field, header] = name.split('\u001f') as [FieldId, string | undefined];
  return header === undefined ? { field } : { field, header };
};

/** Stored numbers as text: instants in the workspace's zone, minor units as amounts, ids as names. */
const valueText = (db: ReadDb, staging: Database.Database) => {
  const { zone, currency } = readSettings(db);
  const digits = currencyDigits(currency);
  return (field: FieldId, value: Value): string | null => {
    // Options of a multiple choice are kept joined by U+001F.
    if (typeof value !== 'number') return value?.replaceAll('\u001f', '、') ?? null;
    if (field === 'event.community' || field === 'group.community') {
      const { name } = (
        value > 0
          ? sql<{ name: string }>(db, 'SELECT name FROM community WHERE id = ?').get(value)
          : staging
              .prepare(
                "SELECT name FROM s_community WHERE id = (SELECT value ->> 'community' FROM s_meta WHERE key = 'bases') - ?",
              )
              .get(value)
      ) as { name: string };
      return name;
    }
    switch (fields[field]) {
      case 'instant':
        return formatInstant(value, zone);
      case 'date':
        return localDateOf(value, zone);
      case 'money':
        return (value / 10 ** digits).toFixed(digits);
      default:
        return String(value);
    }
  };
};
