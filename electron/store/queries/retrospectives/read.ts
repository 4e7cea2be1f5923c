import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { RetrospectiveRow } from '../../../../shared/contract/library.ts';
import {
  facts,
  type Facts,
  type Retrospective,
} from '../../../../shared/contract/retrospectives.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { campaignDetail, requireCampaign } from '../campaigns/read.ts';
import { retrospectiveFacts } from './facts.ts';
import { wordsOf } from './words.ts';

export interface RetrospectiveRecord {
  readonly id: number;
  readonly uid: string;
  readonly version: number;
  readonly signed_at_ms: number | null;
  readonly signed_by: string | null;
  readonly facts: string | null;
}

export const listRetrospectives = (
  db: ReadDb,
  { nowMs }: { readonly nowMs: number },
): RetrospectiveRow[] =>
  sql<{
    uid: string;
    name: string;
    goal: RetrospectiveRow['goal'];
    from_date: string;
    to_date: string;
    drafts: number;
    signed: number | null;
  }>(
    db,
    `SELECT campaign.uid, campaign.name, campaign.goal, campaign.from_date, campaign.to_date,
       (SELECT count(*) FROM retrospective WHERE campaign_id = campaign.id AND signed_at_ms IS NULL) AS drafts,
       (SELECT max(signed_at_ms) FROM retrospective WHERE campaign_id = campaign.id) AS signed
     FROM campaign WHERE archived = 0 ORDER BY to_date DESC, uid`,
  )
    .all()
    .map((row) => ({
      campaignUid: row.uid,
      name: row.name,
      goal: row.goal,
      from: row.from_date,
      to: row.to_date,
      state:
        row.signed !== null
          ? ('signed' as const)
          : row.drafts > 0
            ? ('draft' as const)
            : ('open' as const),
      signedAtMs: row.signed,
      score: campaignDetail(db, { uid: row.uid, nowMs }).score,
    }));

/** The draft's record, if anything was written; or a signed version's, which must exist. */
export const recordOf = (
  db: ReadDb,
  campaignId: number,
  version: number | null,
): RetrospectiveRecord | null => {
  const found =
    version === null
      ? sql<RetrospectiveRecord>(
          db,
          'SELECT * FROM retrospective WHERE campaign_id = ? AND signed_at_ms IS NULL',
        ).get(campaignId)
      : sql<RetrospectiveRecord>(
          db,
          'SELECT * FROM retrospective WHERE campaign_id = ? AND version = ? AND signed_at_ms IS NOT NULL',
        ).get(campaignId, version);
  if (found === undefined && version !== null)
    throw new WorkstationError('not-found', { what: String(version) });
  return found ?? null;
};

/** Facts as they were signed, by whatever version: what came later is absent. */
export const signedFacts = (text: string): Facts => facts.parse(JSON.parse(text));

export const openRetrospective = (
  db: ReadDb,
  args: { readonly campaignUid: string; readonly version: number | null; readonly nowMs: number },
): Retrospective => {
  const campaign = requireCampaign(db, args.campaignUid);
  const record = recordOf(db, campaign.id, args.version);
  const versions = sql<{ uid: string; version: number; signedAtMs: number }>(
    db,
    `SELECT uid, version, signed_at_ms AS signedAtMs FROM retrospective
     WHERE campaign_id = ? AND signed_at_ms IS NOT NULL ORDER BY version DESC`,
  ).all(campaign.id);
  return {
    // A draft nobody wrote in has no row yet; its campaign stands for it.
    uid: record?.uid ?? campaign.uid,
    version: record?.version ?? (versions[0]?.version ?? 0) + 1,
    signedAtMs: record?.signed_at_ms ?? null,
    signedBy: record?.signed_by ?? null,
    facts:
      record !== null && record.facts !== null
        ? signedFacts(record.facts)
        : retrospectiveFacts(db, args),
    ...wordsOf(db, record?.id ?? null),
    versions,
  };
};
