import type { HealthSheet } from '../../../../shared/contract/community-health.ts';
import { isComplete, lengthDays, type Period } from '../../../../shared/domain/periods/period.ts';
import { addDays, daysBetween } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { activitySpan } from '../figures/compute.ts';
import { dayInScope, PERSON, type FigureScope } from '../figures/scope.ts';

/** Up to so many days each has a point of its own; beyond, every seven days back from the last. */
const MOST_DAYS = 124;
const WEEK_DAYS = 7;

/** Spans of one or seven days that end with the period; days that fill no week are left out. */
const spansOf = (span: Period): { readonly unit: 'day' | 'week'; readonly spans: Period[] } => {
  const unit = lengthDays(span) <= MOST_DAYS ? 'day' : 'week';
  const days = unit === 'day' ? 1 : WEEK_DAYS;
  const spans: Period[] = [];
  for (let to = span.to; addDays(to, 1 - days) >= span.from; to = addDays(to, -days))
    spans.unshift({ from: addDays(to, 1 - days), to });
  return { unit, spans };
};

interface Stay {
  readonly id: number;
  readonly joined: string | null;
  readonly left: string | null;
}

/**
 * People of the community at the end of each span: who is in several groups at once, or left one
 * and stayed in another, counts once.
 */
const membersAtEnds = (db: ReadDb, scope: FigureScope, spans: readonly Period[]): number[] => {
  const first = spans[0]?.to;
  const last = spans.at(-1)?.to;
  if (first === undefined || last === undefined) return [];
  // Only ends of spans matter: a stay is the first and the last of them that it covers.
  const step = spans.length > 1 ? daysBetween(first, spans[1]!.to) : 1;
  const firstCovered = (joined: string | null): number =>
    joined === null || joined <= first ? 0 : Math.ceil(daysBetween(first, joined) / step);
  const lastCovered = (left: string | null): number =>
    left === null || left > last
      ? spans.length - 1
      : Math.floor((daysBetween(first, left) - 1) / step);
  const changes = new Int32Array(spans.length + 1);
  let [person, covered] = [-1, -1];
  const stays = sql<Stay>(
    db,
    `SELECT ${PERSON} AS id, membership.joined_date AS joined, membership.left_date AS "left"
     FROM chat_group JOIN membership ON membership.group_id = chat_group.id
     JOIN member ON member.id = membership.member_id
     WHERE chat_group.community_id IN (${(scope.communityIds ?? []).join(', ') || 'NULL'})
       AND coalesce(membership.joined_date, '0000') <= ?
       AND (membership.left_date IS NULL OR membership.left_date > ?)
     ORDER BY 1, coalesce(membership.joined_date, '0000')`,
  );
  for (const { id, joined, left } of stays.iterate(last, first)) {
    if (id !== person) [person, covered] = [id, -1];
    const from = Math.max(firstCovered(joined), covered + 1);
    const to = lastCovered(left);
    if (to < from) continue;
    changes[from]! += 1;
    changes[to + 1]! -= 1;
    covered = to;
  }
  let present = 0;
  return spans.map((_, index) => (present += changes[index]!));
};

/** People of the community at the end of each day or week, and those active in it. */
export const trendOf = (db: ReadDb, scope: FigureScope, span: Period): HealthSheet['trend'] => {
  const { unit, spans } = spansOf(span);
  const [first] = spans;
  if (first === undefined) return { unit, points: [] };
  const days = unit === 'day' ? 1 : WEEK_DAYS;
  const active = new Map(
    sql<{ at: number; active: number }>(
      db,
      `SELECT CAST(julianday(member_day.local_date) - julianday(@from) AS INTEGER) / ${days} AS at,
         count(DISTINCT ${PERSON}) AS active
       FROM member_day JOIN member ON member.id = member_day.member_id
       WHERE ${dayInScope({ ...scope, period: { from: first.from, to: span.to } })}
         AND member_day.count > 0 GROUP BY 1`,
    )
      .all({ from: first.from })
      .map((row) => [row.at, row.active]),
  );
  const recorded = activitySpan(db);
  const isKnown = ({ from, to }: Period): boolean =>
    recorded.first !== null &&
    recorded.last !== null &&
    recorded.first <= to &&
    recorded.last >= from;
  const members = membersAtEnds(db, scope, spans);
  return {
    unit,
    points: spans
      .map((one, index) => ({
        ...one,
        members: members[index]!,
        active: isKnown(one) ? (active.get(index) ?? 0) : null,
        complete: isComplete(one, scope.today),
      }))
      .filter(({ from }) => from <= scope.today),
  };
};
