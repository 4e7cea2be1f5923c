import { wrongDayPacks } from '../derived/day-packs.ts';
import { wrongRowPacks } from '../derived/row-packs.ts';
import { wrongCommunityDays, wrongMemberDays } from '../derived/days.ts';
import { rowsAs, type Invariant } from './invariant.ts';

/** Derived rows against what they come from. */
export const derivedInvariants: readonly Invariant[] = [
  { name: 'member-day', broken: wrongMemberDays },
  { name: 'community-day', broken: wrongCommunityDays },
  { name: 'day-pack', broken: wrongDayPacks },
  { name: 'row-pack', broken: wrongRowPacks },
  {
    name: 'person-per-survivor',
    broken: rowsAs(`SELECT uid AS example FROM member WHERE effective_member_id IS NULL
        AND id NOT IN (SELECT member_id FROM person)
      UNION ALL
      SELECT uid FROM person WHERE member_id NOT IN
        (SELECT id FROM member WHERE effective_member_id IS NULL)`),
  },
  {
    name: 'search-per-survivor',
    broken: rowsAs(`
      SELECT uid AS example FROM person WHERE member_id NOT IN (SELECT rowid FROM member_search)
      UNION ALL
      SELECT 'row ' || rowid FROM member_search WHERE rowid NOT IN (SELECT member_id FROM person)`),
  },
  {
    name: 'fields-of-survivors',
    broken: rowsAs(`SELECT member_id AS example FROM person_field
      WHERE member_id NOT IN (SELECT member_id FROM person)
        OR field_id NOT IN (SELECT id FROM custom_field)`),
  },
  {
    name: 'points-balance',
    broken: rowsAs(
      // One pass over both: a sub-select a person would take hours at 100,000 members.
      `SELECT uid AS example FROM person JOIN (
        SELECT member_id FROM (
          SELECT coalesce(member.effective_member_id, member.id) AS member_id, amount
          FROM points_entry JOIN member ON member.id = points_entry.member_id
          UNION ALL SELECT member_id, -points FROM person
        ) GROUP BY member_id HAVING sum(amount) <> 0
      ) USING (member_id)`,
    ),
  },
];
