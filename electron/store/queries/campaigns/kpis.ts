import type { KpiState } from '../../../../shared/contract/campaigns.ts';
import { attainment } from '../../../../shared/domain/metrics/figure.ts';
import { neededPerDay, paceKinds, paceOf } from '../../../../shared/domain/metrics/pace.ts';
import {
  isMetricId,
  metricBasis,
  type MetricBasis,
  type MetricId,
} from '../../../../shared/domain/metrics/registry.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { kpiFigure, kpiFilterOf } from './kpi-filter.ts';
import { baselineOf, campaignFigureScope, elapsedOf, type CampaignRecord } from './read.ts';
import { baselineOfKpi } from './similar.ts';
import { campaignState, keptByState } from './state.ts';

interface KpiRecord {
  readonly id: number;
  readonly uid: string;
  readonly op: number;
  readonly metric: string;
  readonly filter: string | null;
  readonly baseline: number | null;
  readonly baseline_of: string | null;
  readonly target: number | null;
  readonly target_high: number | null;
  readonly direction: KpiState['direction'];
  readonly weight: number;
  readonly owner: string | null;
}

const kept = keptByState<KpiState[]>(50);

/** The KPIs of a campaign, worked out once until something is written, a day or one of its events passes. */
export const kpisOf = (db: ReadDb, campaign: CampaignRecord, nowMs: number): KpiState[] =>
  kept(db, campaignState(db, campaign, nowMs), () =>
    computeKpis(db, campaign, nowMs, localDateOf(nowMs, readSettings(db).zone)),
  );

/** Made of the campaign's own events and costs: there were none before it. */
const ownOnly: ReadonlySet<MetricBasis> = new Set(['events', 'campaign']);

/** The metric of a KPI where it can be told: what a campaign attains is no agreement of its own. */
const measured = (metric: string): MetricId | null =>
  isMetricId(metric) && metric !== 'campaign.attainment' ? metric : null;

const computeKpis = (
  db: ReadDb,
  campaign: CampaignRecord,
  nowMs: number,
  today: string,
): KpiState[] => {
  const scope = campaignFigureScope(
    db,
    campaign,
    { from: campaign.from_date, to: campaign.to_date },
    nowMs,
    true,
  );
  const baseline = campaignFigureScope(db, campaign, baselineOf(campaign), nowMs, true);
  const eve = addDays(campaign.from_date, -1);
  const start = campaignFigureScope(db, campaign, { from: eve, to: eve }, nowMs, true);
  const elapsed = elapsedOf(campaign, today);
  const signing = campaign.signed_at_ms;
  return sql<KpiRecord>(db, 'SELECT * FROM kpi WHERE campaign_id = ? ORDER BY position, uid')
    .all(campaign.id)
    .map((kpi) => {
      const filter = kpiFilterOf(db, kpi.filter);
      const metric = measured(kpi.metric);
      const actual = metric === null ? null : kpiFigure(db, metric, scope, filter);
      const edited =
        signing !== null &&
        sql(
          db,
          // Another name of the same person changes nothing that was agreed.
          `SELECT 1 FROM operation WHERE at_ms > ? AND id IN (
             SELECT op FROM change WHERE entity_uid = ? UNION SELECT ?)
             AND json_extract(label, '$.key') NOT IN ('history.teammate-renamed', 'history.teammate-merged')`,
        ).get(signing, kpi.uid, kpi.op) !== undefined;
      const wanted = {
        target: kpi.target,
        targetHigh: kpi.target_high,
        direction: kpi.direction,
      };
      const kind = metric === null ? 'uneven' : paceKinds[metric];
      const begin =
        metric !== null && kind === 'grows' ? kpiFigure(db, metric, start, filter).value : null;
      return {
        uid: kpi.uid,
        metric: kpi.metric,
        filter,
        target: kpi.target,
        targetHigh: kpi.target_high,
        baseline: kpi.baseline,
        baselineOf: baselineOfKpi(kpi.baseline, kpi.baseline_of),
        direction: kpi.direction,
        weight: kpi.weight,
        owner: kpi.owner,
        editedAfterSigning: edited,
        actual,
        before:
          metric !== null && !ownOnly.has(metricBasis[metric])
            ? kpiFigure(db, metric, baseline, filter)
            : null,
        attainment: attainment(actual?.value ?? null, wanted),
        pace: {
          ...paceOf(kind, wanted, actual, elapsed, begin),
          perDay:
            kpi.direction === 'up'
              ? neededPerDay(kind, kpi.target, actual?.value ?? null, elapsed)
              : null,
        },
      };
    });
};
