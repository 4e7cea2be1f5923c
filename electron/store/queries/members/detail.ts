import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { MemberDetail } from '../../../../shared/contract/members.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { lastScanSql } from '../events/last-scan.ts';
import { badgesOf, feedbackOf, pointsOf, referralsOf } from './detail-relations.ts';
import { memberHistory } from './history.ts';
import { isMasked, maskIdentity, type Masking } from './mask.ts';
import { own } from './own.ts';
import { ofPerson, openPairs } from './pairs.ts';
import { memberRows } from './view.ts';

interface Recorded {
  readonly id: number;
  readonly uid: string;
  readonly name: string | null;
  readonly joined_date: string | null;
  readonly referrer: string | null;
  readonly archived: number;
}

/** The member or, of a merged one, the survivor; throws `not-found`. */
export const survivorOf = (db: ReadDb, uid: string): Recorded => {
  const found = sql<Recorded>(
    db,
    `SELECT survivor.id, survivor.uid, survivor.name, survivor.joined_date, survivor.referrer, survivor.archived
     FROM member JOIN member AS survivor ON survivor.id = coalesce(member.effective_member_id, member.id)
     WHERE member.uid = ?`,
  ).get(uid);
  if (found === undefined) throw new WorkstationError('not-found', { what: uid });
  return found;
};

export const identitiesOf = (
  db: ReadDb,
  id: number,
): { readonly namespace: string; readonly value: string }[] =>
  sql<{ namespace: string; value: string }>(
    db,
    `SELECT DISTINCT namespace, value FROM identity WHERE member_id IN ${own} ORDER BY namespace, value`,
  ).all({ id });

/** The same for people to read, masked as the workspace says. */
export const shownIdentities = (
  db: ReadDb,
  id: number,
  masking: Masking,
): MemberDetail['identities'] =>
  identitiesOf(db, id).map(({ namespace, value }) => ({
    namespace,
    value: maskIdentity(masking, namespace, value),
    masked: isMasked(masking, namespace),
  }));

/** What a member is called by its own row; null where it has no name of any kind. */
export const calledSql = (table: string): string =>
  `coalesce(nullif(${table}.name, ''), nullif(${table}.nickname, ''), nullif(${table}.remark, ''))`;

/** Everything a member's drawer shows; long lists are cut at 500 rows, newest first. */
export const memberDetail = (db: ReadDb, args: { readonly uid: string }): MemberDetail => {
  const found = survivorOf(db, args.uid);
  const { id } = found;
  const masking = readSettings(db);
  const rows = <Row>(text: string): Row[] => sql<Row>(db, text).all({ id });
  return {
    member: memberRows(db, [id], { masking, fields: null })[0]!,
    recorded: { name: found.name, joinedDate: found.joined_date, referrer: found.referrer },
    archived: found.archived === 1,
    identities: shownIdentities(db, id, masking),
    memberships: rows(`
      SELECT chat_group.name AS "group", community.name AS community, membership.role,
        membership.joined_date AS joinedDate, membership.left_date AS leftDate
      FROM membership JOIN chat_group ON chat_group.id = membership.group_id
      LEFT JOIN community ON community.id = chat_group.community_id
      WHERE membership.member_id IN ${own}
      ORDER BY membership.left_date IS NOT NULL, membership.joined_date DESC, membership.uid LIMIT 500`),
    orders: rows(`
      SELECT uid, number, status, paid_date AS paidDate, amount_minor AS amountMinor,
        refunded_minor AS refundedMinor, currency
      FROM order_ WHERE member_id IN ${own}
      ORDER BY coalesce(paid_at_ms, created_at_ms) DESC, uid LIMIT 500`),
    signups: rows<Omit<MemberDetail['signups'][number], 'checkedIn'> & { checkedIn: number }>(`
      SELECT signup.uid, event.uid AS eventUid, event.name AS event, event.start_at_ms AS startAtMs,
        signup.status, EXISTS (SELECT 1 FROM (${lastScanSql('checkin.member_id = signup.member_id')}) AS scan
          WHERE scan.event_id = signup.event_id AND scan.kind = 'in') AS checkedIn
      FROM signup JOIN event ON event.id = signup.event_id WHERE signup.member_id IN ${own}
      ORDER BY event.start_at_ms DESC, signup.uid LIMIT 500`).map((row) => ({
      ...row,
      checkedIn: row.checkedIn === 1,
    })),
    months: rows(`
      SELECT substr(local_date, 1, 7) AS month, sum(count) AS count
      FROM member_day WHERE member_id IN ${own} GROUP BY 1 ORDER BY 1`),
    points: pointsOf(db, id),
    badges: badgesOf(db, id),
    ...referralsOf(db, id),
    feedback: feedbackOf(db, id),
    custom: rows<MemberDetail['custom'][number]>(`
      SELECT custom_field.name, custom_value.text AS value, NULL AS about, custom_field.uid AS uid
      FROM custom_value JOIN custom_field ON custom_field.id = custom_value.field_id
      WHERE custom_value.member_id IN ${own}
      UNION ALL
      SELECT custom_field.name, custom_value.text, event.name, custom_field.uid FROM signup
      JOIN custom_value ON custom_value.signup_id = signup.id
      JOIN custom_field ON custom_field.id = custom_value.field_id
      JOIN event ON event.id = signup.event_id WHERE signup.member_id IN ${own}
      UNION ALL
      SELECT custom_field.name, custom_value.text, order_.number, custom_field.uid FROM order_
      JOIN custom_value ON custom_value.order_id = order_.id
      JOIN custom_field ON custom_field.id = custom_value.field_id
      WHERE order_.member_id IN ${own}
      ORDER BY about, name, uid LIMIT 500`).map(({ name, value, about }) => ({
      name,
      value,
      about,
    })),
    proposals: rows(`
      SELECT pair.uid, person.uid AS memberUid, person.name FROM (${openPairs(ofPerson)}) AS pair
      JOIN person ON person.member_id = CASE WHEN pair.low = @id THEN pair.high ELSE pair.low END
      ORDER BY pair.lam DESC, pair.uid LIMIT 500`),
    merged: rows(`
      SELECT gone.uid, ${calledSql('gone')} AS name, ${calledSql('kept')} AS intoName,
        operation.uid AS operationUid, operation.at_ms AS atMs
      FROM member AS gone JOIN merge_link ON merge_link.member_id = gone.id
      JOIN member AS kept ON kept.id = merge_link.into_member_id
      JOIN operation ON operation.id = merge_link.op
      WHERE gone.effective_member_id = @id ORDER BY operation.lam DESC, gone.uid LIMIT 500`),
    history: memberHistory(db, id),
  };
};
