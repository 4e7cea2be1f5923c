import type { ReadDb, WriteDb } from '../db.ts';
import { numberReader, packed } from '../queries/packed.ts';
import { sql } from '../statements.ts';
import { packAny, packAscending, unpackAny, unpackAscending } from '../whole-numbers.ts';

/** Ids whose rows are packed together; as in migration 290. */
export const BLOCK_IDS = 16_384;

/** Before every day: the day is unknown. */
export const ALWAYS = -2_147_483_648;
/** After every day: still there, or never. */
export const NEVER = 2_147_483_647;

/** What is known of an order beside its net amount. */
export const KEPT = 1;
export const LACKS_AMOUNT = 4;
export const WITH_COUPON = 8;

interface Column {
  readonly sql: string;
  /** `ids` are in their order; `large` numbers do not fit in 4 bytes. */
  readonly kind: 'ids' | 'small' | 'large';
  /** What stands for NULL. */
  readonly unknown: number;
}

const ids = (of: string) => ({ sql: of, kind: 'ids', unknown: 0 }) as const;
const small = (of: string, unknown = 0) => ({ sql: of, kind: 'small', unknown }) as const;
const large = (of: string) => ({ sql: of, kind: 'large', unknown: NaN }) as const;
/** A local date as a day number. */
const day = (column: string, unknown: number) => small(`unixepoch(${column}) / 86400`, unknown);

interface Definition {
  readonly table: string;
  readonly id: string;
  readonly where: string;
  /** Rows that stand apart. */
  readonly part: string;
  readonly columns: Readonly<Record<string, Column>>;
}

const definitions = {
  /** Memberships in groups. */
  stay: {
    table: 'membership',
    id: 'id',
    where: '1',
    part: "''",
    columns: {
      member: small('member_id'),
      group: small('group_id'),
      joined: day('joined_date', ALWAYS),
      left: day('left_date', NEVER),
    },
  },
  /** Survivors with their own days in the workspace. */
  person: {
    table: 'person',
    id: 'member_id',
    where: '1',
    part: "''",
    columns: {
      member: ids('member_id'),
      joined: day('joined_date', ALWAYS),
      left: day('left_date', NEVER),
    },
  },
  /** Members of whom a list says when they were last active. */
  seen: {
    table: 'member',
    id: 'id',
    where: 'seen_date IS NOT NULL',
    part: "''",
    columns: { member: ids('id'), day: day('seen_date', ALWAYS) },
  },
  /** Orders that were paid, by currency. */
  order: {
    table: 'order_',
    id: 'id',
    where: `paid_date IS NOT NULL AND status IN ('paid', 'partly-refunded', 'refunded')`,
    part: 'currency',
    columns: {
      id: ids('id'),
      /** 0 = nobody known. */
      member: small('member_id'),
      day: day('paid_date', ALWAYS),
      marks: small(`(status <> 'refunded') * ${KEPT} + (amount_minor IS NULL) * ${LACKS_AMOUNT}
        + (trim(coalesce(coupon, '')) <> '') * ${WITH_COUPON}`),
      net: large('(coalesce(amount_minor, 0) - refunded_minor)'),
      /** Instant of the payment, else of the order; NaN = nobody knows the hour. */
      atMs: large('coalesce(paid_at_ms, created_at_ms)'),
    },
  },
} as const satisfies Readonly<Record<string, Definition>>;

export type PackName = keyof typeof definitions;
const names = Object.keys(definitions) as PackName[];
type ColumnsOf<Name extends PackName> = (typeof definitions)[Name]['columns'];

/** Rows column by column: good until the next ones are asked for. */
export type PackedRows<Name extends PackName> = {
  readonly part: string;
  readonly length: number;
} & {
  readonly [Key in keyof ColumnsOf<Name>]: ColumnsOf<Name>[Key] extends { readonly kind: 'large' }
    ? Float64Array
    : Int32Array;
};

/** The rows of a part. */
interface Pack {
  readonly part: string;
  /** JSON of `[column, bytes]`, as they follow each other. */
  readonly fields: string;
  readonly data: Uint8Array;
}

