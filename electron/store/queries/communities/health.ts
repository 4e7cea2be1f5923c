import type { HealthSheet } from '../../../../shared/contract/community-health.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { layers, type Layer } from '../../../../shared/domain/communities/layers.ts';
import type { MetricId } from '../../../../shared/domain/metrics/registry.ts';
import {
  lengthDays,
  previousPeriod,
  type Period,
} from '../../../../shared/domain/periods/period.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { differencesOf } from '../figures/change.ts';
import { activitySpan, computeFigure } from '../figures/compute.ts';
import { personsOn, type FigureScope } from '../figures/scope.ts';
import type { RowSource } from '../figures/row-source.ts';
import { MONTH_DAYS } from '../figures/sources.ts';
import { communityScope, requireCommunity } from './common.ts';
import { layerChanges, layersOn, layerSource } from './layers.ts';
import { ofCommunityAlone } from './narrow.ts';
import { trendOf } from './trend.ts';

/** What a community's health is told by, in the order of the sheet. */
export const healthMetrics = [
  'members.total',
  'members.new',
  'members.left',
  'growth.rate',
  'active.members',
  'active.dau',
  'active.wau',
  'active.mau',
  'speaking.rate',
  'messages.per_active',
  'messages.per_member',
  'stickiness',
  'members.silent',
  'silent.rate',
  'content.published',
  'content.balance',
] as const satisfies readonly MetricId[];

/** Two years: longer periods say nothing of health, and their trend could not be read. */
const MOST_DAYS = 731;

export interface HealthQuestion extends Period {
  readonly communityUid: string;
  readonly nowMs: number;
}

const scopesOf = (
  db: ReadDb,
  { communityUid, from, to, nowMs }: HealthQuestion,
): { readonly now: FigureScope; readonly before: FigureScope } => {
  const { id } = requireCommunity(db, communityUid);
  if (to < from) throw new WorkstationError('end-before-start');
  if (lengthDays({ from, to }) > MOST_DAYS)
    throw new WorkstationError('invalid-input', { field: 'from' });
  return {
    now: communityScope(db, id, { from, to }, nowMs),
    before: communityScope(db, id, previousPeriod({ from, to }), nowMs),
  };
};

/** People at the end of the period by their tier of today. */
const tiersOf = (db: ReadDb, scope: FigureScope): HealthSheet['tiers'] =>
  sql<HealthSheet['tiers'][number]>(
    db,
    `SELECT person.tier, count(*) AS members FROM (${personsOn(scope, scope.period.to)}) AS present
     JOIN person ON person.member_id = present.id
     WHERE person.tier IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
  ).all();

/**
 * The health of one community over a period beside the equal period before it. Throws `not-found`,
 * `end-before-start`, and `invalid-input` for more than two years.
 */
export const healthSheet = (db: ReadDb, question: HealthQuestion): HealthSheet => {
  const { now, before } = scopesOf(db, question);
  const looksBack = addDays(before.period.to, 1 - MONTH_DAYS);
  const days = {
    from: looksBack < before.period.from ? looksBack : before.period.from,
    to: now.period.to,
  };
  return ofCommunityAlone(db, now.communityIds![0]!, days, () => sheetOf(db, now, before));
};

const sheetOf = (db: ReadDb, now: FigureScope, before: FigureScope): HealthSheet => {
  const [layersNow, layersBefore] = [now, before].map((scope) =>
    layersOn(db, scope, scope.period.to),
  ) as [Record<Layer, number>, Record<Layer, number>];
  const asked = healthMetrics.map((id) => ({
    before: { figure: computeFigure(db, id, before), scope: before },
    during: { figure: computeFigure(db, id, now), scope: now },
  }));
  const differences = differencesOf(db, asked);
  const layersChanged = layerChanges(db, before, now);
  return {
    period: now.period,
    previous: before.period,
    today: now.today,
    recorded: activitySpan(db),
    lines: asked.map((line, place) => ({
      now: line.during.figure,
      before: line.before.figure,
      difference: differences[place]!,
    })),
    layers: layers.map((layer) => ({
      layer,
      now: layersNow[layer],
      before: layersBefore[layer],
      difference: now.period.to < now.today ? layersChanged[layer] : null,
    })),
    tiers: tiersOf(db, now),
    trend: trendOf(db, now, { from: before.period.from, to: now.period.to }),
  };
};

/** Who is in a layer at the end of the period. */
export const layerPeople = (
  db: ReadDb,
  question: HealthQuestion & { readonly layer: Layer },
): RowSource => layerSource(scopesOf(db, question).now, question.layer);
