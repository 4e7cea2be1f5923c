import type { WriteDb } from '../db.ts';
import { tierShare } from './tiers.ts';
import { lastScanSql } from '../queries/events/last-scan.ts';
import type { Report } from '../report.ts';
import { sql } from '../statements.ts';

/** What one table gives to a person: a row per survivor in `temp.of_…`, none where it has nothing. */
interface Share {
  readonly values: Readonly<Record<string, string>>;
  readonly from: string;
  readonly survivor: string;
}

/** Rows of a table under every member that counts for a survivor, in the order of survivors. */
const recorded = (table: string, more = ''): Omit<Share, 'values'> => ({
  from: `temp.recorded CROSS JOIN ${table} ON ${table}.member_id = recorded.member_id ${more}
    WHERE EXISTS (SELECT 1 FROM ${table})`,
  survivor: 'recorded.survivor_id',
});

const names = (name: string, table: string, more: string): Share => ({
  values: { names: 'group_concat(name, char(31))' },
  from: `(SELECT DISTINCT recorded.survivor_id, ${name} AS name
    FROM ${recorded(table, more).from} ORDER BY 1, 2)`,
  survivor: 'survivor_id',
});

// Orders that count: paid and not wholly refunded; net takes refunds of every paid order off.
const PAID = "('paid', 'partly-refunded', 'refunded')";

/** Fields of a merged member that show where the survivor's own are blank. */
export const filled = [
  'nickname',
  'remark',
  'gender',
  'birthday_date',
  'region',
  'city',
  'company',
  'job',
  'external_level',
  'source',
] as const;

const shares = {
  // Only a survivor that others follow to has more dates, and names to be found by, than its own;
  // what it does not say of itself, they do.
  merged: {
    values: {
      joined: 'min(member.joined_date)',
      seen: 'max(member.seen_date)',
      ...Object.fromEntries(filled.map((column) => [column, `min(nullif(member.${column}, ''))`])),
      texts:
        'group_concat(concat_ws(char(31), member.name, member.nickname, member.remark), char(31))',
    },
    from: `temp.recorded CROSS JOIN member ON member.id = recorded.member_id
      WHERE recorded.survivor_id IN (SELECT survivor_id FROM temp.recorded WHERE member_id <> survivor_id)`,
    survivor: 'recorded.survivor_id',
  },
  identity: {
    values: {
      phone: "min(value) FILTER (WHERE namespace = 'phone' AND strength <> 'hint')",
      email: "min(value) FILTER (WHERE namespace = 'email')",
      // With its namespace behind: the least value decides, and only among its like the namespace.
      external:
        "min(value || char(31) || namespace) FILTER (WHERE namespace NOT IN ('phone', 'email'))",
      texts: 'group_concat(value, char(31))',
    },
    ...recorded('identity'),
  },
  tag: names('tag.name', 'member_tag', 'CROSS JOIN tag ON tag.id = member_tag.tag_id'),
  community: names(
    'community.name',
    'membership',
    `AND membership.left_date IS NULL
     CROSS JOIN chat_group ON chat_group.id = membership.group_id
     CROSS JOIN community ON community.id = chat_group.community_id`,
  ),
  membership: {
    values: {
      groups: 'count(DISTINCT group_id) FILTER (WHERE left_date IS NULL)',
      joined: 'min(joined_date)',
    },
    ...recorded('membership'),
  },
  // A daily count of 0 says that nothing happened.
  day: {
    values: { last: 'max(local_date) FILTER (WHERE count > 0)', acts: 'sum(count)' },
    ...recorded('member_day'),
  },
  points: { values: { balance: 'sum(amount)' }, ...recorded('points_entry') },
  orders: {
    values: {
      count: "count(*) FILTER (WHERE status IN ('paid', 'partly-refunded'))",
      net: `sum(coalesce(amount_minor, 0) - refunded_minor) FILTER (WHERE status IN ${PAID})`,
      currency: 'min(currency)',
    },
    ...recorded('order_'),
  },
  checkin: {
    values: { events: 'count(DISTINCT scan.event_id)' },
    from: `(${lastScanSql('checkin.member_id IN (SELECT member_id FROM temp.recorded)')}) AS scan
      CROSS JOIN member ON member.id = scan.member_id WHERE scan.kind = 'in'`,
    survivor: 'coalesce(member.effective_member_id, member.id)',
  },
  signup: { values: { count: 'count(*)' }, ...recorded('signup') },
  tier: { values: tierShare.values, ...recorded('member_tier', tierShare.more) },
} satisfies Readonly<Record<string, Share>>;

const all: readonly (readonly [string, Share])[] = Object.entries(shares);

/** Every share of the survivors `survivor`, as a join. */
export const joinShares = (survivor: string): string =>
  all.map(([name]) => `LEFT JOIN temp.of_${name} ON of_${name}.id = ${survivor}`).join('\n');

/** Sums up the tables for the survivors in `temp.recorded`, each table once however many they are. */
export const sumUp = (db: WriteDb, report: Report): void => {
  for (const [done, [name, { values, from, survivor }]] of all.entries()) {
    report(done / all.length);
    const table = `temp.of_${name}`;
    const columns = Object.keys(values).map((column) => `"${column}"`);
    sql(
      db,
      `CREATE TEMP TABLE IF NOT EXISTS of_${name} (id INTEGER PRIMARY KEY, ${columns.join(', ')})`,
    ).run();
    sql(
      db,
      `INSERT INTO ${table} SELECT ${[survivor, ...Object.values(values)].join(', ')} FROM ${from} GROUP BY 1`,
    ).run();
  }
};

export const forgetShares = (db: WriteDb): void => {
  for (const [name] of all) sql(db, `DELETE FROM temp.of_${name}`).run();
};