/** The packs of a block as its rows are now. */
const packsOf = (db: ReadDb, name: PackName, block: number): Pack[] => {
  const { table, id, where, part, columns }: Definition = definitions[name];
  const fields = Object.entries(columns);
  const texts = fields.map(([, column]) => `coalesce(${column.sql}, '-')`).join(` || ',' || `);
  const numbers = numberReader();
  return sql<[part: string, rows: Uint8Array]>(
    db,
    `SELECT part, ${packed('rows')} FROM (
       SELECT ${part} AS part, ${texts} AS rows FROM ${table}
       WHERE ${id} BETWEEN ? AND ? AND ${where} ORDER BY 1, ${id})
     GROUP BY part`,
  )
    .raw()
    .all(block * BLOCK_IDS, (block + 1) * BLOCK_IDS - 1)
    .map(([named, text]) => {
      const read = numbers(text);
      const values = new Float64Array(read.length / fields.length);
      const bytes = fields.map(([, { kind }], nth) => {
        for (let row = 0; row < values.length; row += 1)
          values[row] = read[row * fields.length + nth]!;
        return kind === 'ids' ? packAscending(values) : packAny(values);
      });
      return {
        part: named,
        fields: JSON.stringify(fields.map(([field], nth) => [field, bytes[nth]!.length])),
        data: Buffer.concat(bytes),
      };
    });
};

/** Rows as numbers again, in the same place each time. */
const unpacker = <Name extends PackName>(name: Name) => {
  const columns: Readonly<Record<string, Column>> = definitions[name].columns;
  const places = Object.fromEntries(
    Object.entries(columns).map(([field, { kind }]) => [
      field,
      kind === 'large' ? new Float64Array(BLOCK_IDS) : new Int32Array(BLOCK_IDS),
    ]),
  );
  return ({ part, fields, data }: Pack): PackedRows<Name> => {
    const rows: Record<string, unknown> = { part, length: 0 };
    let end = 0;
    for (const [field, bytes] of JSON.parse(fields) as [string, number][]) {
      const { kind, unknown } = columns[field]!;
      const place = places[field]!;
      const values = data.subarray(end, (end += bytes));
      const length =
        kind === 'ids'
          ? unpackAscending(values, place as Int32Array)
          : unpackAny(values, place, unknown);
      rows[field] = place.subarray(0, length);
      rows['length'] = length;
    }
    return rows as unknown as PackedRows<Name>;
  };
};

const lastBlock = (db: ReadDb, name: PackName): number => {
  const { table, id }: Definition = definitions[name];
  const { top } = sql<{ top: number | null }>(db, `SELECT max(${id}) AS top FROM ${table}`).get()!;
  return Math.floor((top ?? -1) / BLOCK_IDS);
};

const packedBlocks = (db: ReadDb, name: PackName): ReadonlySet<number> =>
  new Set(
    sql<{ block: number }>(db, 'SELECT block FROM packed_block WHERE name = ?')
      .all(name)
      .map(({ block }) => block),
  );

const storedPacks = (db: ReadDb, name: PackName, block: number): Pack[] =>
  sql<Pack>(
    db,
    'SELECT part, fields, data FROM row_pack WHERE name = ? AND block = ? ORDER BY part',
  ).all(name, block);

/** All rows of a kind, as they are packed, else as they stand in their table; some at a time. */
export function* packedRows<Name extends PackName>(
  db: ReadDb,
  name: Name,
): Generator<PackedRows<Name>> {
  const isPacked = packedBlocks(db, name);
  const last = lastBlock(db, name);
  const unpack = unpacker(name);
  for (let block = 0; block <= last; block += 1) {
    for (const pack of (isPacked.has(block) ? storedPacks : packsOf)(db, name, block))
      yield unpack(pack);
  }
}

/** Packs one block that is not packed; false = all are. Takes some 30 ms. */
export const packNextBlock = (db: WriteDb): boolean =>
  db
    .transaction(() => {
      for (const name of names) {
        const isPacked = packedBlocks(db, name);
        const last = lastBlock(db, name);
        for (let block = 0; block <= last; block += 1)
          if (!isPacked.has(block)) {
            packBlock(db, name, block);
            return true;
          }
      }
      return false;
    })
    .immediate();

const packBlock = (db: WriteDb, name: PackName, block: number): void => {
  sql(db, 'DELETE FROM row_pack WHERE name = ? AND block = ?').run(name, block);
  for (const { part, fields, data } of packsOf(db, name, block))
    sql(db, 'INSERT INTO row_pack (name, block, part, fields, data) VALUES (?, ?, ?, ?, ?)').run(
      name,
      block,
      part,
      fields,
      data,
    );
  sql(db, 'INSERT INTO packed_block (name, block) VALUES (?, ?)').run(name, block);
};

/** Packed blocks that differ from their rows. */
export const wrongRowPacks = (db: ReadDb): string[] =>
  names.flatMap((name) =>
    [...packedBlocks(db, name)]
      .filter((block) => {
        const stored = storedPacks(db, name, block);
        const fresh = packsOf(db, name, block);
        return (
          stored.length !== fresh.length ||
          stored.some(
            ({ part, fields, data }, place) =>
              part !== fresh[place]!.part ||
              fields !== fresh[place]!.fields ||
              Buffer.compare(data, fresh[place]!.data) !== 0,
          )
        );
      })
      .map((block) => `${name} ${block}`),
  );
