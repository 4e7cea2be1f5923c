import type { FigureEntity } from '../../../../shared/domain/metrics/figure.ts';

/** Rows behind a figure: `SELECT id, value` of one entity; the values add up to the numerator. */
export interface RowSource {
  readonly entity: FigureEntity;
  readonly sql: string;
  /** What `@given` is bound to: rows that were not computed by SQL, as JSON. */
  readonly given?: string;
}

/** Rows by local id with their values, as they were computed. */
export const givenRows = (
  entity: FigureEntity,
  rows: readonly (readonly [id: number, value: number])[],
): RowSource => ({
  entity,
  sql: 'SELECT value ->> 0 AS id, value ->> 1 AS value FROM json_each(@given)',
  given: JSON.stringify(rows),
});
