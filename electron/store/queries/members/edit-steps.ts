import type { EditField, MemberEdit } from '../../../../shared/contract/member-edits.ts';
import { MAX_TAGS } from '../../../../shared/contract/members.ts';
import type { ReadDb } from '../../db.ts';
import { wantedValues, type WantedValue } from '../custom-fields/values.ts';
import type { Condition } from './columns.ts';

/** One field of an edit of many members, or one tag of it, as conditions on `person` and `member`. */
export interface EditStep {
  readonly field: EditField;
  /** Which of the operators' own fields it sets. */
  readonly custom: WantedValue | null;
  readonly value: string | number | null;
  /** The person has it so already. */
  readonly already: Condition;
  /** What the person has now, as a text; null = nothing. */
  readonly now: Condition;
}

const texts = ['city', 'region', 'company', 'job', 'source', 'gender'] as const;
const flags = ['staff', 'archived'] as const;
export type EditedColumn = (typeof texts)[number] | (typeof flags)[number];

const hasTag = (name: string): Condition => ({
  sql: 'instr(char(31) || person.tags || char(31), char(31) || ? || char(31)) > 0',
  values: [name],
});

const not = ({ sql, values }: Condition): Condition => ({ sql: `NOT (${sql})`, values });

const unknown: Condition = { sql: 'NULL', values: [] };

/** The steps of an edit; a person shows what was merged into it, and is compared as it is shown. */
export const stepsOf = (db: ReadDb, edit: MemberEdit): readonly EditStep[] => [
  ...texts.flatMap((field): EditStep[] => {
    const given = edit[field];
    if (given === undefined) return [];
    const value = given === '' ? null : given;
    return [
      {
        field,
        custom: null,
        value,
        already: { sql: `coalesce(person.${field}, '') = ?`, values: [value ?? ''] },
        now: { sql: `nullif(person.${field}, '')`, values: [] },
      },
    ];
  }),
  ...flags.flatMap((field): EditStep[] => {
    const given = edit[field];
    if (given === undefined) return [];
    const value = given ? 1 : 0;
    return [
      {
        field,
        custom: null,
        value,
        already: { sql: `member.${field} = ?`, values: [value] },
        now: { sql: `CAST(member.${field} AS TEXT)`, values: [] },
      },
    ];
  }),
  ...[...new Set(edit.removeTags)].map((name): EditStep => {
    const now = { sql: '?', values: [name] };
    return { field: 'removeTags', custom: null, value: name, already: not(hasTag(name)), now };
  }),
  ...[...new Set(edit.addTags)].map((name): EditStep => {
    return { field: 'addTags', custom: null, value: name, already: hasTag(name), now: unknown };
  }),
  ...wantedValues(db, edit.custom ?? []).map((custom): EditStep => {
    const { id } = custom.field;
    const now = `(SELECT held.text FROM person_field AS held
      WHERE held.member_id = person.member_id AND held.field_id = ${id})`;
    return {
      field: 'custom',
      custom,
      value: custom.reading,
      already: { sql: `coalesce(${now}, '') = ?`, values: [custom.reading ?? ''] },
      now: { sql: now, values: [] },
    };
  }),
];

const tagsNow =
  "iif(person.tags = '', 0, 1 + length(person.tags) - length(replace(person.tags, char(31), '')))";

/** Persons who would have more tags than a member may have: they gain one and end above the limit. */
export const troubleOf = (steps: readonly EditStep[]): Condition => {
  const gained = steps
    .filter(({ field }) => field === 'addTags')
    .map(({ already }) => not(already));
  const lost = steps
    .filter(({ field }) => field === 'removeTags')
    .map(({ already }) => not(already));
  if (gained.length === 0) return { sql: '0', values: [] };
  const sum = (all: readonly Condition[]): string =>
    all.length === 0 ? '0' : all.map(({ sql }) => `(${sql})`).join(' + ');
  const values = [...gained, ...lost].flatMap((one) => one.values);
  return {
    sql: `(${sum(gained)}) > 0 AND ${tagsNow} + (${sum(gained)}) - (${sum(lost)}) > ${MAX_TAGS}`,
    values: [...gained.flatMap((one) => one.values), ...values],
  };
};

/** Persons whom any step changes. */
export const changeOf = (steps: readonly EditStep[]): Condition => ({
  sql: `(${steps.map(({ already }) => not(already).sql).join(' OR ')})`,
  values: steps.flatMap(({ already }) => already.values),
});
