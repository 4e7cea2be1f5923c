import type { WriteDb } from '../db.ts';
import { sql } from '../statements.ts';

/**
 * Renews `effective_member_id` from the merge links, followed to their ends, and marks whoever's
 * derived rows follow from it. False, and nothing written, where links name two ends or go in a
 * circle.
 */
export const followMerges = (db: WriteDb): boolean => {
  const links = new Map<number, number>();
  for (const link of sql<{ member_id: number; into_member_id: number }>(
    db,
    'SELECT member_id, into_member_id FROM merge_link',
  ).all()) {
    if (links.has(link.member_id)) return false;
    links.set(link.member_id, link.into_member_id);
  }
  const ends = new Map<number, number>();
  for (const id of links.keys()) {
    const path = [id];
    let end = id;
    for (let next = links.get(end); next !== undefined; next = links.get(end)) {
      if (path.length > links.size) return false;
      end = ends.get(next) ?? next;
      path.push(next);
    }
    for (const step of path) if (step !== end) ends.set(step, end);
  }
  const before = new Map(
    sql<{ id: number; effective: number }>(
      db,
      'SELECT id, effective_member_id AS effective FROM member WHERE effective_member_id IS NOT NULL',
    )
      .all()
      .map(({ id, effective }) => [id, effective]),
  );
  for (const id of new Set([...ends.keys(), ...before.keys()])) {
    const was = before.get(id);
    const now = ends.get(id);
    if (was === now) continue;
    sql(db, 'UPDATE member SET effective_member_id = ? WHERE id = ?').run(now ?? null, id);
    for (const touched of [id, was, now])
      if (touched !== undefined)
        for (const marks of ['dirty_member', 'dirty_custom'])
          sql(db, `INSERT OR IGNORE INTO temp.${marks} (id) VALUES (?)`).run(touched);
  }
  return true;
};
