import type { Statement } from 'better-sqlite3';
import type { Entity } from '../../store/entities.ts';
import type { ReadDb } from '../../store/db.ts';
import { undoneOperations } from '../../store/log/undone.ts';
import { readSecret, readSettings } from '../../store/settings.ts';
import { sql } from '../../store/statements.ts';
import { notSameUid } from '../../store/uid.ts';
import type { StagedValue } from './staging.ts';

export type StoredRow = Readonly<Record<string, StagedValue>> & {
  readonly id: number;
  readonly uid: string;
  readonly op: number;
};

/** What staging asks the workspace; it only reads. */
export interface StoreView {
  readonly zone: string;
  readonly currency: string;
  readonly secret: Buffer;
  readonly lastOperation: number;
  readonly byUid: (entity: Entity, uid: string) => StoredRow | null;
  readonly byId: (entity: Entity, id: number) => StoredRow | null;
  readonly identity: (namespace: string, value: string) => readonly IdentityHit[];
  readonly identitiesOf: (
    memberId: number,
  ) => readonly { readonly namespace: string; readonly value: string }[];
  /** The member that another was merged into, or itself. */
  readonly survivorOf: (memberId: number) => number;
  /** Whether somebody said that the two, or whom they were merged into, are two people. */
  readonly keptApart: (memberUid: string, otherUid: string) => boolean;
  /** Members whose name stands beside a birthday or a company. */
  readonly describedMembers: () => Iterable<{
    readonly id: number;
    readonly name: string;
    readonly birthday_date: string | null;
    readonly company: string | null;
  }>;
  readonly tagsOf: (memberId: number) => ReadonlySet<string>;
  readonly points: (memberId: number) => number;
  readonly openMembership: (memberId: number, groupId: number) => StoredRow | null;
  readonly openMembershipsOf: (groupId: number) => readonly StoredRow[];
  readonly named: (
    entity: 'community' | 'chat_group' | 'event' | 'tag' | 'campaign',
    name: string,
  ) => readonly StoredRow[];
  readonly keyed: (
    entity: 'community' | 'chat_group' | 'event',
    namespace: string,
    key: string,
  ) => StoredRow | null;
  /** The figures of a content item on its latest day. */
  readonly lastResult: (contentId: number) => StoredRow | null;
  /** When a balance of points was last imported for a member. */
  readonly lastBalanceMs: (memberId: number) => number | null;
  /** Surviving members of exactly this real name. */
  readonly membersCalled: (name: string) => readonly StoredRow[];
  /** Survivors who brought a surviving member. */
  readonly referrersOf: (memberId: number) => readonly number[];
  /** Whether a person last set this field by hand: a file must not overwrite it. */
  readonly setByHand: (entity: Entity, row: StoredRow, field: string) => boolean;
}

export interface IdentityHit {
  readonly member_id: number;
  readonly member_uid: string;
  readonly name: string | null;
}

