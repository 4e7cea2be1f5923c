import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { FigureScope } from '../figures/scope.ts';
import { periodScope } from '../campaigns/read.ts';
import type { Period } from '../../../../shared/domain/periods/period.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { sql } from '../../statements.ts';

/** Throws `not-found`. */
export const requireCommunity = (
  db: ReadDb | WriteDb,
  uid: string,
): { readonly id: number; readonly name: string } => {
  const found = sql<{ id: number; name: string }>(
    db,
    'SELECT id, name FROM community WHERE uid = ?',
  ).get(uid);
  if (found === undefined) throw new WorkstationError('not-found', { what: uid });
  return found;
};

/** What figures of one community are asked with. */
export const communityScope = (
  db: ReadDb,
  communityId: number,
  period: Period,
  nowMs: number,
): FigureScope => periodScope(db, period, nowMs, { communityIds: [communityId], eventIds: null });

export const label = (key: string, values: Readonly<Record<string, string | number>>) => ({
  kind: 'edit' as const,
  label: { key: `history.${key}`, values },
});

/** Recorded member → who survives, and whether there is such a member. Throws `not-found`. */
export const requireMember = (
  db: ReadDb | WriteDb,
  uid: string,
): { readonly id: number; readonly personId: number; readonly archived: boolean } => {
  const found = sql<{ id: number; personId: number; archived: number }>(
    db,
    `SELECT member.id, survivor.id AS personId, survivor.archived FROM member
     JOIN member AS survivor ON survivor.id = coalesce(member.effective_member_id, member.id)
     WHERE member.uid = ?`,
  ).get(uid);
  if (found === undefined) throw new WorkstationError('not-found', { what: uid });
  return { ...found, archived: found.archived === 1 };
};
