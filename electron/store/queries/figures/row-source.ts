import type { FigureEntity } from '../../../../shared/domain/metrics/figure.ts';

/** Rows by local id with their values. */
export interface Listed {
  readonly ids: Int32Array;
  readonly values: Float64Array;
}

/** Rows behind a figure: `SELECT id, value` of one entity; the values add up to the numerator. */
export interface RowSource {
  readonly entity: FigureEntity;
  readonly sql: string;
  /** Rows that were not computed by SQL: it selects them out of `@given`. */
  readonly listed?: Listed;
}

/** Rows as they were computed. */
export const listedSource = (entity: FigureEntity, listed: Listed): RowSource => ({
  entity,
  sql: 'SELECT value ->> 0 AS id, value ->> 1 AS value FROM json_each(@given)',
  listed,
});

/** The same of a few. */
export const givenRows = (
  entity: FigureEntity,
  rows: readonly (readonly [id: number, value: number])[],
): RowSource =>
  listedSource(entity, {
    ids: Int32Array.from(rows, ([id]) => id),
    values: Float64Array.from(rows, ([, value]) => value),
  });

/** What `@given` is bound to. */
export const givenOf = ({ listed }: RowSource): { readonly given: string | undefined } => ({
  given:
    listed === undefined
      ? undefined
      : JSON.stringify(Array.from(listed.ids, (id, place) => [id, listed.values[place]!])),
});
