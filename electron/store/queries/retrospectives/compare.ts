import type { ComparedCampaign } from '../../../../shared/contract/retrospectives.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { requireCampaign } from '../campaigns/read.ts';
import { segmentsOf } from '../campaigns/segments.ts';
import { retrospectiveFacts } from './facts.ts';
import { signedFacts } from './read.ts';

/** Campaigns beside each other: each by what was signed last, else computed now. */
export const compareCampaigns = (
  db: ReadDb,
  args: { readonly campaignUids: readonly string[]; readonly nowMs: number },
): ComparedCampaign[] =>
  [...new Set(args.campaignUids)].map((campaignUid) => {
    const campaign = requireCampaign(db, campaignUid);
    const signed = sql<{ version: number; facts: string }>(
      db,
      `SELECT version, facts FROM retrospective
       WHERE campaign_id = ? AND signed_at_ms IS NOT NULL ORDER BY version DESC LIMIT 1`,
    ).get(campaign.id);
    return {
      campaignUid,
      version: signed?.version ?? null,
      facts:
        signed === undefined
          ? retrospectiveFacts(db, { campaignUid, nowMs: args.nowMs })
          : signedFacts(signed.facts),
      communities: sql<{ name: string }>(
        db,
        `SELECT community.name FROM campaign_scope JOIN community ON community.id = campaign_scope.community_id
         WHERE campaign_id = ? ORDER BY community.name, community.uid`,
      )
        .all(campaign.id)
        .map(({ name }) => name),
      segments: segmentsOf(db, campaign.id).map(({ name }) => name),
    };
  });
