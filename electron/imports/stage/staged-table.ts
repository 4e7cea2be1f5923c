import type { ReadDb } from '../../store/db.ts';
import type { Entity } from '../../store/entities.ts';
import type { StoredValue } from './rows-file/record.ts';
import type { RowsFile } from './rows-file/rows-file.ts';
import { referenceColumns, type Ref, type StagedValue, type StagedValues } from './staging.ts';

/** The largest id of every table of the workspace. */
export type Bases = ReadonlyMap<Entity, number>;

/** The rows of one table that an import creates, in the columns and ids of the workspace. */
export interface StagedTable {
  readonly columns: readonly string[];
  /** Adds a row and answers its reference; throws when a value does not fit its column. */
  readonly add: (values: StagedValues) => Ref;
  readonly read: (ref: Ref) => StagedValues;
  readonly rows: () => number;
  /** A value as its column holds it: a reference to a new row becomes the id that it will have. */
  readonly stored: (column: string, value: StagedValue) => StagedValue;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  /** The literal after DEFAULT, as it stands there. */
  readonly dflt_value: string | null;
}

export const createStagedTable = (
  rows: RowsFile,
  workspace: ReadDb,
  {
    entity,
    bases,
    op,
  }: {
    readonly entity: Entity;
    readonly bases: Bases;
    /** The id of the operation that will create the rows. */
    readonly op: number;
  },
): StagedTable => {
  const info = workspace
    .prepare(`SELECT name, type, "notnull", dflt_value FROM pragma_table_info('${entity}')`)
    .all() as Column[];
  const { sql } = workspace
    .prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?")
    .get(entity) as { sql: string };
  const base = bases.get(entity)!;
  const table = rows.table(`s_${entity}`, stagedSql(sql, entity), base + 1);
  const baseOf = new Map(
    info.flatMap(({ name }) => {
      const target = referenceColumns[name];
      return target === undefined ? [] : [[name, bases.get(target)!] as const];
    }),
  );
  const stored = (column: string, value: StagedValue): StagedValue => {
    const target = baseOf.get(column);
    return target !== undefined && typeof value === 'number' && value < 0 ? target - value : value;
  };
  const width = info.length;
  const defaults = info.map(defaultOf);
  const references = info.map(({ name }) => baseOf.get(name) ?? -1);
  const row = new Array<StoredValue>(width).fill(null);
  return {
    columns: info.map(({ name }) => name).filter((name) => name !== 'id' && name !== 'op'),
    add: (values) => {
      for (let n = 1; n < width; n++) {
        const column = info[n]!;
        const given = values[column.name];
        let value = column.name === 'op' ? op : given === undefined ? defaults[n]! : given;
        const target = references[n]!;
        if (target !== -1 && typeof value === 'number' && value < 0) value = target - value;
        check(entity, column, value);
        row[n] = value;
      }
      return base - table.add(row);
    },
    read: (ref) => {
      const values = table.read(base - ref);
      const found: Record<string, StagedValue> = {};
      for (let n = 1; n < width; n++) {
        const value = values[n]!;
        const target = references[n]!;
        found[info[n]!.name] =
          target !== -1 && typeof value === 'number' && value > target ? target - value : value;
      }
      return found;
    },
    rows: () => table.rows(),
    stored,
  };
};

/** The table's own text under its staged name; uniqueness is settled where the rows arrive. */
const stagedSql = (sql: string, entity: Entity): string =>
  sql
    .replace(/^CREATE TABLE "?\w+"?/, `CREATE TABLE s_${entity}`)
    .replaceAll(/,\s*UNIQUE \([^)]*\)/g, '')
    .replaceAll(/ UNIQUE\b/g, '');

/** What a column holds when nothing is said of it: no statement is there to say so. */
const defaultOf = ({ dflt_value: text }: Column): StagedValue => {
  if (text === null) return null;
  return text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : Number(text);
};

/** No statement checks what goes into the file: this is where a wrong value shows. */
const check = (entity: Entity, column: Column, value: StagedValue): void => {
  const fits =
    value === null
      ? column.notnull === 0
      : typeof value === 'string'
        ? column.type === 'TEXT' || column.type === 'ANY'
        : column.type === 'REAL' ||
          column.type === 'ANY' ||
          (column.type === 'INTEGER' && Number.isSafeInteger(value));
  if (!fits) throw new Error(`${entity}.${column.name} cannot hold ${JSON.stringify(value)}`);
};
