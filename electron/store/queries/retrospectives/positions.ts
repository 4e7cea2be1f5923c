import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { WriteDb } from '../../db.ts';
import type { Entity } from '../../entities.ts';
import type { Operation } from '../../log/operate.ts';
import { updateRow } from '../../log/rows.ts';

export interface Placed {
  readonly uid: string;
  readonly position: string;
}

/**
 * A position among sisters, in their order, at `index`. Two may hold one position after an undo:
 * then all of them get new ones first.
 */
export const positionAt = (
  db: WriteDb,
  operation: Operation,
  entity: Entity,
  sisters: readonly Placed[],
  index: number,
): string => {
  const isOrdered = sisters.every(
    ({ position }, at) => at === 0 || sisters[at - 1]!.position < position,
  );
  const positions = isOrdered
    ? sisters.map(({ position }) => position)
    : generateNKeysBetween(null, null, sisters.length);
  if (!isOrdered)
    for (const [at, { uid }] of sisters.entries())
      updateRow(db, operation, entity, uid, { position: positions[at]! });
  return generateKeyBetween(positions[index - 1] ?? null, positions[index] ?? null);
};

/** Where something stands that comes after a sister, or first. */
export const indexAfter = (sisters: readonly Placed[], afterUid: string | null): number =>
  afterUid === null ? 0 : sisters.findIndex(({ uid }) => uid === afterUid) + 1;

/** Where something stands that comes before a sister, or last. */
export const indexBefore = (sisters: readonly Placed[], beforeUid: string | null): number => {
  const at = sisters.findIndex(({ uid }) => uid === beforeUid);
  return at < 0 ? sisters.length : at;
};
