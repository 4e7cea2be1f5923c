import { metricIds } from '../../../../shared/domain/metrics/registry.ts';
import type { Place } from '../../../../shared/domain/report/places.ts';
import type { Rows } from '../figures/crowd/row-list.ts';
import { crowdRows } from '../figures/crowd/rows.ts';
import type { RowSource } from '../figures/row-source.ts';
import type { RowList } from '../figures/rows.ts';
import { sourceOf } from '../figures/sources.ts';
import type { FactContext } from './blocks/block.ts';
import { referralRows } from './blocks/referral.ts';
import { retentionRows } from './blocks/retention.ts';

/** What is in memory of the campaign's people. */
export interface Remembered {
  /** How many rows a place has; null = not known here. */
  readonly count: (place: Place, source: RowSource) => number | null;
  /** The rows of a place; null = not known here. */
  readonly list: (place: Place, source: RowSource) => RowList | null;
}

/**
 * The rows of places out of what is in memory of the campaign's people, where that knows them: of a
 * million members the SQL that lists them goes through all of them for each place.
 */
export const rememberedRows = (context: FactContext): Remembered => {
  const known = new Map<string, () => Rows | null>();
  for (const period of [context.before, context.during, context.after])
    for (const id of metricIds) {
      const { sql } = sourceOf(id, context.scope(period));
      // Several metrics are of the same rows.
      const other = known.get(sql);
      known.set(sql, () => other?.() ?? crowdRows(context.crowd, id, period));
    }
  const rowsOf = ({ place, what }: Place, { sql }: RowSource): Rows | null =>
    (place === 'retention'
      ? retentionRows(context, what)
      : place === 'referral'
        ? referralRows(context, what)
        : null) ??
    known.get(sql)?.() ??
    null;
  return {
    count: (place, source) => rowsOf(place, source)?.totals().n ?? null,
    list: (place, source) => {
      const rows = rowsOf(place, source);
      if (rows === null) return null;
      const { n, sum } = rows.totals();
      const list = { ids: new Int32Array(n), values: new Float64Array(n) };
      let length = 0;
      rows.each((id, value) => {
        list.ids[length] = id;
        list.values[length++] = value;
      });
      return { entity: source.entity, ...list, sum };
    },
  };
};
