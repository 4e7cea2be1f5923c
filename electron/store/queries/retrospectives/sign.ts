import type { Facts } from '../../../../shared/contract/retrospectives.ts';
import { definitionsOf } from '../../../../shared/domain/report/definitions.ts';
import { placesOf } from '../../../../shared/domain/report/places.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type Operation, type WriteEnv } from '../../log/operate.ts';
import { recordChange, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { freezeStarted } from '../campaigns/freeze.ts';
import { requireCampaign, type CampaignRecord } from '../campaigns/read.ts';
import { label, type Changed } from '../events/save.ts';
import { keptRows } from '../figures/rows.ts';
import { packRows, sourceAt } from './behind.ts';
import { factContext } from './blocks/block.ts';
import { retrospectiveFacts } from './facts.ts';
import { draftOf, startDraft } from './draft.ts';
import { hashOf, sealedParts } from './seal.ts';

/**
 * Freezes the draft as a version: its facts with the definitions they follow, and for every number that opens the uids of the rows it
 * was signed with. The hashes of both and of the words stand in the operation. The next draft begins
 * with the same words and the actions that are still open.
 */
export const signRetrospective = (
  db: WriteDb,
  args: { readonly campaignUid: string },
  env: WriteEnv,
): Changed & { readonly version: number } => {
  freezeStarted(db, {}, env);
  const campaign = requireCampaign(db, args.campaignUid);
  const computed = retrospectiveFacts(db, { campaignUid: args.campaignUid, nowMs: env.nowMs });
  const facts = { ...computed, definitions: definitionsOf(computed) };
  const spec = { ...label('history.retrospective-signed', campaign.name), kind: 'sign' } as const;
  return operate(db, env, spec, (operation) => {
    const id = draftOf(db, operation, campaign, env);
    const draft = sql<{ uid: string; version: number }>(
      db,
      'SELECT uid, version FROM retrospective WHERE id = ?',
    ).get(id)!;
    freezeFigures(db, operation, campaign, id, facts, env);
    updateRow(db, operation, 'retrospective', draft.uid, {
      signed_at_ms: env.nowMs,
      signed_by: env.actor,
      facts: JSON.stringify(facts),
    });
    for (const part of sealedParts)
      recordChange(db, operation, 'retrospective', draft.uid, part, null, hashOf(db, id, part));
    startDraft(db, operation, campaign, env);
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
  const context = factContext(db, campaign, env.nowMs);
  for (const { key, figure, opens } of placesOf(facts)) {
    if (!opens) continue;
    const source = sourceAt(context, key);
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
