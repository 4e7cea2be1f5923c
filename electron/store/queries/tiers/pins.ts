import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { insertRow, updateRow } from '../../log/rows.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { requireMember } from '../members/save.ts';
import { own } from '../members/own.ts';
import { readTiers } from './rules.ts';

interface Interval {
  readonly uid: string;
  readonly tier_id: number;
  readonly from_date: string;
  readonly pinned: number;
  readonly pin_until_date: string | null;
}

const openIntervals = (db: ReadDb, id: number): Interval[] =>
  sql<Interval>(
    db,
    `SELECT uid, tier_id, from_date, pinned, pin_until_date FROM member_tier
     WHERE to_date IS NULL AND member_id IN ${own} ORDER BY id`,
  ).all({ id });

const later = (one: string, other: string): string => (one > other ? one : other);

/** Keeps a member in a tier from today on. Throws `not-found`, `invalid-input` for a past end. */
export const pinMember = (
  db: WriteDb,
  args: {
    readonly uid: string;
    readonly tierUid: string;
    readonly reason: string;
    readonly until: string | null;
  },
  env: WriteEnv,
): { readonly operationUid: string } => {
  const member = requireMember(db, args.uid);
  const tier = readTiers(db).find(({ uid, retired }) => uid === args.tierUid && !retired);
  if (tier === undefined) throw new WorkstationError('not-found', { what: args.tierUid });
  const today = localDateOf(env.nowMs, readSettings(db).zone);
  if (args.until !== null && args.until < today)
    throw new WorkstationError('invalid-input', { field: args.until });
  const label = { key: 'history.tier-pinned', values: { name: member.name, tier: tier.name } };
  return operate(db, env, { kind: 'edit', label }, (operation) => {
    for (const { uid, from_date: from } of openIntervals(db, member.id))
      updateRow(db, operation, 'member_tier', uid, { to_date: later(from, today) });
    insertRow(db, operation, 'member_tier', {
      uid: newUid('member_tier', env),
      member_id: member.id,
      tier_id: tier.id,
      from_date: today,
      reason: '{"values":[]}',
      pinned: 1,
      pin_reason: args.reason,
      pin_until_date: args.until,
    });
    sql(db, 'INSERT OR IGNORE INTO temp.dirty_tier (id) VALUES (?)').run(member.id);
    return { operationUid: operation.uid };
  });
};

/** Ends a pin yesterday: the tier stays until the next evaluation decides. Throws `not-found`. */
export const unpinMember = (
  db: WriteDb,
  args: { readonly uid: string },
  env: WriteEnv,
): { readonly operationUid: string | null } => {
  const member = requireMember(db, args.uid);
  const yesterday = addDays(localDateOf(env.nowMs, readSettings(db).zone), -1);
  const pins = openIntervals(db, member.id).filter(
    ({ pinned, pin_until_date: until }) => pinned === 1 && (until === null || until > yesterday),
  );
  if (pins.length === 0) return { operationUid: null };
  const label = { key: 'history.tier-unpinned', values: { name: member.name } };
  return operate(db, env, { kind: 'edit', label }, (operation) => {
    for (const { uid } of pins)
      updateRow(db, operation, 'member_tier', uid, { pin_until_date: yesterday });
    return { operationUid: operation.uid };
  });
};