export const createStoreView = (db: ReadDb): StoreView => {
  // Before everything else: what is committed from here on makes the answers stale.
  const lastOperation =
    sql<{ id: number | null }>(db, 'SELECT max(id) AS id FROM operation').get()?.id ?? 0;
  const settings = readSettings(db);
  const undone = undoneOperations(db);
  const edits = new Set(
    sql<{ id: number; uid: string }>(db, "SELECT id, uid FROM operation WHERE kind = 'edit'")
      .all()
      .filter((row) => !undone.has(row.uid))
      .map((row) => row.id),
  );
  // The last writer of each field that was ever written by hand.
  const lastWriter = new Map<string, number>();
  if (edits.size > 0)
    for (const row of sql<{ entity_uid: string; field: string; op: number }>(
      db,
      `SELECT entity_uid, field, max(op) AS op FROM change
       WHERE entity_uid IN (SELECT entity_uid FROM change JOIN operation ON operation.id = change.op WHERE operation.kind = 'edit')
       GROUP BY entity_uid, field`,
    ).all())
      lastWriter.set(`${row.entity_uid} ${row.field}`, row.op);
  // Most imports go into tables that hold nothing yet: those need not be asked row by row.
  const empty = new Map<Entity, boolean>();
  const isEmpty = (entity: Entity): boolean => {
    let known = empty.get(entity);
    if (known === undefined)
      empty.set(entity, (known = sql(db, `SELECT 1 FROM ${entity} LIMIT 1`).get() === undefined));
    return known;
  };
  const statements = new Map<Entity, Statement<unknown[], StoredRow>>();
  const byUid = (entity: Entity): Statement<unknown[], StoredRow> => {
    let statement = statements.get(entity);
    if (statement === undefined)
      statements.set(
        entity,
        (statement = sql<StoredRow>(db, `SELECT * FROM ${entity} WHERE uid = ?`)),
      );
    return statement;
  };
  const identityHits = sql<IdentityHit>(
    db,
    `SELECT identity.member_id, member.uid AS member_uid, coalesce(member.name, '') AS name
     FROM identity JOIN member ON member.id = identity.member_id
     WHERE identity.value = ? AND identity.namespace = ? AND identity.strength <> 'hint'
     ORDER BY member.uid`,
  );
  const survivorUid = (uid: string): string =>
    sql<{ uid: string }>(
      db,
      `SELECT survivor.uid FROM member JOIN member AS survivor
       ON survivor.id = coalesce(member.effective_member_id, member.id) WHERE member.uid = ?`,
    ).get(uid)?.uid ?? uid;
  return {
    zone: settings.zone,
    currency: settings.currency,
    secret: readSecret(db),
    lastOperation,
    byUid: (entity, uid) => (isEmpty(entity) ? null : (byUid(entity).get(uid) ?? null)),
    byId: (entity, id) =>
      sql<StoredRow>(db, `SELECT * FROM ${entity} WHERE id = ?`).get(id) ?? null,
    identity: (namespace, value) => (isEmpty('identity') ? [] : identityHits.all(value, namespace)),
    identitiesOf: (memberId) =>
      sql<{ namespace: string; value: string }>(
        db,
        'SELECT namespace, value FROM identity WHERE member_id = ?',
      ).all(memberId),
    survivorOf: (memberId) =>
      sql<{ id: number }>(
        db,
        'SELECT coalesce(effective_member_id, id) AS id FROM member WHERE id = ?',
      ).get(memberId)?.id ?? memberId,
    keptApart: (memberUid, otherUid) => {
      if (isEmpty('not_same')) return false;
      const apart = (one: string, other: string): boolean =>
        byUid('not_same').get(notSameUid(one, other)) !== undefined;
      return apart(memberUid, otherUid) || apart(survivorUid(memberUid), survivorUid(otherUid));
    },
    describedMembers: () =>
      sql<{ id: number; name: string; birthday_date: string | null; company: string | null }>(
        db,
        `SELECT id, name, birthday_date, company FROM member
         WHERE name IS NOT NULL AND (birthday_date IS NOT NULL OR company IS NOT NULL) ORDER BY uid`,
      ).iterate(),
    tagsOf: (memberId) =>
      new Set(
        sql<{ name: string }>(
          db,
          'SELECT tag.name FROM member_tag JOIN tag ON tag.id = member_tag.tag_id WHERE member_tag.member_id = ?',
        )
          .all(memberId)
          .map((row) => row.name),
      ),
    points: (memberId) =>
      sql<{ points: number }>(
        db,
        'SELECT coalesce(sum(amount), 0) AS points FROM points_entry WHERE member_id = ?',
      ).get(memberId)!.points,
    openMembership: (memberId, groupId) =>
      sql<StoredRow>(
        db,
        'SELECT * FROM membership WHERE member_id = ? AND group_id = ? ORDER BY left_date IS NOT NULL, joined_date DESC, uid',
      ).get(memberId, groupId) ?? null,
    openMembershipsOf: (groupId) =>
      sql<StoredRow>(
        db,
        'SELECT * FROM membership WHERE group_id = ? AND left_date IS NULL ORDER BY uid',
      ).all(groupId),
    named: (entity, name) =>
      sql<StoredRow>(db, `SELECT * FROM ${entity} WHERE name = ? ORDER BY uid`).all(name),
    keyed: (entity, namespace, key) =>
      sql<StoredRow>(db, `SELECT * FROM ${entity} WHERE namespace = ? AND external_key = ?`).get(
        namespace,
        key,
      ) ?? null,
    lastResult: (contentId) =>
      sql<StoredRow>(
        db,
        'SELECT * FROM content_result WHERE content_id = ? ORDER BY as_of_date DESC LIMIT 1',
      ).get(contentId) ?? null,
    lastBalanceMs: (memberId) =>
      sql<{ at_ms: number | null }>(
        db,
        "SELECT max(at_ms) AS at_ms FROM points_entry WHERE member_id = ? AND kind = 'balance'",
      ).get(memberId)!.at_ms,
    membersCalled: (name) =>
      sql<StoredRow>(
        db,
        `SELECT member.* FROM person JOIN member ON member.id = person.member_id
         WHERE member.name = ? ORDER BY member.uid LIMIT 2`,
      ).all(name),
    referrersOf: (memberId) =>
      sql<{ id: number }>(
        db,
        `SELECT coalesce(referrer.effective_member_id, referrer.id) AS id FROM member AS referee
         JOIN referral ON referral.referee_member_id = referee.id
         JOIN member AS referrer ON referrer.id = referral.referrer_member_id
         WHERE referee.id = @id OR referee.effective_member_id = @id`,
      )
        .all({ id: memberId })
        .map((row) => row.id),
    setByHand: (_entity, row, field) => {
      const writer = lastWriter.get(`${row.uid} ${field}`);
      return edits.has(writer ?? row.op) && row[field] !== null && row[field] !== undefined;
    },
  };
};
