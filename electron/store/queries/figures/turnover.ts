import { QUIET_DAYS, turnoverDays } from '../../../../shared/domain/metrics/turnover.ts';
import type { Period } from '../../../../shared/domain/periods/period.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import { STAFF } from '../people.ts';
import { dayInScope, inSegment, personsOn, type FigureScope } from './scope.ts';

/** `shared/domain/metrics/turnover.ts` over many: each a `SELECT id, 1 AS value` of persons. */

/**
 * Who acted inside the days, in the communities of the scope: recorded members, and the persons that
 * merged ones follow to. To be asked about persons only.
 */
const acted = (scope: FigureScope, period: Period): string => {
  const days = `${dayInScope({ ...scope, period })} AND member_day.count > 0`;
  return `SELECT member_day.member_id FROM member_day WHERE ${days}
    UNION ALL SELECT member.effective_member_id FROM member
    WHERE member.effective_member_id IS NOT NULL
      AND EXISTS (SELECT 1 FROM member_day WHERE member_day.member_id = member.id AND ${days})`;
};

/** Of `person`: a member list says that they were last active inside the days. */
const isSeen = ({ from, to }: Period): string =>
  `(person.last_active_date >= '${from}' AND EXISTS (SELECT 1 FROM (
     SELECT person.member_id AS id UNION ALL
     SELECT merged.id FROM member AS merged WHERE merged.effective_member_id = person.member_id
   ) AS part CROSS JOIN member ON member.id = part.id
   WHERE member.seen_date >= '${from}' AND member.seen_date <= '${to}'))`;

/** Of `person`: belongs on a local date. */
const belongs = (scope: FigureScope, date: string): string =>
  scope.communityIds === null
    ? `(coalesce(person.joined_date, '0000') <= '${date}' AND (person.left_date IS NULL OR person.left_date > '${date}')${inSegment(scope, 'person.member_id')})`
    : `person.member_id IN (${personsOn(scope, date)})`;

const persons = (...conditions: readonly string[]): string =>
  `SELECT person.member_id AS id, 1 AS value FROM person
   WHERE ${[...conditions, `person.member_id NOT IN (${STAFF})`].join(' AND ')}`;

const isActiveAtStart = (scope: FigureScope): string => {
  const { startOn, atStart } = turnoverDays(scope.period);
  return `person.member_id IN (${acted(scope, atStart)}) AND ${belongs(scope, startOn)}`;
};

const isSilentOn = (scope: FigureScope, date: string): string => {
  const days = { from: addDays(date, 1 - QUIET_DAYS), to: date };
  return `${belongs(scope, date)} AND coalesce(person.joined_date, '0000') < '${days.from}'
    AND person.member_id NOT IN (${acted(scope, days)}) AND NOT ${isSeen(days)}`;
};

/** Members of 30 days or more at the end of a local date without activity in its last 30 days. */
export const silentOn = (scope: FigureScope, date: string): string =>
  persons(isSilentOn(scope, date));

/** Members at the start of the period who were active in the 30 days before it. */
export const activeAtStart = (scope: FigureScope): string => persons(isActiveAtStart(scope));

/** Of those: left, or without activity in the last 30 days of the period. */
export const churned = (scope: FigureScope): string => {
  const { atEnd } = turnoverDays(scope.period);
  return persons(
    isActiveAtStart(scope),
    `(NOT ${belongs(scope, scope.period.to)}
      OR person.member_id NOT IN (${acted(scope, atEnd)}) AND NOT ${isSeen(atEnd)})`,
  );
};

export const silentAtStart = (scope: FigureScope): string =>
  silentOn(scope, turnoverDays(scope.period).startOn);

/** Silent at the start and active inside the period. */
export const wonBack = (scope: FigureScope): string =>
  persons(
    `person.member_id IN (${acted(scope, scope.period)})`,
    isSilentOn(scope, turnoverDays(scope.period).startOn),
  );
