import type { Recomputed } from '../../../../shared/contract/recomputed.ts';
import { redefined } from '../../../../shared/domain/report/definitions.ts';
import { differences } from '../../../../shared/domain/report/differences.ts';
import type { FigureEntity } from '../../../../shared/domain/metrics/figure.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { requireCampaign } from '../campaigns/read.ts';
import { keptRows, type KeptRow } from '../figures/rows.ts';
import { foundAt, unpackRows } from './behind.ts';
import { factContext, type FactContext } from './blocks/block.ts';
import { causesOf, operationsSince, type Since } from './causes.ts';
import { retrospectiveFacts } from './facts.ts';
import { recordOf, signedFacts } from './read.ts';

type Rows = Recomputed['differences'][number]['rows'];

/** Which rows came, went and count otherwise than when it was signed; null where none were kept. */
const rowsChanged = (
  context: FactContext,
  retrospectiveId: number,
  key: string,
  since: Since,
): Rows => {
  const { db } = context;
  const kept = sql<{ entity: FigureEntity; row_uids: Buffer }>(
    db,
    'SELECT entity, row_uids FROM figure WHERE retrospective_id = ? AND key = ?',
  ).get(retrospectiveId, key);
  const source = kept === undefined ? null : foundAt(context, key);
  if (kept === undefined || source === null) return null;
  const then = new Map<string, number>(unpackRows(kept.row_uids));
  const now = new Map<string, number>(keptRows(db, source));
  const added = [...now.keys()].filter((uid) => !then.has(uid));
  const gone = [...then.keys()].filter((uid) => !now.has(uid));
  const changed = [...then]
    .filter(([uid, value]: KeptRow) => now.has(uid) && now.get(uid) !== value)
    .map(([uid]) => uid);
  return {
    added: added.length,
    gone: gone.length,
    changed: changed.length,
    causes: causesOf(db, kept.entity, [...added, ...gone, ...changed], since),
  };
};

/** What a signed version would say today, and why. */
export const recomputed = (
  db: ReadDb,
  args: { readonly campaignUid: string; readonly version: number; readonly nowMs: number },
): Recomputed => {
  const campaign = requireCampaign(db, args.campaignUid);
  const record = recordOf(db, campaign.id, args.version)!;
  const then = signedFacts(record.facts!);
  const since = operationsSince(db, record.uid);
  const context = factContext(db, campaign, args.nowMs);
  return {
    differences: differences(then, retrospectiveFacts(db, args)).map((one) => ({
      ...one,
      rows: rowsChanged(context, record.id, one.key, since),
    })),
    redefined: redefined(then),
  };
};
