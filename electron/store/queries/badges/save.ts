import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { MemberSelection } from '../../../../shared/contract/member-filters.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { own } from '../members/own.ts';
import { requireMember } from '../members/save.ts';
import { selectedIds } from '../members/selection.ts';

interface Changed {
  readonly uid: string;
  /** null when nothing had to change. */
  readonly operationUid: string | null;
}

const label = (key: string, values: Readonly<Record<string, string | number>>) => ({
  kind: 'edit' as const,
  label: { key: `history.${key}`, values },
});

const requireBadge = (db: WriteDb, uid: string): { readonly id: number; readonly name: string } => {
  const found = sql<{ id: number; name: string }>(
    db,
    'SELECT id, name FROM badge WHERE uid = ?',
  ).get(uid);
  if (found === undefined) throw new WorkstationError('not-found', { what: uid });
  return found;
};

const refuseTaken = (db: WriteDb, name: string, except: string | null): void => {
  const taken = sql(db, 'SELECT 1 FROM badge WHERE name = ? COLLATE NOCASE AND uid IS NOT ?');
  if (taken.get(name, except) !== undefined)
    throw new WorkstationError('invalid-input', { field: 'name' });
};

interface Described {
  readonly name: string;
  readonly criteria: string | null;
}

const described = ({ name, criteria }: Described) => ({
  name,
  criteria: criteria === '' ? null : criteria,
});

/** Defines a badge. Throws `invalid-input` when the name is taken. */
export const createBadge = (db: WriteDb, args: Described, env: WriteEnv): Changed => {
  refuseTaken(db, args.name, null);
  const uid = newUid('badge', env);
  return operate(db, env, label('badge-created', { name: args.name }), (operation) => {
    insertRow(db, operation, 'badge', { uid, ...described(args), archived: 0 });
    return { uid, operationUid: operation.uid };
  });
};

/** Throws `not-found`, and `invalid-input` when another badge has the name. */
export const changeBadge = (
  db: WriteDb,
  args: Described & { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const { uid } = args;
  requireBadge(db, uid);
  refuseTaken(db, args.name, uid);
  const values = described(args);
  if (!differs(db, 'badge', uid, values)) return { uid, operationUid: null };
  return operate(db, env, label('badge-changed', { name: args.name }), (operation) => {
    updateRow(db, operation, 'badge', uid, values);
    return { uid, operationUid: operation.uid };
  });
};

/** An archived badge is given no more; who has it keeps it. */
export const archiveBadge = (
  db: WriteDb,
  args: { readonly uid: string; readonly archived: boolean },
  env: WriteEnv,
): Changed => {
  const { uid } = args;
  const { name } = requireBadge(db, uid);
  const values = { archived: args.archived ? 1 : 0 };
  if (!differs(db, 'badge', uid, values)) return { uid, operationUid: null };
  const key = args.archived ? 'badge-archived' : 'badge-restored';
  return operate(db, env, label(key, { name }), (operation) => {
    updateRow(db, operation, 'badge', uid, values);
    return { uid, operationUid: operation.uid };
  });
};

/** Deletes a badge with all its awards. */
export const removeBadge = (
  db: WriteDb,
  { uid }: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const { id, name } = requireBadge(db, uid);
  return operate(db, env, label('badge-removed', { name }), (operation) => {
    for (const award of sql<{ uid: string }>(
      db,
      'SELECT uid FROM badge_award WHERE badge_id = ? ORDER BY id',
    ).all(id))
      deleteRow(db, operation, 'badge_award', award.uid);
    deleteRow(db, operation, 'badge', uid);
    return { uid, operationUid: operation.uid };
  });
};

interface Award {
  readonly uid: string;
  readonly reason: string | null;
}

const written = (reason: string | null): string | null => (reason === '' ? null : reason);

/** Gives a badge to a member who does not hold it. Throws `not-found`. */
export const awardBadge = (
  db: WriteDb,
  args: Award & { readonly memberUid: string },
  env: WriteEnv,
): Changed => {
  const badge = requireBadge(db, args.uid);
  const member = requireMember(db, args.memberUid);
  const held = sql(
    db,
    `SELECT 1 FROM badge_award
     WHERE badge_id = @badge AND revoked_at_ms IS NULL AND member_id IN ${own}`,
  ).get({ id: member.id, badge: badge.id });
  if (held !== undefined) return { uid: member.uid, operationUid: null };
  const values = { name: member.name, badge: badge.name };
  return operate(db, env, label('badge-awarded', values), (operation) => {
    const uid = newUid('badge_award', env);
    insertRow(db, operation, 'badge_award', {
      uid,
      badge_id: badge.id,
      member_id: member.id,
      at_ms: env.nowMs,
      reason: written(args.reason),
    });
    return { uid, operationUid: operation.uid };
  });
};

/** Gives a badge to the chosen members who do not hold it, as one operation. Throws `stale`. */
export const awardMany = (
  db: WriteDb,
  args: Award & { readonly selection: MemberSelection },
  env: WriteEnv,
): { readonly operationUid: string | null; readonly awarded: number; readonly already: number } => {
  const badge = requireBadge(db, args.uid);
  const ids = Array.from(selectedIds(db, args.selection));
  const holders = new Set(
    sql<{ id: number }>(
      db,
      `SELECT DISTINCT coalesce(member.effective_member_id, member.id) AS id
       FROM badge_award JOIN member ON member.id = badge_award.member_id
       WHERE badge_id = ? AND revoked_at_ms IS NULL`,
    )
      .all(badge.id)
      .map(({ id }) => id),
  );
  const given = ids.filter((id) => !holders.has(id));
  const already = ids.length - given.length;
  if (given.length === 0) return { operationUid: null, awarded: 0, already };
  const values = { badge: badge.name, count: given.length };
  return operate(db, env, label('badge-awarded-many', values), (operation) => {
    // The name of each row is its member's own and an ending that all awards of this moment share.
    const ending = newUid('badge_award', env).slice(-10);
    sql(
      db,
      `INSERT INTO badge_award (op, uid, badge_id, member_id, at_ms, reason)
       SELECT ?, 'ba_' || substr(member.uid, instr(member.uid, '_') + 1) || ?, ?, member.id, ?, ?
       FROM json_each(?) AS chosen CROSS JOIN member ON member.id = chosen.value`,
    ).run(operation.id, ending, badge.id, env.nowMs, written(args.reason), JSON.stringify(given));
    return { operationUid: operation.uid, awarded: given.length, already };
  });
};

/** Takes an award back; it stays with the reason. Throws `not-found`. */
export const revokeBadge = (
  db: WriteDb,
  args: { readonly awardUid: string; readonly reason: string },
  env: WriteEnv,
): Changed => {
  const award = sql<{ badge: string; member: string; revoked: number | null }>(
    db,
    `SELECT badge.name AS badge, member.uid AS member, revoked_at_ms AS revoked FROM badge_award
     JOIN badge ON badge.id = badge_award.badge_id JOIN member ON member.id = badge_award.member_id
     WHERE badge_award.uid = ?`,
  ).get(args.awardUid);
  if (award === undefined) throw new WorkstationError('not-found', { what: args.awardUid });
  if (award.revoked !== null) return { uid: args.awardUid, operationUid: null };
  const { name } = requireMember(db, award.member);
  const values = { name, badge: award.badge, reason: args.reason };
  return operate(db, env, label('badge-revoked', values), (operation) => {
    updateRow(db, operation, 'badge_award', args.awardUid, {
      revoked_at_ms: env.nowMs,
      revoke_reason: args.reason,
    });
    return { uid: args.awardUid, operationUid: operation.uid };
  });
};
