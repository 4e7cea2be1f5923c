import { isBulk, withoutIndexes } from '../bulk.ts';
import type { WriteDb } from '../db.ts';
import { lastScanSql } from '../queries/events/last-scan.ts';
import { sql } from '../statements.ts';

/** Separates names inside one column; no name contains it. */
export const NAME_SEPARATOR = '\u001f';

/**
 * Renews `person` and the search index for the members marked in `temp.dirty_member`. A merge moves
 * nothing: a survivor's row gathers what was recorded under every member that follows to it.
 */
export const refreshPersons = (db: WriteDb): void => {
  db.exec(gatherSql);
  db.exec(`
    DELETE FROM member_search WHERE rowid IN (
      SELECT member_id FROM person WHERE member_id IN (SELECT id FROM temp.dirty_member)
      UNION SELECT member_id FROM person WHERE member_id IN (SELECT id FROM temp.survivor));
    DELETE FROM person WHERE member_id IN (SELECT id FROM temp.dirty_member);
    DELETE FROM person WHERE member_id IN (SELECT id FROM temp.survivor);
  `);
  const renew = (): void => {
    const { empty } = emptyTables(db);
    db.exec(personSql('temp.alone', itself, empty));
    db.exec(personSql('temp.gathered', everyRecorded, empty));
    db.exec(searchSql);
  };
  const { rows } = sql<{ rows: number }>(db, 'SELECT count(*) AS rows FROM temp.survivor').get()!;
  if (isBulk(db, 'person', rows)) withoutIndexes(db, 'person', renew);
  else renew();
  db.exec('DELETE FROM temp.survivor; DELETE FROM temp.recorded;');
};

// The survivors that are touched; for those that others follow to, every member whose rows count.
const gatherSql = `
CREATE TEMP TABLE IF NOT EXISTS survivor (id INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS recorded (survivor_id INTEGER NOT NULL, member_id INTEGER NOT NULL, PRIMARY KEY (survivor_id, member_id)) WITHOUT ROWID;
DELETE FROM temp.survivor;
DELETE FROM temp.recorded;
INSERT OR IGNORE INTO temp.survivor (id)
  SELECT coalesce(member.effective_member_id, member.id) FROM temp.dirty_member
  JOIN member ON member.id = temp.dirty_member.id;
INSERT INTO temp.recorded (survivor_id, member_id)
  SELECT member.effective_member_id, member.id FROM temp.survivor
  JOIN member ON member.effective_member_id = temp.survivor.id WHERE member.effective_member_id IS NOT NULL;
INSERT INTO temp.recorded (survivor_id, member_id) SELECT DISTINCT survivor_id, survivor_id FROM temp.recorded;
CREATE TEMP VIEW IF NOT EXISTS gathered AS SELECT DISTINCT survivor_id AS id FROM temp.recorded;
CREATE TEMP VIEW IF NOT EXISTS alone AS SELECT id FROM temp.survivor WHERE id NOT IN (SELECT survivor_id FROM temp.recorded);
`;

/** The members whose rows count for the survivor `member`: most often itself alone. */
const itself = '(member.id)';
const everyRecorded =
  '(SELECT r.member_id FROM temp.recorded AS r WHERE r.survivor_id = member.id)';

// Orders that count: paid and not wholly refunded; net takes refunds of every paid order off.
const PAID = "('paid', 'partly-refunded', 'refunded')";

/** Tables that hold nothing yet, as before the first orders: their share of a person is known. */
const emptyTables = (db: WriteDb): { readonly empty: ReadonlySet<string> } => ({
  empty: new Set(
    [
      'membership',
      'member_day',
      'points_entry',
      'order_',
      'checkin',
      'signup',
      'member_tag',
    ].filter((table) => sql(db, `SELECT 1 FROM ${table} LIMIT 1`).get() === undefined),
  ),
});

