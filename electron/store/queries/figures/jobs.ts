import type { FigureScopeInput } from '../../../../shared/contract/figures.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { Figure } from '../../../../shared/domain/metrics/figure.ts';
import type { MetricId } from '../../../../shared/domain/metrics/registry.ts';
import { previousPeriod, type Period } from '../../../../shared/domain/periods/period.ts';
import type { ReadDb } from '../../db.ts';
import type { ReadJobs } from '../../threads/jobs.ts';
import { narrowedTo } from '../campaigns/kpi-filter.ts';
import { campaignFigureScope, periodScope, requireCampaign } from '../campaigns/read.ts';
import { differencesOf, type Difference } from './change.ts';
import { computeFigure } from './compute.ts';
import { idsOf, type FigureScope } from './scope.ts';
import type { RowSource } from './row-source.ts';
import { sourceOf } from './sources.ts';

/** What was asked for, in local ids; throws `not-found` for a stranger, `end-before-start`. */
const scopeOf = (db: ReadDb, input: FigureScopeInput, nowMs: number): FigureScope => {
  if (input.to < input.from) throw new WorkstationError('end-before-start');
  const period = { from: input.from, to: input.to };
  if (input.campaignUid !== null) {
    const campaign = requireCampaign(db, input.campaignUid);
    let scope = campaignFigureScope(db, campaign, period, nowMs, true);
    for (const kind of ['community', 'event'] as const) {
      const uid = input[`${kind}Uid`];
      if (uid !== null) scope = narrowedTo(db, scope, kind, uid);
    }
    return scope;
  }
  const one = (table: 'community' | 'event', uid: string | null): number[] | null => {
    if (uid === null) return null;
    const ids = idsOf(db, table, [uid]);
    if (ids.length === 0) throw new WorkstationError('not-found', { what: uid });
    return ids;
  };
  return periodScope(db, period, nowMs, {
    communityIds: one('community', input.communityUid),
    eventIds: one('event', input.eventUid),
  });
};

export interface FigureAsked {
  readonly scope: FigureScopeInput;
  readonly id: MetricId;
  readonly nowMs: number;
}

/** The rows behind a figure of a scope. */
export const figureSource = (db: ReadDb, { scope, id, nowMs }: FigureAsked): RowSource =>
  sourceOf(id, scopeOf(db, scope, nowMs));

export const figuresReads = {
  'figures.compute': (
    db: ReadDb,
    args: {
      readonly scope: FigureScopeInput;
      readonly ids: readonly MetricId[];
      readonly nowMs: number;
    },
  ): Figure[] => {
    const scope = scopeOf(db, args.scope, args.nowMs);
    return args.ids.map((id) => computeFigure(db, id, scope));
  },
  'figures.changes': (
    db: ReadDb,
    {
      scope,
      ids,
      nowMs,
    }: {
      readonly scope: FigureScopeInput;
      readonly ids: readonly MetricId[];
      readonly nowMs: number;
    },
  ): { before: Figure; difference: Difference | null }[] => {
    const previous = previousPeriod({ from: scope.from, to: scope.to });
    // Both periods are asked of the same people.
    const asked = (period: Period): FigureScope => ({
      around: { from: previous.from, to: scope.to },
      ...scopeOf(db, { ...scope, ...period }, nowMs),
    });
    const [before, during] = [asked(previous), asked({ from: scope.from, to: scope.to })];
    const lines = ids.map((id) => ({
      before: { figure: computeFigure(db, id, before), scope: before },
      during: { figure: computeFigure(db, id, during), scope: during },
    }));
    const differences = differencesOf(db, lines);
    return lines.map((line, place) => ({
      before: line.before.figure,
      difference: differences[place]!,
    }));
  },
} satisfies ReadJobs;
