import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { Facts } from '../../../../shared/contract/retrospectives.ts';
import type { Figure, FigureEntity } from '../../../../shared/domain/metrics/figure.ts';
import { isMetricId } from '../../../../shared/domain/metrics/registry.ts';
import { nextPeriod, type Period } from '../../../../shared/domain/periods/period.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import {
  baselineOf,
  campaignFigureScope,
  requireCampaign,
  type CampaignRecord,
} from '../campaigns/read.ts';
import { figureRows, namedRows, type FigureRows, type KeptRow } from '../figures/rows.ts';
import { idsOf } from '../figures/scope.ts';
import { funnelSource, funnelSteps, sourceOf, type RowSource } from '../figures/sources.ts';
import { recordOf } from './read.ts';

/** Every figure of a retrospective by its place: `kpi.<uid>`, `during.<metric>`, `event.<uid>`, `funnel.<step>`. */
export const placesOf = (facts: Facts): [key: string, figure: Figure | null][] => [
  ...facts.kpis.flatMap((kpi): [string, Figure][] =>
    kpi.actual === null ? [] : [[`kpi.${kpi.uid}`, kpi.actual]],
  ),
  ...facts.comparison.flatMap((one) =>
    (['before', 'during', 'after'] as const).map((when): [string, Figure] => [
      `${when}.${one[when].id}`,
      one[when],
    ]),
  ),
  ...facts.events.map((event): [string, Figure] => [`event.${event.uid}`, event.showUp]),
  ...funnelSteps.flatMap((step): [string, null][] =>
    facts.funnel[step] === null ? [] : [[`funnel.${step}`, null]],
  ),
];

/** The rows behind a place as they are now; throws `not-found` for a place there is not. */
export const sourceAt = (
  db: ReadDb,
  campaign: CampaignRecord,
  key: string,
  nowMs: number,
): RowSource => {
  const during: Period = { from: campaign.from_date, to: campaign.to_date };
  const own = campaignFigureScope(db, campaign, during, nowMs, true);
  const dot = key.indexOf('.');
  const [place, what] = [key.slice(0, dot), key.slice(dot + 1)];
  const step = funnelSteps.find((one) => one === what);
  if (place === 'funnel' && step !== undefined) return funnelSource(step, own);
  if (place === 'kpi') {
    const kpi = sql<{ metric: string }>(
      db,
      'SELECT metric FROM kpi WHERE uid = ? AND campaign_id = ?',
    ).get(what, campaign.id);
    if (kpi !== undefined && isMetricId(kpi.metric)) return sourceOf(kpi.metric, own);
  }
  if (place === 'event')
    return sourceOf('events.show_up_rate', { ...own, eventIds: idsOf(db, 'event', [what]) });
  const period = new Map([
    ['before', baselineOf(campaign)],
    ['during', during],
    ['after', nextPeriod(during)],
  ]).get(place);
  if (period === undefined || !isMetricId(what))
    throw new WorkstationError('not-found', { what: key });
  return sourceOf(what, campaignFigureScope(db, campaign, period, nowMs, false));
};

/** The rows behind a figure: as they are now for a draft, as they were signed for a version. */
export const rowsBehind = (
  db: ReadDb,
  args: {
    readonly campaignUid: string;
    readonly version: number | null;
    readonly key: string;
    readonly nowMs: number;
    readonly offset: number;
    readonly limit: number;
  },
): FigureRows => {
  const campaign = requireCampaign(db, args.campaignUid);
  if (args.version === null)
    return figureRows(db, sourceAt(db, campaign, args.key, args.nowMs), args);
  const kept = sql<{ entity: FigureEntity; row_uids: Buffer }>(
    db,
    'SELECT entity, row_uids FROM figure WHERE retrospective_id = ? AND key = ?',
  ).get(recordOf(db, campaign.id, args.version)!.id, args.key);
  if (kept === undefined) throw new WorkstationError('not-found', { what: args.key });
  return namedRows(db, kept.entity, unpackRows(kept.row_uids), args);
};

/** Rows by uid, each without the prefix it shares with the one before and with its value unless 1; deflated. */
export const packRows = (rows: readonly KeptRow[]): Buffer => {
  let before = '';
  const sorted = rows.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const lines = sorted.map(([uid, value]) => {
    let shared = 0;
    while (shared < uid.length && shared < before.length && uid[shared] === before[shared])
      shared += 1;
    before = uid;
    return `${shared} ${uid.slice(shared)}${value === 1 ? '' : ` ${value}`}`;
  });
  return deflateRawSync(lines.join('\n'));
};

export const unpackRows = (packed: Uint8Array): KeptRow[] => {
  let before = '';
  const text = inflateRawSync(packed).toString('utf8');
  return text === ''
    ? []
    : text.split('\n').map((line): KeptRow => {
        const [shared = '', rest = '', value = '1'] = line.split(' ');
        before = before.slice(0, Number(shared)) + rest;
        return [before, Number(value)];
      });
};
