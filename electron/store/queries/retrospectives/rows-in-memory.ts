import { metricIds } from '../../../../shared/domain/metrics/registry.ts';
import type { Place } from '../../../../shared/domain/report/places.ts';
import type { Rows } from '../figures/crowd/row-list.ts';
import { crowdRows } from '../figures/crowd/rows.ts';
import { givenRows, type RowSource } from '../figures/row-source.ts';
import { sourceOf } from '../figures/sources.ts';
import type { FactContext } from './blocks/block.ts';
import { retentionRows } from './blocks/retention.ts';

/** What is in memory of the campaign's people. */
export interface Remembered {
  /** How many rows a place has; null = not known here. */
  readonly count: (place: Place, source: RowSource) => number | null;
  /** The source with its rows as they are in memory, where they are. */
  readonly rows: (place: Place, source: RowSource) => RowSource;
}

/**
 * The rows of places out of what is in memory of the campaign's people, where that knows them: of a
 * million members the SQL that lists them goes through all of them for each place.
 */
export const rememberedRows = (context: FactContext): Remembered => {
  const known = new Map<string, () => Rows | null>();
  for (const period of [context.before, context.during, context.after])
    for (const id of metricIds)
      known.set(sourceOf(id, context.scope(period)).sql, () =>
        crowdRows(context.crowd, id, period),
      );
  const rowsOf = ({ place, what }: Place, { sql }: RowSource): Rows | null =>
    place === 'retention' ? retentionRows(context, what) : (known.get(sql)?.() ?? null);
  return {
    count: (place, source) => {
      const rows = rowsOf(place, source);
      return rows === null ? null : rows.totals().n;
    },
    rows: (place, source) => {
      const rows = rowsOf(place, source);
      if (rows === null) return source;
      const given: (readonly [number, number])[] = [];
      rows.each((id, value) => given.push([id, value]));
      return givenRows(source.entity, given);
    },
  };
};
