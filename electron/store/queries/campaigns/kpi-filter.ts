import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { KpiFilter } from '../../../../shared/contract/campaigns.ts';
import { missingFigure, type Figure } from '../../../../shared/domain/metrics/figure.ts';
import { metricBasis, type MetricId } from '../../../../shared/domain/metrics/registry.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { computeFigure } from '../figures/compute.ts';
import { idsOf, type FigureScope } from '../figures/scope.ts';
import type { RowSource } from '../figures/row-source.ts';
import { sourceOf } from '../figures/sources.ts';

const kinds = ['community', 'event'] as const;

/** What a KPI is about besides its campaign: a file names it by name, the program by uid. */
export const kpiFilterOf = (db: ReadDb, text: string | null): KpiFilter | null => {
  if (text === null || text.trim() === '') return null;
  const wanted = text.trim();
  for (const kind of kinds) {
    const found = sql<{ uid: string; name: string }>(
      db,
      `SELECT uid, name FROM ${kind} WHERE uid = ?`,
    ).get(wanted);
    if (found !== undefined) return { kind, ...found };
  }
  for (const kind of kinds) {
    const found = sql<{ uid: string; name: string }>(
      db,
      `SELECT uid, name FROM ${kind} WHERE name = ? COLLATE NOCASE LIMIT 2`,
    ).all(wanted);
    // Two of one name: which is meant is not guessed.
    if (found.length === 1) return { kind, ...found[0]! };
    if (found.length > 1) break;
  }
  return { kind: 'lost', uid: null, name: nameOfGone(db, wanted) ?? wanted };
};

/** The last name of a thing that was deleted, from the log. */
const nameOfGone = (db: ReadDb, uid: string): string | null =>
  sql<{ name: string | null }>(
    db,
    `SELECT json_extract(old_value, '$.name') AS name FROM change
     WHERE entity_uid = ? AND field = '*' AND old_value IS NOT NULL ORDER BY id DESC LIMIT 1`,
  ).get(uid)?.name ?? null;

/** Throws `not-found` for a uid of neither a community nor an event. */
export const requireFilter = (db: ReadDb, uid: string): void => {
  if (kinds.every((kind) => idsOf(db, kind, [uid]).length === 0))
    throw new WorkstationError('not-found', { what: uid });
};

/** A campaign's scope of one community, with those of its events that the community holds. */
const ofCommunity = (db: ReadDb, scope: FigureScope, id: number): FigureScope => ({
  ...scope,
  campaign: 'part',
  // One question about others than those the campaign's other figures count.
  around: undefined,
  communityIds: [id],
  eventIds:
    scope.eventIds === null
      ? null
      : sql<{ id: number }>(
          db,
          'SELECT id FROM event WHERE community_id = ? AND id IN (SELECT value FROM json_each(?))',
        )
          .all(id, JSON.stringify(scope.eventIds))
          .map((event) => event.id),
});

/** A campaign's scope narrowed to a community or an event; throws `not-found` for a stranger. */
export const narrowedTo = (
  db: ReadDb,
  scope: FigureScope,
  kind: 'community' | 'event',
  uid: string,
): FigureScope => {
  const [id] = idsOf(db, kind, [uid]);
  if (id === undefined) throw new WorkstationError('not-found', { what: uid });
  return kind === 'community'
    ? ofCommunity(db, scope, id)
    : { ...scope, campaign: 'part', eventIds: [id] };
};

/** Why a metric cannot be told of what a KPI names; null = it can. */
const unfit = (metric: MetricId, filter: KpiFilter): 'filter-lost' | 'filter-unfit' | null =>
  filter.kind === 'lost'
    ? 'filter-lost'
    : filter.kind === 'event' && metricBasis[metric] !== 'events'
      ? 'filter-unfit'
      : null;

/** The scope of a KPI; as it is where what it names is gone. */
export const narrowed = (db: ReadDb, scope: FigureScope, filter: KpiFilter | null): FigureScope =>
  filter === null || filter.kind === 'lost'
    ? scope
    : narrowedTo(db, scope, filter.kind, filter.uid);

/** A KPI's metric in a scope of its campaign. */
export const kpiFigure = (
  db: ReadDb,
  metric: MetricId,
  scope: FigureScope,
  filter: KpiFilter | null,
): Figure => {
  const reason = filter === null ? null : unfit(metric, filter);
  return reason === null
    ? computeFigure(db, metric, narrowed(db, scope, filter))
    : missingFigure(
        {
          id: metric,
          period: scope.period,
          complete: false,
          entity: sourceOf(metric, scope).entity,
        },
        reason,
      );
};

/** The rows behind it; null where it cannot be told. */
export const kpiRows = (
  db: ReadDb,
  metric: MetricId,
  scope: FigureScope,
  filter: KpiFilter | null,
): RowSource | null =>
  filter !== null && unfit(metric, filter) !== null
    ? null
    : sourceOf(metric, narrowed(db, scope, filter));
