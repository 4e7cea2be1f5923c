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
  /** Whether the rows of a person stand together: to name each person once costs nothing then. */
  readonly together?: boolean;
}

/** A condition that, where it can, names the people it holds for, or those it does not hold for. */
export interface FactCondition extends Condition {
  readonly people?: {
    /** `SELECT` of their ids, some perhaps twice, with the values of the condition. */
    readonly sql: string;
    readonly areOut: boolean;
  };
}

/** Holds for the people of a `SELECT`, or for all others. */
export const amongPeople = (
  sql: string,
  values: Condition['values'],
  areOut = false,
): FactCondition => ({
  sql: `member_id ${areOut ? 'NOT IN' : 'IN'} (${sql})`,
  values,
  people: { sql, areOut },
});

export interface Ends {
  readonly from: number | null;
  readonly to: number | null;
}

export const everybody: Condition = { sql: '1', values: [] };
export const nobody: Condition = { sql: '0', values: [] };

/** Members who have so much, both ends included; those without any row have 0. */
export const hasAmount = (counted: Counted, { from, to }: Ends): FactCondition => {
  if (from === null && to === null) return everybody;
  if (from !== null && to !== null && from > to) return nobody;
  const { rows, values, person, amount, atLeastOne, together = false } = counted;
  const holdsForNone = (from ?? 0) <= 0 && (to ?? 0) >= 0;
  if (holdsForNone && atLeastOne && to === null) return everybody;
  // Who has any: nothing needs to be summed up.
  if (atLeastOne && (holdsForNone ? to === 0 : from === 1 && to === null))
    return amongPeople(
      `SELECT ${together ? 'DISTINCT ' : ''}${person} ${rows}`,
      values,
      holdsForNone,
    );
  const [below, above, join] = holdsForNone
    ? (['<', '>', ' OR '] as const)
    : (['>=', '<=', ' AND '] as const);
  const ends = [
    ...(from === null ? [] : [{ sql: `${amount} ${below} ?`, value: from }]),
    ...(to === null ? [] : [{ sql: `${amount} ${above} ?`, value: to }]),
  ];
  return amongPeople(
    `SELECT ${person} ${rows} GROUP BY 1 HAVING ${ends.map(({ sql }) => sql).join(join)}`,
    [...values, ...ends.map(({ value }) => value)],
    holdsForNone,
  );
};
