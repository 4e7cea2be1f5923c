import type { Condition } from '../../../../shared/contract/conditions.ts';
import type { FieldQuestion } from '../../../../shared/contract/member-filters.ts';
import { factsOf } from '../../../../shared/domain/conditions/facts-of.ts';
import { questionOf, type FieldKind } from '../../../../shared/domain/values/custom-fields.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { fieldUidOf } from '../members/field-columns.ts';

interface AskedField {
  readonly uid: string;
  readonly is: FieldQuestion;
}

/** What conditions ask about fields of the operators' own. */
export const askedFields = (condition: Condition): AskedField[] =>
  factsOf(condition).flatMap((fact) =>
    fact.kind === 'member' && fact.filter.kind === 'field'
      ? [{ uid: fieldUidOf(fact.filter.column), is: fact.filter.is }]
      : [],
  );

/** Fields that are gone, or of another kind than what is asked of them, by uid. */
export const lostFields = (db: ReadDb, condition: Condition): string[] =>
  askedFields(condition)
    .filter(({ uid, is }) => {
      const field = sql<{ kind: FieldKind }>(
        db,
        "SELECT kind FROM custom_field WHERE uid = ? AND entity = 'member'",
      ).get(uid);
      return field === undefined || (is.kind !== 'blank' && is.kind !== questionOf[field.kind]);
    })
    .map(({ uid }) => uid);

/** Columns of fields of which a member has one option or none. */
export const singleFields = (db: ReadDb): ReadonlySet<string> =>
  new Set(
    sql<{ uid: string }>(
      db,
      "SELECT uid FROM custom_field WHERE kind = 'choice' AND entity = 'member'",
    )
      .all()
      .map(({ uid }) => `field:${uid}`),
  );
