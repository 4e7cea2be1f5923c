import {
  contractChanges,
  type Contract,
  type ContractChange,
} from '../../../../shared/domain/metrics/contract-changes.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { kpiFilterOf } from './kpi-filter.ts';
import type { CampaignRecord } from './read.ts';
import { choicesOf } from './segments.ts';
import { baselineOfKpi } from './similar.ts';

/** The KPI contract of a campaign as it is now. */
export const contractOf = (db: ReadDb, campaign: CampaignRecord): Contract => {
  const scope = (table: 'community' | 'event') =>
    sql<{ uid: string; name: string }>(
      db,
      `SELECT ${table}.uid, ${table}.name FROM campaign_scope
       JOIN ${table} ON ${table}.id = campaign_scope.${table}_id WHERE campaign_id = ? ORDER BY ${table}.name, ${table}.uid`,
    ).all(campaign.id);
  const { baseline_from_date: from, baseline_to_date: to } = campaign;
  return {
    period: { from: campaign.from_date, to: campaign.to_date },
    baseline: from === null || to === null ? null : { from, to },
    communities: scope('community'),
    events: scope('event'),
    segments: choicesOf(db, campaign.id).map(({ segment_uid: uid, name }) => ({ uid, name })),
    kpis: sql<{
      uid: string;
      metric: string;
      filter: string | null;
      baseline: number | null;
      baseline_of: string | null;
    }>(
      db,
      'SELECT uid, metric, filter, baseline, baseline_of FROM kpi WHERE campaign_id = ? ORDER BY position, uid',
    )
      .all(campaign.id)
      .map(({ uid, metric, filter, baseline, baseline_of: of }) => ({
        uid,
        metric,
        filter: kpiFilterOf(db, filter)?.name ?? null,
        baseline,
        baselineOf: baselineOfKpi(baseline, of),
      })),
  };
};

/** What is no more as it was signed; nothing is known of what was signed before it was kept. */
export const changesSinceSigning = (db: ReadDb, campaign: CampaignRecord): ContractChange[] =>
  campaign.kpi_signed === null
    ? []
    : contractChanges(JSON.parse(campaign.kpi_signed) as Contract, contractOf(db, campaign));
