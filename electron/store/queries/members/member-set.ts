import type { MemberSet } from '../../../../shared/contract/member-set.ts';
import type { ListFilter } from '../../../../shared/contract/member-filters.ts';
import { recentDates } from '../../../../shared/domain/values/recent-days.ts';
import type { ReadDb } from '../../db.ts';
import { membersWhere } from '../conditions/ask.ts';
import { segmentMembers } from '../segments/members.ts';
import { archivedMembers, filterCondition, type Condition } from './columns.ts';
import { searchMembers } from './search.ts';

/**
 * The members of a set on a local date, as a condition on `person`. Staff is in everybody and
 * in views, as in the grid; conditions and segments never hold for it. Throws `not-found`, and
 * `conditions-lost` where a segment asks about what is gone.
 */
export const memberSetCondition = (db: ReadDb, set: MemberSet, day: string): Condition => {
  switch (set.kind) {
    case 'everyone':
      return notArchived;
    case 'view':
      return all([
        set.archived ? archived : notArchived,
        ...(set.search.trim() === '' ? [] : [among(searchMembers(db, set.search))]),
        ...set.filters.map((filter) => listCondition(db, filter, day)),
      ]);
    case 'conditions':
      return among(membersWhere(db, set.conditions, day));
    case 'segment':
      return among(segmentMembers(db, { uid: set.uid, today: day }));
    default: {
      const never: never = set;
      return never;
    }
  }
};

const archived: Condition = { sql: `member_id IN (${archivedMembers})`, values: [] };
const notArchived: Condition = { sql: `member_id NOT IN (${archivedMembers})`, values: [] };

const all = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '),
  values: conditions.flatMap(({ values }) => values),
});

const among = (ids: Iterable<number>): Condition => ({
  sql: 'member_id IN (SELECT value FROM json_each(?))',
  values: [JSON.stringify([...ids])],
});

/** Days counted from the day that is asked for become dates, segments are those of that day. */
const listCondition = (db: ReadDb, filter: ListFilter, day: string): Condition => {
  switch (filter.kind) {
    case 'recent': {
      const { column, days, within } = filter;
      return filterCondition({ kind: 'dates', column, ...recentDates(day, days, within) });
    }
    case 'segment': {
      const inside = among(segmentMembers(db, { uid: filter.uid, today: day }));
      return filter.exclude === true ? { ...inside, sql: `NOT (${inside.sql})` } : inside;
    }
    default:
      return filterCondition(filter);
  }
};
