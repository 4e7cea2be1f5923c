import { createHash } from 'node:crypto';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';

/** What a signature seals beside the facts, by the name its hash has in the operation of signing. */
const sealed = {
  figures: `SELECT key, figure, entity, hex(row_uids) AS rows FROM figure WHERE retrospective_id = ? ORDER BY key, uid`,
  passages: `SELECT section, text FROM passage WHERE retrospective_id = ? ORDER BY section`,
  parts: `SELECT key, shown, comment FROM retrospective_part WHERE retrospective_id = ? ORDER BY key`,
  limits: `SELECT uid, about, text, shown, data, position FROM limit_edit WHERE retrospective_id = ? ORDER BY uid`,
  whys: `SELECT why_node.uid, parent.uid AS parent, why_node.text, why_node.figure_key, why_node.position
    FROM why_node LEFT JOIN why_node AS parent ON parent.id = why_node.parent_id
    WHERE why_node.retrospective_id = ? ORDER BY why_node.uid`,
  actions: `SELECT uid, kind, text, owner, due_date, done FROM action_item WHERE retrospective_id = ? ORDER BY uid`,
} as const;
export type Sealed = keyof typeof sealed;
export const sealedParts = Object.keys(sealed) as readonly Sealed[];

/** The hash of one part of a retrospective as it is now. */
export const hashOf = (db: ReadDb, retrospectiveId: number, part: Sealed): string => {
  const hash = createHash('sha256');
  for (const row of sql<object>(db, sealed[part]).iterate(retrospectiveId))
    hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest('hex');
};