const personSql = (survivors: string, ids: string, empty: ReadonlySet<string>): string => {
  // Over no rows an aggregate gives what it gives over none of the table's.
  const of = (value: string, table: string, condition = 'TRUE'): string =>
    empty.has(table)
      ? value.startsWith('min') || value.startsWith('max')
        ? 'NULL'
        : '0'
      : `(SELECT ${value} FROM ${table} WHERE ${table}.member_id IN ${ids} AND ${condition})`;
  const names = (name: string, table: string, join: string, condition = 'TRUE'): string =>
    empty.has(table)
      ? "''"
      : `coalesce((SELECT group_concat(name, char(31)) FROM (SELECT DISTINCT ${name} FROM ${table} ${join}
       WHERE ${table}.member_id IN ${ids} AND ${condition} ORDER BY 1)), '')`;
  const displayName =
    "coalesce(nullif(member.name, ''), nullif(member.nickname, ''), nullif(member.remark, ''))";
  const externalId = of('min(value)', 'identity', "namespace NOT IN ('phone', 'email')");
  const shownName = `coalesce(${displayName}, ${externalId})`;
  const earliest = `(SELECT min(other.joined_date) FROM member AS other WHERE other.id IN ${ids})`;
  const latest = `(SELECT max(other.seen_date) FROM member AS other WHERE other.id IN ${ids})`;
  return `
INSERT INTO person (member_id, uid, name, nickname, remark, phone, email, external_id, gender,
  birthday_date, region, city, company, job, external_level, tier, source, tags, communities, groups,
  joined_date, left_date, last_active_date, points, orders, orders_net_minor, currency, events,
  signups, interactions, name_key, name_initials)
SELECT member.id, member.uid,
  ${displayName},
  member.nickname, member.remark,
  ${of('min(value)', 'identity', "namespace = 'phone' AND strength <> 'hint'")},
  ${of('min(value)', 'identity', "namespace = 'email'")},
  ${externalId},
  member.gender, member.birthday_date, member.region, member.city, member.company, member.job,
  member.external_level, NULL, member.source,
  ${names('tag.name', 'member_tag', 'JOIN tag ON tag.id = member_tag.tag_id')},
  ${names(
    'community.name',
    'membership',
    `JOIN chat_group ON chat_group.id = membership.group_id
     JOIN community ON community.id = chat_group.community_id`,
    'membership.left_date IS NULL',
  )},
  ${of('count(DISTINCT group_id)', 'membership', 'left_date IS NULL')},
  ${least('min', earliest, of('min(joined_date)', 'membership'))},
  member.left_date,
  ${least('max', latest, of('max(local_date)', 'member_day'))},
  ${of('coalesce(sum(amount), 0)', 'points_entry')},
  ${of('count(*)', 'order_', "status IN ('paid', 'partly-refunded')")},
  ${of('coalesce(sum(coalesce(amount_minor, 0) - refunded_minor), 0)', 'order_', `status IN ${PAID}`)},
  ${of('min(currency)', 'order_')},
  ${
    empty.has('checkin')
      ? '0'
      : `(SELECT count(DISTINCT event_id) FROM (${lastScanSql(`checkin.member_id IN ${ids}`)}) WHERE kind = 'in')`
  },
  ${of('count(*)', 'signup')},
  ${of('coalesce(sum(count), 0)', 'member_day')},
  name_key(${shownName}), name_initials(${shownName})
FROM ${survivors} AS survivor JOIN member ON member.id = survivor.id;
`;
};

// min and max of two values: nulls count for nothing.
const least = (which: 'min' | 'max', a: string, b: string): string =>
  b === 'NULL' ? a : `(SELECT ${which}(day) FROM (SELECT ${a} AS day UNION ALL SELECT ${b}))`;

const searchSql = `
INSERT INTO member_search (rowid, tokens)
SELECT person.member_id, index_tokens(person.name, person.nickname, person.remark,
  (SELECT group_concat(value, char(31)) FROM identity WHERE identity.member_id = person.member_id),
  (SELECT group_concat(value, char(31)) FROM identity WHERE identity.member_id IN (
     SELECT r.member_id FROM temp.recorded AS r
     WHERE r.survivor_id = person.member_id AND r.member_id <> r.survivor_id)))
FROM temp.survivor JOIN person ON person.member_id = temp.survivor.id;
`;
