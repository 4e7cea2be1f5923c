import type { ActionFields } from '../../../../shared/contract/retrospective-words.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow, type Value } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { requireCampaign } from '../campaigns/read.ts';
import { label, type Changed } from '../events/save.ts';
import { draftOf, requireDraftRow } from './draft.ts';
import { indexBefore, positionAt, type Placed } from './positions.ts';
import { recordOf } from './read.ts';

const passageOf = (
  db: WriteDb,
  retrospectiveId: number,
  section: string,
): { readonly uid: string; readonly text: string } | undefined =>
  sql<{ uid: string; text: string }>(
    db,
    'SELECT uid, text FROM passage WHERE retrospective_id = ? AND section = ?',
  ).get(retrospectiveId, section);

/** Writes one passage of the draft; empty text takes it away. */
export const setPassage = (
  db: WriteDb,
  args: { readonly campaignUid: string; readonly section: string; readonly text: string },
  env: WriteEnv,
): Changed => {
  const campaign = requireCampaign(db, args.campaignUid);
  const draft = recordOf(db, campaign.id, null);
  const before = draft === null ? undefined : passageOf(db, draft.id, args.section);
  if ((before?.text ?? '') === args.text) return { uid: args.campaignUid, operationUid: null };
  return operate(db, env, label('history.passage', campaign.name), (operation) => {
    const retrospectiveId = draftOf(db, operation, campaign, env);
    const passage = passageOf(db, retrospectiveId, args.section);
    if (passage === undefined)
      insertRow(db, operation, 'passage', {
        uid: newUid('passage', env),
        retrospective_id: retrospectiveId,
        section: args.section,
        text: args.text,
      });
    else if (args.text === '') deleteRow(db, operation, 'passage', passage.uid);
    else updateRow(db, operation, 'passage', passage.uid, { text: args.text });
    return { uid: args.campaignUid, operationUid: operation.uid };
  });
};

const actionColumns = (fields: Partial<ActionFields>): Record<string, Value> => {
  const values: Record<string, Value> = {};
  if (fields.kind !== undefined) values['kind'] = fields.kind;
  if (fields.text !== undefined) values['text'] = fields.text;
  if (fields.owner !== undefined) values['owner'] = fields.owner;
  if (fields.dueDate !== undefined) values['due_date'] = fields.dueDate;
  if (fields.done !== undefined) values['done'] = fields.done ? 1 : 0;
  return values;
};

/** All actions of a retrospective, in one order whatever their column. */
const actionsIn = (db: WriteDb, retrospectiveId: number): Placed[] =>
  sql<Placed>(
    db,
    'SELECT uid, position FROM action_item WHERE retrospective_id = ? ORDER BY position, uid',
  ).all(retrospectiveId);

export const addAction = (
  db: WriteDb,
  args: { readonly campaignUid: string; readonly action: ActionFields },
  env: WriteEnv,
): Changed => {
  const campaign = requireCampaign(db, args.campaignUid);
  const uid = newUid('action_item', env);
  return operate(db, env, label('history.action-added', campaign.name), (operation) => {
    const retrospectiveId = draftOf(db, operation, campaign, env);
    const others = actionsIn(db, retrospectiveId);
    insertRow(db, operation, 'action_item', {
      uid,
      retrospective_id: retrospectiveId,
      position: positionAt(db, operation, 'action_item', others, others.length),
      ...actionColumns(args.action),
    });
    return { uid, operationUid: operation.uid };
  });
};

export const updateAction = (
  db: WriteDb,
  args: { readonly uid: string; readonly fields: Partial<ActionFields> },
  env: WriteEnv,
): Changed => {
  const { campaignName } = requireDraftRow(db, 'action_item', args.uid);
  const values = actionColumns(args.fields);
  if (!differs(db, 'action_item', args.uid, values)) return { uid: args.uid, operationUid: null };
  return operate(db, env, label('history.action-updated', campaignName), (operation) => {
    updateRow(db, operation, 'action_item', args.uid, values);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

export const removeAction = (
  db: WriteDb,
  args: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const { campaignName } = requireDraftRow(db, 'action_item', args.uid);
  return operate(db, env, label('history.action-removed', campaignName), (operation) => {
    deleteRow(db, operation, 'action_item', args.uid);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

/** Puts an action into a column, before another one of it or at the end. */
export const moveAction = (
  db: WriteDb,
  args: {
    readonly uid: string;
    readonly kind: ActionFields['kind'];
    readonly beforeUid: string | null;
  },
  env: WriteEnv,
): Changed => {
  const { retrospectiveId, campaignName } = requireDraftRow(db, 'action_item', args.uid);
  if (args.uid === args.beforeUid) return { uid: args.uid, operationUid: null };
  return operate(db, env, label('history.action-moved', campaignName), (operation) => {
    const others = actionsIn(db, retrospectiveId).filter(({ uid }) => uid !== args.uid);
    const index = indexBefore(others, args.beforeUid);
    const position = positionAt(db, operation, 'action_item', others, index);
    updateRow(db, operation, 'action_item', args.uid, { kind: args.kind, position });
    return { uid: args.uid, operationUid: operation.uid };
  });
};
