import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { own } from '../members/own.ts';
import { requireMember, type Changed } from '../members/save.ts';

const label = (key: string, values: Readonly<Record<string, string>>) => ({
  kind: 'edit' as const,
  label: { key: `history.${key}`, values },
});

interface Brought {
  readonly uid: string;
  readonly referrer: number;
}

/** Every referral of a person as the one who was brought, the one that counts first. */
const broughtBy = (db: WriteDb, person: number): Brought[] =>
  sql<Brought>(
    db,
    `SELECT referral.uid, coalesce(member.effective_member_id, member.id) AS referrer
     FROM referral JOIN member ON member.id = referral.referrer_member_id
     WHERE referral.referee_member_id IN ${own} ORDER BY local_date IS NULL, local_date, coalesce(at_ms / 60000, -1), referral.uid`,
  ).all({ id: person });

const nameOf = (db: WriteDb, id: number): string =>
  sql<{ name: string }>(
    db,
    'SELECT coalesce(name, uid) AS name FROM person WHERE member_id = ?',
  ).get(id)!.name;

/** From `person` up to `to` through the referrers that count; null when it does not stand above. */
const wayUp = (db: WriteDb, person: number, to: number): number[] | null => {
  const way: number[] = [];
  for (let at: number | undefined = person; at !== undefined && !way.includes(at);) {
    way.push(at);
    if (at === to) return way;
    const below: number = at;
    at = broughtBy(db, below).find(({ referrer }) => referrer !== below)?.referrer;
  }
  return null;
};

/** Names of a chain that a sentence can bear. */
const CHAIN_NAMES = 8;

const chainText = (names: readonly string[]): string =>
  (names.length <= CHAIN_NAMES
    ? names
    : [...names.slice(0, CHAIN_NAMES / 2), '…', ...names.slice(-CHAIN_NAMES / 2)]
  ).join(' → ');

export interface SetReferrer {
  readonly uid: string;
  readonly referrerUid: string;
  readonly date: string | null;
  readonly channel: string | null;
}

/**
 * Sets who brought a member, in the place of whatever was recorded. Throws `not-found`, and
 * `referral-cycle` with the chain when the member stands above the referrer or is the referrer.
 */
export const setReferrer = (db: WriteDb, args: SetReferrer, env: WriteEnv): Changed => {
  const { id, uid, name } = requireMember(db, args.uid);
  const referrer = requireMember(db, args.referrerUid);
  const way = wayUp(db, referrer.id, id);
  if (way !== null)
    throw new WorkstationError('referral-cycle', {
      name,
      referrer: referrer.name,
      chain: chainText([
        name,
        ...way
          .toReversed()
          .map((one) => nameOf(db, one))
          .slice(1),
        name,
      ]),
    });
  const [first, ...others] = broughtBy(db, id);
  const channel = args.channel === '' ? null : args.channel;
  const fields = { local_date: args.date, channel };
  const spec = label('referrer-set', { name, referrer: referrer.name });
  const same = first?.referrer === referrer.id ? first : undefined;
  if (same !== undefined && others.length === 0 && !wouldChange(db, same.uid, fields))
    return { uid, operationUid: null };
  return operate(db, env, spec, (operation) => {
    for (const one of same === undefined && first !== undefined ? [first, ...others] : others)
      deleteRow(db, operation, 'referral', one.uid);
    if (same !== undefined) {
      // A date by hand has no time of day: the instant of a file would bring its own day back.
      updateRow(db, operation, 'referral', same.uid, {
        ...fields,
        ...(dateOf(db, same.uid) === args.date ? {} : { at_ms: null }),
      });
    } else
      insertRow(db, operation, 'referral', {
        uid: newUid('referral', env),
        referrer_member_id: referrer.id,
        referee_member_id: id,
        quantity: 1,
        ...fields,
      });
    return { uid, operationUid: operation.uid };
  });
};

const dateOf = (db: WriteDb, uid: string): string | null =>
  sql<{ date: string | null }>(db, 'SELECT local_date AS date FROM referral WHERE uid = ?').get(
    uid,
  )!.date;

const wouldChange = (
  db: WriteDb,
  uid: string,
  fields: { readonly local_date: string | null; readonly channel: string | null },
): boolean =>
  sql(db, 'SELECT 1 FROM referral WHERE uid = ? AND local_date IS ? AND channel IS ?').get(
    uid,
    fields.local_date,
    fields.channel,
  ) === undefined;

/** Nobody brought the member: every referral that says so is deleted. Throws `not-found`. */
export const clearReferrer = (
  db: WriteDb,
  args: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const { id, uid, name } = requireMember(db, args.uid);
  const rows = broughtBy(db, id);
  if (rows.length === 0) return { uid, operationUid: null };
  return operate(db, env, label('referrer-cleared', { name }), (operation) => {
    for (const row of rows) deleteRow(db, operation, 'referral', row.uid);
    return { uid, operationUid: operation.uid };
  });
};

/** Deletes one referral. Throws `not-found`. */
export const removeReferral = (
  db: WriteDb,
  { uid }: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const found = sql<{ referrer: number; referee: number | null }>(
    db,
    `SELECT coalesce(a.effective_member_id, a.id) AS referrer,
       coalesce(b.effective_member_id, b.id) AS referee
     FROM referral JOIN member AS a ON a.id = referrer_member_id
     LEFT JOIN member AS b ON b.id = referee_member_id WHERE referral.uid = ?`,
  ).get(uid);
  if (found === undefined) throw new WorkstationError('not-found', { what: uid });
  const referrer = nameOf(db, found.referrer);
  const name = found.referee === null ? '…' : nameOf(db, found.referee);
  return operate(db, env, label('referral-removed', { name, referrer }), (operation) => {
    deleteRow(db, operation, 'referral', uid);
    return { uid, operationUid: operation.uid };
  });
};
