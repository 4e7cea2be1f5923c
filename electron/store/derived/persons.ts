import { isBulk, withoutIndexes } from '../bulk.ts';
import type { WriteDb } from '../db.ts';
import { span, type Report } from '../report.ts';
import { sql } from '../statements.ts';
import { indexPersons, unindexPersons } from './search-index.ts';
import { filled, forgetShares, joinShares, sumUp } from './shares.ts';

/**
 * Renews `person` and the search index for the members marked in `temp.dirty_member`. A merge moves
 * nothing: a survivor's row gathers what was recorded under every member that follows to it.
 */
export const refreshPersons = (db: WriteDb, report?: Report): void => {
  db.exec(gatherSql);
  unindexPersons(db);
  sumUp(db, span(report, 0, 0.2));
  const ranges = rangesOf(db);
  const renew = (): void => {
    db.exec(`
      DELETE FROM person WHERE member_id IN (SELECT id FROM temp.dirty_member);
      DELETE FROM person WHERE member_id IN (SELECT survivor_id FROM temp.recorded);
    `);
    for (const [done, range] of ranges.entries()) {
      report?.(0.2 + (0.2 * done) / ranges.length);
      sql(db, personSql).run(...range);
    }
  };
  const { rows } = sql<{ rows: number }>(
    db,
    'SELECT count(*) AS rows FROM temp.dirty_member',
  ).get()!;
  const bulk = isBulk(db, 'person', rows);
  if (bulk) withoutIndexes(db, 'person', renew, span(report, 0.4, 0.65));
  else renew();
  indexPersons(db, ranges, bulk, span(report, 0.65, 1));
  forgetShares(db);
  db.exec('DELETE FROM temp.recorded');
};

/** Survivors are renewed by so many ids at a time: between them a long write can be given up. */
const RANGE_IDS = 50_000;
export type IdRange = readonly [first: number, last: number];

/** Ranges of ids that hold every survivor in `temp.recorded`. */
const rangesOf = (db: WriteDb): readonly IdRange[] => {
  const next = sql<{ first: number | null }>(
    db,
    'SELECT min(survivor_id) AS first FROM temp.recorded WHERE survivor_id > ?',
  );
  const ranges: IdRange[] = [];
  for (let after = 0; ;) {
    const { first } = next.get(after)!;
    if (first === null) return ranges;
    after = first + RANGE_IDS - 1;
    ranges.push([first, after]);
  }
};

// The survivors that are touched, each with every member whose rows count for it: itself at least.
const gatherSql = `
CREATE TEMP TABLE IF NOT EXISTS recorded (survivor_id INTEGER NOT NULL, member_id INTEGER NOT NULL, PRIMARY KEY (survivor_id, member_id)) WITHOUT ROWID;
INSERT OR IGNORE INTO temp.recorded (survivor_id, member_id)
  SELECT coalesce(member.effective_member_id, member.id), coalesce(member.effective_member_id, member.id)
  FROM temp.dirty_member JOIN member ON member.id = temp.dirty_member.id;
INSERT INTO temp.recorded (survivor_id, member_id)
  SELECT member.effective_member_id, member.id FROM temp.recorded
  JOIN member ON member.effective_member_id = recorded.survivor_id WHERE member.effective_member_id IS NOT NULL;
`;

// Rows where nothing is recorded have no share: sums and counts are 0 then, texts empty.
const displayName =
  "coalesce(nullif(member.name, ''), nullif(member.nickname, ''), nullif(member.remark, ''))";
const externalId = 'substr(of_identity.external, 1, instr(of_identity.external, char(31)) - 1)';
/** The lesser or greater of two dates, where either may be unknown. */
const earlier = (a: string, b: string): string =>
  `nullif(min(coalesce(${a}, '~'), coalesce(${b}, '~')), '~')`;
const later = (a: string, b: string): string =>
  `nullif(max(coalesce(${a}, ''), coalesce(${b}, '')), '')`;

// An offset keeps SQLite from asking for the keys of a name again in each of the two columns.
const personSql = `
INSERT INTO person (member_id, uid, name, nickname, remark, phone, email, external_id,
  external_namespace, gender,
  birthday_date, region, city, company, job, external_level, tier, source, tags, communities, groups,
  joined_date, left_date, last_active_date, points, orders, orders_net_minor, currency, events,
  signups, interactions, tier_rank, name_initials, name_key)
SELECT id, uid, name, nickname, remark, phone, email, external, external_namespace, gender,
  birthday_date, region, city, company, job, external_level, tier, source, tags, communities, groups,
  joined, left_date, active, balance, orders, net, currency, events,
  signups, acts, tier_rank, substr(keys, 1, instr(keys, char(31)) - 1), substr(keys, instr(keys, char(31)) + 1)
FROM (
  SELECT member.id, member.uid, ${displayName} AS name,
    of_identity.phone, of_identity.email,
    ${externalId} AS external,
    substr(of_identity.external, instr(of_identity.external, char(31)) + 1) AS external_namespace,
    ${filled.map((column) => `coalesce(nullif(member.${column}, ''), of_merged.${column}) AS ${column}`).join(', ')},
    coalesce(of_tag.names, '') AS tags,
    coalesce(of_community.names, '') AS communities, coalesce(of_membership.groups, 0) AS groups,
    ${earlier('coalesce(of_merged.joined, member.joined_date)', 'of_membership.joined')} AS joined,
    member.left_date,
    ${later('coalesce(of_merged.seen, member.seen_date)', 'of_day.last')} AS active,
    coalesce(of_points.balance, 0) AS balance, coalesce(of_orders.count, 0) AS orders,
    coalesce(of_orders.net, 0) AS net, of_orders.currency,
    coalesce(of_checkin.events, 0) AS events, coalesce(of_signup.count, 0) AS signups,
    coalesce(of_day.acts, 0) AS acts, of_tier.tier, of_tier.rank AS tier_rank,
    name_keys(coalesce(${displayName}, ${externalId})) AS keys
  FROM temp.recorded CROSS JOIN member ON member.id = recorded.survivor_id
  ${joinShares('recorded.survivor_id')}
  WHERE recorded.survivor_id BETWEEN ? AND ? AND recorded.member_id = recorded.survivor_id LIMIT -1 OFFSET 0
)`;
