import type { CustomField, FieldUse } from '../../../../shared/contract/custom-fields.ts';
import { BETWEEN_CHOICES, type FieldKind } from '../../../../shared/domain/values/custom-fields.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { requireField } from './require.ts';

interface FieldRow {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly kind: FieldKind;
  readonly archived: number;
}

const fieldRows = (db: ReadDb): FieldRow[] =>
  sql<FieldRow>(
    db,
    `SELECT id, uid, name, kind, archived FROM custom_field WHERE entity = 'member'
     ORDER BY archived, position, id`,
  ).all();

/** The fields of members in their order, archived ones last. */
export const listFields = (db: ReadDb): CustomField[] => {
  const options = sql<{ uid: string; name: string; spellings: number }>(
    db,
    `SELECT uid, name, (SELECT count(*) FROM custom_option AS other WHERE other.option_id = custom_option.id) AS spellings
     FROM custom_option WHERE field_id = ? AND option_id IS NULL ORDER BY position, id`,
  );
  return fieldRows(db).map(({ id, uid, name, kind, archived }) => ({
    uid,
    name,
    kind,
    archived: archived === 1,
    options: options.all(id),
  }));
};

/** How many persons have a value of each field, of each option, and one that does not fit. */
export const fieldUse = (db: ReadDb): FieldUse[] => {
  const counted = sql<{ text: string; fits: number; count: number }>(
    db,
    `SELECT text, value IS NOT NULL AS fits, count(*) AS count FROM person_field
     WHERE field_id = ? GROUP BY value, text`,
  );
  const totals = sql<{ total: number; unfit: number }>(
    db,
    `SELECT count(*) AS total, count(*) - count(value) AS unfit FROM person_field WHERE field_id = ?`,
  );
  const options = sql<{ uid: string; name: string }>(
    db,
    `SELECT uid, name FROM custom_option WHERE field_id = ? AND option_id IS NULL ORDER BY position, id`,
  );
  return fieldRows(db).map(({ id, uid, kind }) => {
    const { total, unfit } = totals.get(id)!;
    const counts = new Map<string, number>();
    if (kind === 'choice' || kind === 'multi')
      for (const row of counted.all(id))
        if (row.fits === 1)
          for (const name of row.text.split(BETWEEN_CHOICES))
            counts.set(name, (counts.get(name) ?? 0) + row.count);
    return {
      uid,
      values: total,
      unfit,
      options: options
        .all(id)
        .map((option) => ({ uid: option.uid, count: counts.get(option.name) ?? 0 })),
    };
  });
};

const LISTED_UNFIT = 500;

/** Members whose value does not fit the kind of a field; the first of them. */
export const unfitValues = (
  db: ReadDb,
  { uid }: { readonly uid: string },
): {
  readonly total: number;
  readonly rows: { memberUid: string; name: string | null; text: string }[];
} => {
  const { id } = requireField(db, uid);
  const { total } = sql<{ total: number }>(
    db,
    'SELECT count(*) AS total FROM person_field WHERE field_id = ? AND value IS NULL',
  ).get(id)!;
  const rows = sql<{ memberUid: string; name: string | null; text: string }>(
    db,
    `SELECT person.uid AS memberUid, coalesce(person.name, person.external_id) AS name, held.text
     FROM person_field AS held CROSS JOIN person ON person.member_id = held.member_id
     WHERE held.field_id = ? AND held.value IS NULL ORDER BY held.text, held.member_id LIMIT ${LISTED_UNFIT}`,
  ).all(id);
  return { total, rows };
};
