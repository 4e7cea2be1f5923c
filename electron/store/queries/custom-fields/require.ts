import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { FieldKind } from '../../../../shared/domain/values/custom-fields.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';

export interface Field {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly kind: FieldKind;
}

/** A field of members; throws `not-found`. */
export const requireField = (db: ReadDb, uid: string): Field => {
  const found = sql<Field>(
    db,
    "SELECT id, uid, name, kind FROM custom_field WHERE uid = ? AND entity = 'member'",
  ).get(uid);
  if (found === undefined) throw new WorkstationError('not-found', { what: uid });
  return found;
};

export interface Option {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly fieldId: number;
  readonly fieldName: string;
  readonly position: number;
}

/** An option of a field; throws `not-found`. */
export const requireOption = (db: ReadDb, uid: string): Option => {
  const found = sql<Option>(
    db,
    `SELECT custom_option.id, custom_option.uid, custom_option.name, field_id AS fieldId,
       custom_field.name AS fieldName, custom_option.position
     FROM custom_option JOIN custom_field ON custom_field.id = custom_option.field_id
     WHERE custom_option.uid = ? AND option_id IS NULL`,
  ).get(uid);
  if (found === undefined) throw new WorkstationError('not-found', { what: uid });
  return found;
};
