import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow, type Value } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { requireCampaign } from '../campaigns/read.ts';
import { label, type Changed } from '../events/save.ts';
import { draftOf, requireDraftRow } from './draft.ts';
import { indexAfter, positionAt, type Placed } from './positions.ts';

export interface WhyPlace {
  readonly parentUid: string | null;
  readonly afterUid: string | null;
}

const sistersOf = (db: WriteDb, retrospectiveId: number, parentId: number | null): Placed[] =>
  sql<Placed>(
    db,
    'SELECT uid, position FROM why_node WHERE retrospective_id = ? AND parent_id IS ? ORDER BY position, uid',
  ).all(retrospectiveId, parentId);

/** The why under which another one is put, of the same draft. */
const parentIdOf = (
  db: WriteDb,
  parentUid: string | null,
  retrospectiveId: number,
): number | null => {
  if (parentUid === null) return null;
  const parent = requireDraftRow(db, 'why_node', parentUid);
  if (parent.retrospectiveId !== retrospectiveId)
    throw new WorkstationError('not-found', { what: parentUid });
  return parent.id;
};

export const addWhy = (
  db: WriteDb,
  args: WhyPlace & { readonly campaignUid: string; readonly text: string },
  env: WriteEnv,
): Changed => {
  const campaign = requireCampaign(db, args.campaignUid);
  const uid = newUid('why_node', env);
  return operate(db, env, label('history.why-added', campaign.name), (operation) => {
    const retrospectiveId = draftOf(db, operation, campaign, env);
    const parentId = parentIdOf(db, args.parentUid, retrospectiveId);
    const sisters = sistersOf(db, retrospectiveId, parentId);
    insertRow(db, operation, 'why_node', {
      uid,
      retrospective_id: retrospectiveId,
      parent_id: parentId,
      text: args.text,
      position: positionAt(db, operation, 'why_node', sisters, indexAfter(sisters, args.afterUid)),
    });
    return { uid, operationUid: operation.uid };
  });
};

export const updateWhy = (
  db: WriteDb,
  args: { readonly uid: string; readonly text?: string; readonly figureKey?: string | null },
  env: WriteEnv,
): Changed => {
  const { campaignName } = requireDraftRow(db, 'why_node', args.uid);
  const values: Record<string, Value> = {
    ...(args.text === undefined ? {} : { text: args.text }),
    ...(args.figureKey === undefined ? {} : { figure_key: args.figureKey }),
  };
  if (!differs(db, 'why_node', args.uid, values)) return { uid: args.uid, operationUid: null };
  return operate(db, env, label('history.why-updated', campaignName), (operation) => {
    updateRow(db, operation, 'why_node', args.uid, values);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

/** The why and all under it, children before parents. */
const branchOf = (db: WriteDb, id: number): { readonly id: number; readonly uid: string }[] =>
  sql<{ id: number; uid: string }>(
    db,
    `WITH RECURSIVE branch (id, uid, depth) AS (
       SELECT id, uid, 0 FROM why_node WHERE id = ?
       UNION ALL SELECT why_node.id, why_node.uid, depth + 1
       FROM branch JOIN why_node ON why_node.parent_id = branch.id
     ) SELECT id, uid FROM branch ORDER BY depth DESC, id DESC`,
  ).all(id);

export const moveWhy = (
  db: WriteDb,
  args: WhyPlace & { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const { id, retrospectiveId, campaignName } = requireDraftRow(db, 'why_node', args.uid);
  const parentId = parentIdOf(db, args.parentUid, retrospectiveId);
  if (branchOf(db, id).some((one) => one.id === parentId))
    throw new WorkstationError('conflict', { what: campaignName });
  const all = sistersOf(db, retrospectiveId, parentId);
  const sisters = all.filter(({ uid }) => uid !== args.uid);
  if (all.findIndex(({ uid }) => uid === args.uid) === indexAfter(sisters, args.afterUid))
    return { uid: args.uid, operationUid: null };
  return operate(db, env, label('history.why-moved', campaignName), (operation) => {
    const position = positionAt(
      db,
      operation,
      'why_node',
      sisters,
      indexAfter(sisters, args.afterUid),
    );
    updateRow(db, operation, 'why_node', args.uid, { parent_id: parentId, position });
    return { uid: args.uid, operationUid: operation.uid };
  });
};

export const removeWhy = (db: WriteDb, args: { readonly uid: string }, env: WriteEnv): Changed => {
  const { id, campaignName } = requireDraftRow(db, 'why_node', args.uid);
  return operate(db, env, label('history.why-removed', campaignName), (operation) => {
    for (const { uid } of branchOf(db, id)) deleteRow(db, operation, 'why_node', uid);
    return { uid: args.uid, operationUid: operation.uid };
  });
};
