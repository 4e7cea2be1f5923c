import type { Condition } from '../members/columns.ts';

/** Something a person has so much of, as rows of which each belongs to one. */
export interface Counted {
  /** FROM and WHERE; never a row without a person. */
  readonly rows: string;
  readonly values: Condition['values'];
  /** The person of a row. */
  readonly person: string;
  /** What a person has, as an aggregate over its rows. */
  readonly amount: string;
  /** Whether a person with a row has at least one: nothing must be summed up to see who has some. */
  readonly atLeastOne: boolean;
}

export interface Ends {
  readonly from: number | null;
  readonly to: number | null;
}

export const everybody: Condition = { sql: '1', values: [] };
export const nobody: Condition = { sql: '0', values: [] };

/** Members who have so much, both ends included; those without any row have 0. */
export const hasAmount = (counted: Counted, { from, to }: Ends): Condition => {
  if (from === null && to === null) return everybody;
  if (from !== null && to !== null && from > to) return nobody;
  const holdsForNone = (from ?? 0) <= 0 && (to ?? 0) >= 0;
  if (!holdsForNone) return among('IN', counted, ['>=', '<=', ' AND '], { from, to });
  return counted.atLeastOne && to === null
    ? everybody
    : among('NOT IN', counted, ['<', '>', ' OR '], { from, to });
};

const among = (
  within: 'IN' | 'NOT IN',
  { rows, values, person, amount, atLeastOne }: Counted,
  [below, above, join]: readonly [string, string, string],
  { from, to }: Ends,
): Condition => {
  const some = within === 'IN' ? from === 1 && to === null : to === 0;
  if (atLeastOne && some) return { sql: `member_id ${within} (SELECT ${person} ${rows})`, values };
  const ends = [
    ...(from === null ? [] : [{ sql: `${amount} ${below} ?`, value: from }]),
    ...(to === null ? [] : [{ sql: `${amount} ${above} ?`, value: to }]),
  ];
  return {
    sql: `member_id ${within} (SELECT ${person} ${rows} GROUP BY 1 HAVING ${ends.map(({ sql }) => sql).join(join)})`,
    values: [...values, ...ends.map(({ value }) => value)],
  };
};
