import type { ReadDb } from '../db.ts';
import { sql } from '../statements.ts';
import { rowsAs, type Invariant } from './invariant.ts';

/** What must hold among surveys, referrals and kept columns. */
export const resultInvariants: readonly Invariant[] = [
  { name: 'referral-cycle', broken: (db) => membersInCircles(db) },
  {
    name: 'answer-of-survey',
    broken: rowsAs(`SELECT answer.uid AS example FROM answer
      JOIN question ON question.id = answer.question_id
      JOIN survey_response ON survey_response.id = answer.response_id
      WHERE question.survey_id <> survey_response.survey_id`),
  },
  {
    name: 'custom-value-owner',
    broken: rowsAs(`SELECT custom_value.uid AS example FROM custom_value
      JOIN custom_field ON custom_field.id = custom_value.field_id
      WHERE CASE custom_field.entity WHEN 'member' THEN member_id
        WHEN 'signup' THEN signup_id ELSE order_id END IS NULL`),
  },
];

/**
 * Members who, followed from referee to referrer, come back to themselves. Whoever a merge made his
 * own referrer is left out: such rows are not counted anywhere.
 */
const membersInCircles = (db: ReadDb): string[] => {
  const pairs = sql<{ referrer: string; referee: string }>(
    db,
    `SELECT DISTINCT top.uid AS referrer, below.uid AS referee FROM referral
     JOIN member AS a ON a.id = referral.referrer_member_id
     JOIN member AS b ON b.id = referral.referee_member_id
     JOIN member AS top ON top.id = coalesce(a.effective_member_id, a.id)
     JOIN member AS below ON below.id = coalesce(b.effective_member_id, b.id)
     WHERE top.id <> below.id`,
  ).all();
  // Whoever nobody brought is taken away with all they brought, until only circles and what hangs
  // below them is left; the same from the other end leaves the circles.
  const left = (from: 'referrer' | 'referee', to: 'referrer' | 'referee', among: typeof pairs) => {
    const waiting = new Map<string, number>();
    const next = new Map<string, string[]>();
    for (const pair of among) {
      waiting.set(pair[to], (waiting.get(pair[to]) ?? 0) + 1);
      const brought = next.get(pair[from]);
      if (brought === undefined) next.set(pair[from], [pair[to]]);
      else brought.push(pair[to]);
    }
    const free = [...next.keys()].filter((uid) => !waiting.has(uid));
    for (let uid = free.pop(); uid !== undefined; uid = free.pop())
      for (const other of next.get(uid) ?? []) {
        const count = waiting.get(other)! - 1;
        if (count === 0) waiting.delete(other);
        else waiting.set(other, count);
        if (count === 0) free.push(other);
      }
    return among.filter((pair) => waiting.has(pair.referrer) && waiting.has(pair.referee));
  };
  const circles = left('referee', 'referrer', left('referrer', 'referee', pairs));
  return [...new Set(circles.map((pair) => pair.referrer))].sort();
};
