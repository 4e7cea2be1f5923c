import type { BlockKey, BlockOf } from '../../../../../shared/contract/facts/blocks.ts';
import { nextPeriod, type Period } from '../../../../../shared/domain/periods/period.ts';
import type { ReadDb } from '../../../db.ts';
import { baselineOf, campaignFigureScope, type CampaignRecord } from '../../campaigns/read.ts';
import { requireCrowd, type Crowd } from '../../figures/crowd/crowd.ts';
import type { FigureScope } from '../../figures/scope.ts';
import type { RowSource } from '../../figures/row-source.ts';

/** What every part of the facts is computed from. */
export interface FactContext {
  readonly db: ReadDb;
  readonly campaign: CampaignRecord;
  readonly nowMs: number;
  readonly before: Period;
  readonly during: Period;
  readonly after: Period;
  /** Members and orders of the campaign's communities and segments in a period. */
  readonly scope: (period: Period) => FigureScope;
  /** The campaign's own period with its own events. */
  readonly own: FigureScope;
  /** The people of `scope` in all periods. */
  readonly crowd: Crowd;
}

export const factContext = (db: ReadDb, campaign: CampaignRecord, nowMs: number): FactContext => {
  const during: Period = { from: campaign.from_date, to: campaign.to_date };
  const own = campaignFigureScope(db, campaign, during, nowMs, true);
  let crowd: Crowd | null = null;
  return {
    db,
    campaign,
    nowMs,
    before: baselineOf(campaign),
    during,
    after: nextPeriod(during),
    scope: (period) => campaignFigureScope(db, campaign, period, nowMs, false),
    own,
    get crowd() {
      return (crowd ??= requireCrowd(db, own));
    },
  };
};

/** A block of facts as the store computes it. */
export interface BlockQuery<Key extends BlockKey> {
  /** null = nothing can be said of it: the block is left out. */
  readonly compute: (context: FactContext) => BlockOf<Key> | null;
  /** The rows behind one of its numbers, by what follows `<key>.`; null = there is no such number. */
  readonly sourceAt: (context: FactContext, rest: string) => RowSource | null;
}
