import {
  noWords,
  type LimitEdit,
  type Words,
} from '../../../../shared/contract/retrospective-words.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { requireCampaign } from '../campaigns/read.ts';
import { recordOf } from './read.ts';

const passagesOf = (db: ReadDb, id: number): Words['passages'] =>
  Object.fromEntries(
    sql<{ section: string; text: string }>(
      db,
      'SELECT section, text FROM passage WHERE retrospective_id = ?',
    )
      .all(id)
      .map((row) => [row.section, row.text]),
  );

const partsOf = (db: ReadDb, id: number): Words['parts'] =>
  sql<{ key: Words['parts'][number]['key']; shown: number; comment: string }>(
    db,
    'SELECT key, shown, comment FROM retrospective_part WHERE retrospective_id = ? ORDER BY key',
  )
    .all(id)
    .map((row) => ({ ...row, shown: row.shown === 1 }));

const limitEditsOf = (db: ReadDb, id: number): Words['limitEdits'] =>
  sql<{
    uid: string;
    about: string | null;
    text: string | null;
    shown: number;
    data: string | null;
  }>(
    db,
    'SELECT uid, about, text, shown, data FROM limit_edit WHERE retrospective_id = ? ORDER BY position, uid',
  )
    .all(id)
    .map(({ data, ...row }) => ({
      ...row,
      shown: row.shown === 1,
      values: data === null ? null : (JSON.parse(data) as LimitEdit['values']),
    }));

const whysOf = (db: ReadDb, id: number): Words['whys'] => {
  const rows = sql<Words['whys'][number]>(
    db,
    `SELECT why_node.uid, parent.uid AS parentUid, why_node.text, why_node.figure_key AS figureKey
     FROM why_node LEFT JOIN why_node AS parent ON parent.id = why_node.parent_id
     WHERE why_node.retrospective_id = ? ORDER BY why_node.position, why_node.uid`,
  ).all(id);
  const under = (parentUid: string | null): Words['whys'] =>
    rows.filter((row) => row.parentUid === parentUid).flatMap((row) => [row, ...under(row.uid)]);
  return under(null);
};

const actionsOf = (db: ReadDb, id: number): Words['actions'] =>
  sql<Omit<Words['actions'][number], 'done'> & { readonly done: number }>(
    db,
    `SELECT uid, kind, text, owner, due_date AS dueDate, done FROM action_item
     WHERE retrospective_id = ? ORDER BY position, uid`,
  )
    .all(id)
    .map((row) => ({ ...row, done: row.done === 1 }));

/** Everything written in a retrospective; nothing while it has no row. */
export const wordsOf = (db: ReadDb, id: number | null): Words =>
  id === null
    ? noWords
    : {
        passages: passagesOf(db, id),
        parts: partsOf(db, id),
        limitEdits: limitEditsOf(db, id),
        whys: whysOf(db, id),
        actions: actionsOf(db, id),
      };

export const retrospectiveWords = (
  db: ReadDb,
  args: { readonly campaignUid: string; readonly version: number | null },
): Words =>
  wordsOf(db, recordOf(db, requireCampaign(db, args.campaignUid).id, args.version)?.id ?? null);
