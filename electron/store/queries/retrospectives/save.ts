import { generateKeyBetween } from 'fractional-indexing';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { ActionFields } from '../../../../shared/contract/retrospectives.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type Operation, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow, type Value } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { requireCampaign, type CampaignRecord } from '../campaigns/read.ts';
import { label, type Changed } from '../events/save.ts';
import { recordOf } from './read.ts';

/** The draft's local id; the first word written makes the draft. */
export const draftOf = (
  db: WriteDb,
  operation: Operation,
  campaign: CampaignRecord,
  env: WriteEnv,
): number => recordOf(db, campaign.id, null)?.id ?? startDraft(db, operation, campaign, env);

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
  const words = sql<{ section: string; text: string }>(
    db,
    'SELECT section, text FROM passage WHERE retrospective_id = ? ORDER BY section',
  ).all(last.id);
  for (const word of words)
    insertRow(db, operation, 'passage', {
      uid: newUid('passage', env),
      retrospective_id: id,
      ...word,
    });
  const actions = sql<Record<string, Value>>(
    db,
    `SELECT kind, text, owner, due_date, done, position FROM action_item
     WHERE retrospective_id = ? AND done = 0 ORDER BY position, uid`,
  ).all(last.id);
  for (const action of actions)
    insertRow(db, operation, 'action_item', {
      uid: newUid('action_item', env),
      retrospective_id: id,
      ...action,
    });
  return id;
};

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

export const addAction = (
  db: WriteDb,
  args: { readonly campaignUid: string; readonly action: ActionFields },
  env: WriteEnv,
): Changed => {
  const campaign = requireCampaign(db, args.campaignUid);
  const uid = newUid('action_item', env);
  return operate(db, env, label('history.action-added', campaign.name), (operation) => {
    const retrospectiveId = draftOf(db, operation, campaign, env);
    const last = sql<{ position: string | null }>(
      db,
      'SELECT max(position) AS position FROM action_item WHERE retrospective_id = ?',
    ).get(retrospectiveId);
    insertRow(db, operation, 'action_item', {
      uid,
      retrospective_id: retrospectiveId,
      position: generateKeyBetween(last?.position ?? null, null),
      ...actionColumns(args.action),
    });
    return { uid, operationUid: operation.uid };
  });
};

/** The action of a draft; those of signed versions do not change. Throws `not-found`, `conflict`. */
const requireAction = (db: WriteDb, uid: string): { readonly name: string } => {
  const row = sql<{ name: string; signed_at_ms: number | null }>(
    db,
    `SELECT campaign.name, retrospective.signed_at_ms FROM action_item
     JOIN retrospective ON retrospective.id = action_item.retrospective_id
     JOIN campaign ON campaign.id = retrospective.campaign_id WHERE action_item.uid = ?`,
  ).get(uid);
  if (row === undefined) throw new WorkstationError('not-found', { what: uid });
  if (row.signed_at_ms !== null) throw new WorkstationError('conflict', { what: row.name });
  return row;
};

export const updateAction = (
  db: WriteDb,
  args: { readonly uid: string; readonly fields: Partial<ActionFields> },
  env: WriteEnv,
): Changed => {
  const { name } = requireAction(db, args.uid);
  const values = actionColumns(args.fields);
  if (!differs(db, 'action_item', args.uid, values)) return { uid: args.uid, operationUid: null };
  return operate(db, env, label('history.action-updated', name), (operation) => {
    updateRow(db, operation, 'action_item', args.uid, values);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

export const removeAction = (
  db: WriteDb,
  args: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const { name } = requireAction(db, args.uid);
  return operate(db, env, label('history.action-removed', name), (operation) => {
    deleteRow(db, operation, 'action_item', args.uid);
    return { uid: args.uid, operationUid: operation.uid };
  });
};
