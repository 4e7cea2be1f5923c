import type { WriteDb } from '../db.ts';
import { lastScanSql } from '../queries/events/last-scan.ts';
import { sql } from '../statements.ts';
import { nameKeyMaker } from './names.ts';
import { indexTokens } from './tokens.ts';

/** Separates names inside one column; no name contains it. */
export const NAME_SEPARATOR = '\u001f';

/**
 * Renews `person` and the search index for the members marked in `temp.dirty_member`. A merge moves
 * nothing: a survivor's row gathers what was recorded under every member that follows to it.
 */
export const refreshPersons = (db: WriteDb): void => {
  db.exec(gatherSql);
  db.exec(`
    DELETE FROM person WHERE member_id IN (SELECT id FROM temp.dirty_member);
    DELETE FROM person WHERE member_id IN (SELECT id FROM temp.survivor);
    DELETE FROM member_search WHERE rowid IN (SELECT id FROM temp.dirty_member);
    DELETE FROM member_search WHERE rowid IN (SELECT id FROM temp.survivor);
  `);
  db.exec(personSql);
  nameAndIndex(db);
  db.exec('DELETE FROM temp.survivor; DELETE FROM temp.recorded;');
};

// The survivors that are touched, and every member whose rows count for each of them.
const gatherSql = `
CREATE TEMP TABLE IF NOT EXISTS survivor (id INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS recorded (survivor_id INTEGER NOT NULL, member_id INTEGER NOT NULL, PRIMARY KEY (survivor_id, member_id)) WITHOUT ROWID;
DELETE FROM temp.survivor;
DELETE FROM temp.recorded;
INSERT OR IGNORE INTO temp.survivor (id)
  SELECT coalesce(member.effective_member_id, member.id) FROM temp.dirty_member
  JOIN member ON member.id = temp.dirty_member.id;
INSERT INTO temp.recorded (survivor_id, member_id) SELECT id, id FROM temp.survivor;
INSERT INTO temp.recorded (survivor_id, member_id)
  SELECT member.effective_member_id, member.id FROM temp.survivor
  JOIN member ON member.effective_member_id = temp.survivor.id WHERE member.effective_member_id IS NOT NULL;
`;

const own = (table: string): string =>
  `temp.recorded AS r JOIN ${table} ON ${table}.member_id = r.member_id WHERE r.survivor_id = member.id`;

const joined = (name: string, from: string): string =>
  `coalesce((SELECT group_concat(name, char(31)) FROM (SELECT DISTINCT ${name} AS name FROM ${from} ORDER BY 1)), '')`;

const firstIdentity = (condition: string): string =>
  `(SELECT min(identity.value) FROM ${own('identity')} AND ${condition})`;

// Orders that count: paid and not wholly refunded; net takes refunds of every paid order off.
const PAID = "('paid', 'partly-refunded', 'refunded')";

const personSql = `
INSERT INTO person (member_id, uid, name, nickname, remark, phone, email, external_id, gender,
  birthday_date, region, city, company, job, external_level, tier, source, tags, communities, groups,
  joined_date, left_date, last_active_date, points, orders, orders_net_minor, currency, events,
  signups, interactions, name_key, name_initials)
SELECT member.id, member.uid,
  coalesce(nullif(member.name, ''), nullif(member.nickname, ''), nullif(member.remark, '')),
  member.nickname, member.remark,
  ${firstIdentity("identity.namespace = 'phone' AND identity.strength <> 'hint'")},
  ${firstIdentity("identity.namespace = 'email'")},
  ${firstIdentity("identity.namespace NOT IN ('phone', 'email')")},
  member.gender, member.birthday_date, member.region, member.city, member.company, member.job,
  member.external_level, NULL, member.source,
  ${joined('tag.name', `temp.recorded AS r JOIN member_tag ON member_tag.member_id = r.member_id JOIN tag ON tag.id = member_tag.tag_id WHERE r.survivor_id = member.id`)},
  ${joined(
    'community.name',
    `temp.recorded AS r JOIN membership ON membership.member_id = r.member_id
     JOIN chat_group ON chat_group.id = membership.group_id
     JOIN community ON community.id = chat_group.community_id
     WHERE r.survivor_id = member.id AND membership.left_date IS NULL`,
  )},
  (SELECT count(DISTINCT group_id) FROM ${own('membership')} AND membership.left_date IS NULL),
  (SELECT min(joined_date) FROM (
     SELECT other.joined_date FROM temp.recorded AS r JOIN member AS other ON other.id = r.member_id WHERE r.survivor_id = member.id
     UNION ALL SELECT membership.joined_date FROM ${own('membership')})),
  member.left_date,
  (SELECT max(day) FROM (
     SELECT other.seen_date AS day FROM temp.recorded AS r JOIN member AS other ON other.id = r.member_id WHERE r.survivor_id = member.id
     UNION ALL SELECT max(member_day.local_date) FROM ${own('member_day')})),
  (SELECT coalesce(sum(points_entry.amount), 0) FROM ${own('points_entry')}),
  (SELECT count(*) FROM ${own('order_')} AND order_.status IN ('paid', 'partly-refunded')),
  (SELECT coalesce(sum(coalesce(order_.amount_minor, 0) - order_.refunded_minor), 0) FROM ${own('order_')} AND order_.status IN ${PAID}),
  (SELECT min(order_.currency) FROM ${own('order_')}),
  (SELECT count(DISTINCT scan.event_id) FROM temp.recorded AS r JOIN (${lastScanSql(
    'checkin.member_id IN (SELECT member_id FROM temp.recorded)',
  )}) AS scan ON scan.member_id = r.member_id WHERE r.survivor_id = member.id AND scan.kind = 'in'),
  (SELECT count(*) FROM ${own('signup')}),
  (SELECT coalesce(sum(member_day.count), 0) FROM ${own('member_day')}),
  '', ''
FROM temp.survivor JOIN member ON member.id = temp.survivor.id;
`;

interface Named {
  readonly member_id: number;
  readonly name: string | null;
  readonly nickname: string | null;
  readonly remark: string | null;
  readonly external_id: string | null;
  readonly identities: string | null;
}

const nameAndIndex = (db: WriteDb): void => {
  const keysOf = nameKeyMaker();
  const rows = sql<Named>(
    db,
    `SELECT person.member_id, person.name, person.nickname, person.remark, person.external_id,
       (SELECT group_concat(identity.value, char(31)) FROM temp.recorded AS r
        JOIN identity ON identity.member_id = r.member_id WHERE r.survivor_id = person.member_id) AS identities
     FROM temp.survivor JOIN person ON person.member_id = temp.survivor.id`,
  ).all();
  const setKeys = sql(db, 'UPDATE person SET name_key = ?, name_initials = ? WHERE member_id = ?');
  const index = sql(db, 'INSERT INTO member_search (rowid, tokens) VALUES (?, ?)');
  for (const row of rows) {
    const { key, initials } = keysOf(row.name ?? row.external_id);
    setKeys.run(key, initials, row.member_id);
    index.run(
      row.member_id,
      indexTokens([
        row.name,
        row.nickname,
        row.remark,
        ...(row.identities?.split(NAME_SEPARATOR) ?? []),
      ]),
    );
  }
};
