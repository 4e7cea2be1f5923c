import type { CampaignTrend } from '../../../../shared/contract/campaigns.ts';
import { isMetricId } from '../../../../shared/domain/metrics/registry.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import type { FigureScope } from '../figures/scope.ts';
import { firstJoined } from '../figures/sources.ts';
import { kpiFilterOf, kpiRows, narrowed } from './kpi-filter.ts';
import { campaignFigureScope, requireCampaign, type CampaignRecord } from './read.ts';
import { campaignState, keptByState } from './state.ts';

const QUARTER_MS = 15 * 60_000;

/** When each row behind a metric counts: a local date, or an instant as quarters of an hour. */
const daysOf = {
  'members.new': (rows: string, scope: FigureScope) =>
    `SELECT joined.day AS at, sum(value) AS sum FROM (${rows}) AS rows
     LEFT JOIN (${firstJoined(scope)}) AS joined ON joined.id = rows.id GROUP BY 1`,
  'orders.count': (rows: string) =>
    `SELECT order_.paid_date AS at, sum(value) AS sum FROM (${rows}) AS rows
     JOIN order_ ON order_.id = rows.id GROUP BY 1`,
  'content.published': (rows: string) =>
    `SELECT content_item.published_date AS at, sum(value) AS sum FROM (${rows}) AS rows
     JOIN content_item ON content_item.id = rows.id GROUP BY 1`,
  'signups.total': signupDays,
  'signups.confirmed': signupDays,
} as const;

function signupDays(rows: string): string {
  return `SELECT signup.at_ms / ${QUARTER_MS} AS at, sum(value) AS sum FROM (${rows}) AS rows
    JOIN signup ON signup.id = rows.id GROUP BY 1`;
}

type Daily = keyof typeof daysOf;
const isDaily = (metric: string): metric is Daily => Object.hasOwn(daysOf, metric);

interface Kpi {
  readonly uid: string;
  readonly metric: string;
  readonly filter: string | null;
}

const kept = keptByState<CampaignTrend | null>(50);

/** The weightiest KPI of which each row has its day, summed up day by day; kept as long as it is the same. */
export const campaignTrend = (
  db: ReadDb,
  { uid, nowMs }: { readonly uid: string; readonly nowMs: number },
): CampaignTrend | null => {
  const campaign = requireCampaign(db, uid);
  const today = localDateOf(nowMs, readSettings(db).zone);
  return kept(db, campaignState(db, campaign, nowMs), () =>
    today < campaign.from_date ? null : computeTrend(db, campaign, nowMs, today),
  );
};

const computeTrend = (
  db: ReadDb,
  campaign: CampaignRecord,
  nowMs: number,
  today: string,
): CampaignTrend | null => {
  const kpi = sql<Kpi>(
    db,
    'SELECT uid, metric, filter FROM kpi WHERE campaign_id = ? ORDER BY weight DESC, position, uid',
  )
    .all(campaign.id)
    .find(({ metric }) => isDaily(metric));
  if (kpi === undefined || !isDaily(kpi.metric) || !isMetricId(kpi.metric)) return null;
  const { from_date: from, to_date: to } = campaign;
  const filter = kpiFilterOf(db, kpi.filter);
  const scope = narrowed(db, campaignFigureScope(db, campaign, { from, to }, nowMs, true), filter);
  const rows = kpiRows(db, kpi.metric, scope, filter);
  if (rows === null) return null;
  const sums = sumsByDay(db, daysOf[kpi.metric](rows.sql, scope));
  const dates: string[] = [];
  const values: (number | null)[] = [];
  // What came before the first day – sign-ups do – is there when it begins.
  let sum = [...sums].reduce((all, [day, one]) => all + (day !== '' && day < from ? one : 0), 0);
  for (let day = from; day <= to; day = addDays(day, 1)) {
    sum += sums.get(day) ?? 0;
    dates.push(day);
    values.push(day > today ? null : sum);
  }
  return { kpiUid: kpi.uid, dates, values, undated: sums.get('') ?? 0 };
};

/** Sums by local date; without one under the empty name. */
const sumsByDay = (db: ReadDb, days: string): Map<string, number> => {
  const { zone } = readSettings(db);
  const sums = new Map<string, number>();
  for (const { at, sum } of sql<{ at: string | number | null; sum: number }>(db, days).all()) {
    const day = at === null ? '' : typeof at === 'number' ? localDateOf(at * QUARTER_MS, zone) : at;
    sums.set(day, (sums.get(day) ?? 0) + sum);
  }
  return sums;
};
