import type { EditPreview, MemberEdit } from '../../../../shared/contract/member-edits.ts';
import type { MemberSelection } from '../../../../shared/contract/member-filters.ts';
import type { ReadDb } from '../../db.ts';
import { changeOf, stepsOf, troubleOf, type EditStep } from './edit-steps.ts';
import { selectedIds, type ChosenIds } from './selection.ts';

const SAMPLE = 12;
const LISTED_TROUBLES = 200;

// In the order of the selection, which is that of the view.
const chosen = `json_each(?) AS chosen CROSS JOIN person ON person.member_id = chosen.value
  CROSS JOIN member ON member.id = person.member_id`;

type Numbers = Readonly<Record<string, number | null>>;

const fieldOf = (custom: EditStep['custom']): { custom?: { uid: string; name: string } } =>
  custom === null ? {} : { custom: { uid: custom.field.uid, name: custom.field.name } };

/** How many persons an edit changes, finds done already, or must leave; one pass over them. */
export const countEdit = (db: ReadDb, ids: string, steps: readonly EditStep[]) => {
  const trouble = troubleOf(steps);
  const change = changeOf(steps);
  const rows = db
    .prepare(
      `SELECT count(*) AS total, sum(trouble) AS troubles, sum(NOT trouble AND change) AS changed
         ${steps.map((_, at) => `, sum(NOT trouble AND NOT done${at}) AS changes${at}, sum(NOT trouble AND done${at}) AS already${at}, sum(NOT trouble AND NOT done${at} AND held${at}) AS replaced${at}`).join('')}
       FROM (SELECT ${trouble.sql} AS trouble, ${change.sql} AS change
         ${steps.map(({ already, now }, at) => `, ${already.sql} AS done${at}, ${now.sql} IS NOT NULL AS held${at}`).join('')}
       FROM ${chosen} LIMIT -1 OFFSET 0)`,
    )
    .get(
      ...trouble.values,
      ...change.values,
      ...steps.flatMap(({ already, now }) => [...already.values, ...now.values]),
      ids,
    ) as Numbers;
  const at = (name: string): number => rows[name] ?? 0;
  return {
    total: at('total'),
    changed: at('changed'),
    troubles: at('troubles'),
    fields: steps.map(({ field, custom, value }, step) => ({
      field,
      ...fieldOf(custom),
      value: value === null ? null : String(value),
      changes: at(`changes${step}`),
      already: at(`already${step}`),
      // What a tag is given to, or taken from, holds no other value in its place.
      replaced: field === 'addTags' || field === 'removeTags' ? 0 : at(`replaced${step}`),
    })),
  };
};

const sampleOf = (db: ReadDb, ids: string, steps: readonly EditStep[]): EditPreview['sample'] => {
  const trouble = troubleOf(steps);
  const change = changeOf(steps);
  const rows = db
    .prepare(
      `SELECT person.uid, coalesce(person.name, person.external_id) AS name
         ${steps.map(({ already, now }, at) => `, ${already.sql} AS done${at}, ${now.sql} AS now${at}`).join('')}
       FROM ${chosen} WHERE ${change.sql} AND NOT (${trouble.sql}) LIMIT ${SAMPLE}`,
    )
    .all(
      ...steps.flatMap(({ already, now }) => [...already.values, ...now.values]),
      ids,
      ...change.values,
      ...trouble.values,
    ) as (Readonly<Record<string, string | number | null>> & {
    readonly uid: string;
    readonly name: string | null;
  })[];
  return rows.map((row) => ({
    uid: row.uid,
    name: row.name,
    changes: steps.flatMap(({ field, custom, value }, at) => {
      if (row[`done${at}`] === 1) return [];
      const now = row[`now${at}`] ?? null;
      return [
        {
          field,
          ...fieldOf(custom),
          oldValue: now === null ? null : String(now),
          newValue: value === null || field === 'removeTags' ? null : String(value),
        },
      ];
    }),
  }));
};

const troublesOf = (db: ReadDb, ids: string, steps: readonly EditStep[]) => {
  const trouble = troubleOf(steps);
  const rows = db
    .prepare(
      `SELECT person.uid, coalesce(person.name, person.external_id) AS name
       FROM ${chosen} WHERE ${trouble.sql} LIMIT ${LISTED_TROUBLES}`,
    )
    .all(ids, ...trouble.values) as { uid: string; name: string | null }[];
  return rows.map((row) => ({ ...row, reason: 'too-many-tags' as const }));
};

/** What an edit of the chosen members would do. Throws `stale`. */
export const previewEdit = (
  db: ReadDb,
  args: { readonly selection: MemberSelection | ChosenIds; readonly edit: MemberEdit },
): EditPreview => {
  const steps = stepsOf(db, args.edit);
  const selected = selectedIds(db, args.selection);
  if (steps.length === 0) {
    const troubles = { total: 0, rows: [] };
    return { total: selected.length, changed: 0, fields: [], sample: [], troubles };
  }
  const ids = JSON.stringify(Array.from(selected));
  const { troubles, ...counts } = countEdit(db, ids, steps);
  return {
    ...counts,
    sample: counts.changed === 0 ? [] : sampleOf(db, ids, steps),
    troubles: { total: troubles, rows: troubles === 0 ? [] : troublesOf(db, ids, steps) },
  };
};
