import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { WriteDb } from '../../db.ts';
import type { Entity } from '../../entities.ts';
import type { Operation, WriteEnv } from '../../log/operate.ts';
import { insertRow, type Value } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import type { CampaignRecord } from '../campaigns/read.ts';
import { recordOf } from './read.ts';

/** The draft's local id; the first word written makes the draft. */
export const draftOf = (
  db: WriteDb,
  operation: Operation,
  campaign: CampaignRecord,
  env: WriteEnv,
): number => recordOf(db, campaign.id, null)?.id ?? startDraft(db, operation, campaign, env);

/** What a new draft takes over from the version before, in this order. */
const carried = {
  passage: 'SELECT section, text FROM passage WHERE retrospective_id = ? ORDER BY section',
  retrospective_part:
    'SELECT key, shown, comment FROM retrospective_part WHERE retrospective_id = ? ORDER BY key',
  limit_edit:
    'SELECT about, text, shown, data, position FROM limit_edit WHERE retrospective_id = ? ORDER BY position, uid',
  action_item: `SELECT kind, text, owner, due_date, done, position FROM action_item
    WHERE retrospective_id = ? AND done = 0 ORDER BY position, uid`,
} as const satisfies Partial<Record<Entity, string>>;

/** A draft that goes on from the newest signed version: with its words and what is still to be done. */
export const startDraft = (
  db: WriteDb,
  operation: Operation,
  campaign: CampaignRecord,
  env: WriteEnv,
): number => {
  const last = sql<{ id: number; version: number }>(
    db,
    'SELECT id, version FROM retrospective WHERE campaign_id = ? ORDER BY version DESC LIMIT 1',
  ).get(campaign.id);
  const id = insertRow(db, operation, 'retrospective', {
    uid: newUid('retrospective', env),
    campaign_id: campaign.id,
    version: (last?.version ?? 0) + 1,
  });
  if (last === undefined) return id;
  for (const entity of Object.keys(carried) as (keyof typeof carried)[])
    for (const row of sql<Record<string, Value>>(db, carried[entity]).all(last.id))
      insertRow(db, operation, entity, {
        ...row,
        uid: newUid(entity, env),
        retrospective_id: id,
      });
  carryWhys(db, operation, last.id, id, env);
  return id;
};

/** Parents before their children, so that each finds its own. */
const carryWhys = (
  db: WriteDb,
  operation: Operation,
  fromId: number,
  toId: number,
  env: WriteEnv,
): void => {
  const rows = sql<{ id: number; parent_id: number | null } & Record<string, Value>>(
    db,
    `WITH RECURSIVE tree (id, depth) AS (
       SELECT id, 0 FROM why_node WHERE retrospective_id = ? AND parent_id IS NULL
       UNION ALL SELECT why_node.id, depth + 1 FROM tree JOIN why_node ON why_node.parent_id = tree.id
     )
     SELECT why_node.id, parent_id, text, figure_key, position FROM tree JOIN why_node USING (id)
     ORDER BY depth, position, uid`,
  ).all(fromId);
  const now = new Map<number, number>();
  for (const { id, parent_id: parent, ...row } of rows)
    now.set(
      id,
      insertRow(db, operation, 'why_node', {
        ...row,
        uid: newUid('why_node', env),
        retrospective_id: toId,
        parent_id: parent === null ? null : now.get(parent)!,
      }),
    );
};

export interface DraftRow {
  readonly id: number;
  readonly retrospectiveId: number;
  readonly campaignName: string;
}

/** A row of a draft; those of signed versions do not change. Throws `not-found`, `conflict`. */
export const requireDraftRow = (
  db: WriteDb,
  entity: 'action_item' | 'why_node' | 'limit_edit',
  uid: string,
): DraftRow => {
  const row = sql<DraftRow & { readonly signedAtMs: number | null }>(
    db,
    `SELECT row.id, retrospective.id AS retrospectiveId, campaign.name AS campaignName,
       retrospective.signed_at_ms AS signedAtMs
     FROM ${entity} AS row JOIN retrospective ON retrospective.id = row.retrospective_id
     JOIN campaign ON campaign.id = retrospective.campaign_id WHERE row.uid = ?`,
  ).get(uid);
  if (row === undefined) throw new WorkstationError('not-found', { what: uid });
  if (row.signedAtMs !== null) throw new WorkstationError('conflict', { what: row.campaignName });
  return row;
};
