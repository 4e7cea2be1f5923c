import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { FigureEntity } from '../../../../shared/domain/metrics/figure.ts';
import { isMetricId, type MetricId } from '../../../../shared/domain/metrics/registry.ts';
import { eventCounts } from '../../../../shared/domain/report/places.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { kpiFilterOf, kpiRows } from '../campaigns/kpi-filter.ts';
import { requireCampaign } from '../campaigns/read.ts';
import { listKept, listRows, type KeptRow, type RowList } from '../figures/rows.ts';
import { idsOf } from '../figures/scope.ts';
import type { RowSource } from '../figures/row-source.ts';
import { funnelSource, funnelSteps, sourceOf } from '../figures/sources.ts';
import { factContext, type FactContext } from './blocks/block.ts';
import { blockSourceAt } from './blocks/list.ts';
import { recordOf } from './read.ts';

/** `<event>` is its show-up rate, `<event>.<metric>` one of its counts. */
const eventSource = ({ db, own }: FactContext, rest: string): RowSource | null => {
  const dot = rest.indexOf('.');
  const [uid, of] = dot < 0 ? [rest, null] : [rest.slice(0, dot), rest.slice(dot + 1)];
  const metric: MetricId | undefined =
    of === null ? 'events.show_up_rate' : eventCounts.find(([, id]) => id === of)?.[1];
  return metric === undefined
    ? null
    : sourceOf(metric, { ...own, eventIds: idsOf(db, 'event', [uid]) });
};

const kpiSource = ({ db, campaign, own }: FactContext, uid: string): RowSource | null => {
  const kpi = sql<{ metric: string; filter: string | null }>(
    db,
    'SELECT metric, filter FROM kpi WHERE uid = ? AND campaign_id = ?',
  ).get(uid, campaign.id);
  return kpi !== undefined && isMetricId(kpi.metric)
    ? kpiRows(db, kpi.metric, own, kpiFilterOf(db, kpi.filter))
    : null;
};

/** The rows behind a place as they are now; null where there is no such place any more. */
export const foundAt = (context: FactContext, key: string): RowSource | null => {
  const dot = key.indexOf('.');
  const [place, rest] = [key.slice(0, dot), key.slice(dot + 1)];
  switch (place) {
    case 'kpi':
      return kpiSource(context, rest);
    case 'event':
      return eventSource(context, rest);
    case 'funnel': {
      const step = funnelSteps.find((one) => one === rest);
      return step === undefined ? null : funnelSource(step, context.own);
    }
    case 'before':
    case 'during':
    case 'after':
      return isMetricId(rest) ? sourceOf(rest, context.scope(context[place])) : null;
    default:
      return blockSourceAt(context, place, rest);
  }
};

/** The same; throws `not-found` for a place there is not. */
export const sourceAt = (context: FactContext, key: string): RowSource => {
  const found = foundAt(context, key);
  if (found === null) throw new WorkstationError('not-found', { what: key });
  return found;
};

interface Behind {
  readonly campaignUid: string;
  readonly version: number | null;
  readonly key: string;
  readonly nowMs: number;
}

/** The rows behind a figure: as they are now for a draft, as they were signed for a version. */
export const listBehind = (db: ReadDb, args: Behind): RowList => {
  const campaign = requireCampaign(db, args.campaignUid);
  if (args.version === null)
    return listRows(db, sourceAt(factContext(db, campaign, args.nowMs), args.key));
  const kept = sql<{ entity: FigureEntity; row_uids: Buffer }>(
    db,
    'SELECT entity, row_uids FROM figure WHERE retrospective_id = ? AND key = ?',
  ).get(recordOf(db, campaign.id, args.version)!.id, args.key);
  if (kept === undefined) throw new WorkstationError('not-found', { what: args.key });
  return listKept(db, kept.entity, unpackRows(kept.row_uids));
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
