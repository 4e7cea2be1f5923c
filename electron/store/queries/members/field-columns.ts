import type {
  FieldColumn,
  FieldQuestion,
  ListColumn,
  MemberFilter,
} from '../../../../shared/contract/member-filters.ts';
import type { FieldCell } from '../../../../shared/contract/members.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import type { Condition } from './columns.ts';

export const isFieldColumn = (column: ListColumn): column is FieldColumn =>
  column.startsWith('field:');
export const fieldUidOf = (column: FieldColumn): string => column.slice('field:'.length);

const fieldId = '(SELECT id FROM custom_field WHERE uid = ?)';

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (found) => `\\${found}`);

/** Holds for persons whose value of the field is so; a field that is gone has none. */
const has = (column: FieldColumn, condition: string, values: Condition['values']): Condition => ({
  sql: `member_id IN (SELECT held.member_id FROM person_field AS held
    WHERE held.field_id = ${fieldId} AND ${condition})`,
  values: [fieldUidOf(column), ...values],
});

const not = ({ sql: text, values }: Condition): Condition => ({ sql: `NOT (${text})`, values });

/** A filter of a field as a condition on `person`; what is blank differs from, and lacks, every text. */
export const fieldCondition = ({
  column,
  is,
}: Extract<MemberFilter, { kind: 'field' }>): Condition => {
  switch (is.kind) {
    case 'blank':
      return is.blank ? not(has(column, '1', [])) : has(column, '1', []);
    case 'text':
      return textCondition(column, is);
    case 'set': {
      const found = setCondition(column, is.values);
      return is.exclude === true ? not(found) : found;
    }
    case 'dates':
      return has(column, ...between("typeof(held.value) = 'text'", is.from, is.to));
    case 'numbers': {
      const numeric = "typeof(held.value) IN ('integer', 'real')";
      const found = has(column, ...between(numeric, is.from, is.to));
      return is.exclude === true ? not(found) : found;
    }
    default: {
      const never: never = is;
      return never;
    }
  }
};

const textCondition = (
  column: FieldColumn,
  { match, text }: Extract<FieldQuestion, { kind: 'text' }>,
): Condition => {
  const equal = has(column, 'held.text = ? COLLATE NOCASE', [text]);
  const containing = has(column, "held.text LIKE ? ESCAPE '\\'", [`%${escapeLike(text)}%`]);
  switch (match) {
    case 'contains':
      return containing;
    case 'lacks':
      return not(containing);
    case 'equals':
      return equal;
    case 'differs':
      return not(equal);
    default: {
      const never: never = match;
      return never;
    }
  }
};

/** Any of the options; an empty text is the blank. */
const setCondition = (column: FieldColumn, names: readonly string[]): Condition => {
  const filled = names.filter((name) => name !== '');
  const parts = [
    ...(filled.length === 0
      ? []
      : [
          has(
            column,
            `(${filled
              .map(() => 'instr(char(31) || held.text || char(31), char(31) || ? || char(31)) > 0')
              .join(' OR ')})`,
            filled,
          ),
        ]),
    ...(filled.length === names.length ? [] : [not(has(column, '1', []))]),
  ];
  return {
    sql: `(${parts.map((part) => part.sql).join(' OR ')})`,
    values: parts.flatMap((part) => part.values),
  };
};

const between = (
  typed: string,
  from: string | number | null,
  to: string | number | null,
): [string, (string | number)[]] => [
  [typed, from === null ? null : 'held.value >= ?', to === null ? null : 'held.value <= ?']
    .filter((part) => part !== null)
    .join(' AND '),
  [from, to].filter((end) => end !== null),
];

/** Local id of a field; null = there is none any more. */
export const fieldIdOf = (db: ReadDb, column: FieldColumn): number | null =>
  sql<{ id: number }>(db, 'SELECT id FROM custom_field WHERE uid = ?').get(fieldUidOf(column))
    ?.id ?? null;

// Under names of their own: what filters ask of `person` stays unmistakable.
const held = (index: string): string =>
  `(SELECT member_id AS holder, value AS place, text AS words FROM person_field ${index} WHERE field_id = ?)`;

/**
 * Persons with a value that fits, in its order along the index. Takes the field's id before the
 * values of the filters.
 */
export const filledSql = (where: string, descending: boolean): string => {
  const direction = descending ? 'DESC' : 'ASC';
  return `SELECT person.member_id FROM ${held('INDEXED BY person_field_value')} AS sorted
    CROSS JOIN person ON person.member_id = sorted.holder
    WHERE sorted.place IS NOT NULL AND ${where}
    ORDER BY sorted.place ${direction}, sorted.words ${direction}, sorted.holder ${direction}`;
};

/** Everybody with a value that fits, in its order, from the index alone. */
export const fieldOrderSql = (descending: boolean): string => {
  const direction = descending ? 'DESC' : 'ASC';
  return `SELECT member_id FROM person_field WHERE field_id = ? AND value IS NOT NULL
    ORDER BY value ${direction}, text ${direction}, member_id ${direction}`;
};

export const unfitSql = 'SELECT member_id FROM person_field WHERE field_id = ? AND value IS NULL';

/** Persons without such a value, by name: what does not fit comes before what is blank. */
export const unfilledSql = (where: string): string =>
  `SELECT person.member_id FROM person LEFT JOIN ${held('')} AS sorted ON sorted.holder = person.member_id
   WHERE sorted.place IS NULL AND ${where}
   ORDER BY sorted.words IS NULL, person.name_key, person.uid`;

/** Values of the given fields for persons, by local id and uid of the field. */
export const fieldCells = (
  db: ReadDb,
  memberIds: string,
  fieldUids: readonly string[] | null,
): ReadonlyMap<number, Record<string, FieldCell>> => {
  const found = new Map<number, Record<string, FieldCell>>();
  const among =
    fieldUids === null ? '' : 'AND custom_field.uid IN (SELECT value FROM json_each(@fields))';
  const rows = sql<{ id: number; uid: string; text: string; fits: number }>(
    db,
    `SELECT held.member_id AS id, custom_field.uid, held.text, held.value IS NOT NULL AS fits
     FROM json_each(@ids) AS wanted CROSS JOIN person_field AS held ON held.member_id = wanted.value
     CROSS JOIN custom_field ON custom_field.id = held.field_id
     WHERE custom_field.entity = 'member' ${among}`,
  ).all({ ids: memberIds, ...(fieldUids === null ? {} : { fields: JSON.stringify(fieldUids) }) });
  for (const { id, uid, text, fits } of rows) {
    const cells = found.get(id) ?? {};
    cells[uid] = { text, fits: fits === 1 };
    found.set(id, cells);
  }
  return found;
};

/** Persons by value of a field, several chosen options each for itself; '' = blank. */
export const fieldCounts = (
  db: ReadDb,
  column: FieldColumn,
  membersSql: string,
): { value: string; count: number }[] => {
  const id = fieldIdOf(db, column);
  const rows = sql<{ value: string; count: number }>(
    db,
    `SELECT text AS value, count(*) AS count FROM person_field
     WHERE field_id = ? AND member_id ${membersSql} GROUP BY value, text`,
  ).all(id);
  const all = sql<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM person WHERE member_id ${membersSql}`,
  ).get()!;
  const blank = all.count - rows.reduce((sum, row) => sum + row.count, 0);
  return blank === 0 ? rows : [...rows, { value: '', count: blank }];
};
