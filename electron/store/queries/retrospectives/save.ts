import { generateKeyBetween } from 'fractional-indexing';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { ActionFields, Facts } from '../../../../shared/contract/retrospectives.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type Operation, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow, type Value } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { freezeStarted } from '../campaigns/freeze.ts';
import { requireCampaign, type CampaignRecord } from '../campaigns/read.ts';
import { label, type Changed } from '../events/save.ts';
import { keptRows } from '../figures/rows.ts';
import { packRows, placesOf, sourceAt } from './behind.ts';
import { retrospectiveFacts } from './facts.ts';
import { recordOf } from './read.ts';

/** The draft's local id; the first word written makes the draft. */
const draftOf = (
  db: WriteDb,
  operation: Operation,
  campaign: CampaignRecord,
  env: WriteEnv,
): number => {
  const record = recordOf(db, campaign.id, null);
  if (record !== null) return record.id;
  const { last } = sql<{ last: number | null }>(
    db,
    'SELECT max(version) AS last FROM retrospective WHERE campaign_id = ?',
  ).get(campaign.id)!;
  return insertRow(db, operation, 'retrospective', {
    uid: newUid('retrospective', env),
    campaign_id: campaign.id,
    version: (last ?? 0) + 1,
  });
};

/** Writes one passage of the draft; empty text takes it away. */
export const setPassage = (
  db: WriteDb,
  args: { readonly campaignUid: string; readonly section: string; readonly text: string },
  env: WriteEnv,
): Changed => {
  const campaign = requireCampaign(db, args.campaignUid);
  const draft = recordOf(db, campaign.id, null);
  const before =
    draft === null
      ? undefined
      : sql<{ uid: string; text: string }>(
          db,
          'SELECT uid, text FROM passage WHERE retrospective_id = ? AND section = ?',
        ).get(draft.id, args.section);
  if ((before?.text ?? '') === args.text) return { uid: args.campaignUid, operationUid: null };
  return operate(db, env, label('history.passage', campaign.name), (operation) => {
    const retrospectiveId = draftOf(db, operation, campaign, env);
    if (before === undefined)
      insertRow(db, operation, 'passage', {
        uid: newUid('passage', env),
        retrospective_id: retrospectiveId,
        section: args.section,
        text: args.text,
      });
    else if (args.text === '') deleteRow(db, operation, 'passage', before.uid);
    else updateRow(db, operation, 'passage', before.uid, { text: args.text });
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

/**
 * Freezes the draft as a version: its facts, and for every figure the uids of the rows it was
 * signed with.
 */
export const signRetrospective = (
  db: WriteDb,
  args: { readonly campaignUid: string },
  env: WriteEnv,
): Changed & { readonly version: number } => {
  freezeStarted(db, {}, env);
  const campaign = requireCampaign(db, args.campaignUid);
  const facts = retrospectiveFacts(db, { campaignUid: args.campaignUid, nowMs: env.nowMs });
  const spec = { ...label('history.retrospective-signed', campaign.name), kind: 'sign' } as const;
  return operate(db, env, spec, (operation) => {
    const id = draftOf(db, operation, campaign, env);
    const draft = sql<{ uid: string; version: number }>(
      db,
      'SELECT uid, version FROM retrospective WHERE id = ?',
    ).get(id)!;
    updateRow(db, operation, 'retrospective', draft.uid, {
      signed_at_ms: env.nowMs,
      signed_by: env.actor,
      facts: JSON.stringify(facts),
    });
    freezeFigures(db, operation, campaign, id, facts, env);
    return { uid: draft.uid, operationUid: operation.uid, version: draft.version };
  });
};

const freezeFigures = (
  db: WriteDb,
  operation: Operation,
  campaign: CampaignRecord,
  retrospectiveId: number,
  facts: Facts,
  env: WriteEnv,
): void => {
  const insert = sql(
    db,
    'INSERT INTO figure (op, uid, retrospective_id, key, figure, entity, row_uids) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const [key, figure] of placesOf(facts)) {
    const source = sourceAt(db, campaign, key, env.nowMs);
    const rows = packRows(keptRows(db, source));
    const text = JSON.stringify(figure);
    insert.run(
      operation.id,
      newUid('figure', env),
      retrospectiveId,
      key,
      text,
      source.entity,
      rows,
    );
  }
};
