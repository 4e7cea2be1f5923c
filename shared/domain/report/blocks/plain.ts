import type { Figure, FigureEntity } from '../../metrics/figure.ts';
import type { MetricUnit } from '../../metrics/registry.ts';
import type { ReportCell, ReportFigure, ReportOpening } from '../document.ts';
import { formatValue } from '../format-figure.ts';
import type { BlockPlace } from './block.ts';
import { majorUnits, type Writing } from './cells.ts';

/** A number of a block that is no figure of the catalogue: a sum of the rows behind it. */
export interface PlainNumber {
  readonly what: string;
  readonly name?: string;
  readonly unit: MetricUnit;
  readonly value: number | null;
  readonly entity: FigureEntity;
  /** Unit of the rows' values; left out = each row counts one. */
  readonly rowUnit?: 'minor' | 'number';
}

export const plainPlace = (number: PlainNumber): BlockPlace => ({
  what: number.what,
  name: number.name ?? null,
  unit: number.unit,
  value: number.value,
  figure: null,
  opens: number.value !== null,
});

/** A figure of the catalogue in a block, named by its metric unless told otherwise. */
export const figurePlace = (figure: Figure, what: string = figure.id): BlockPlace => ({
  what,
  name: null,
  unit: figure.unit,
  value: figure.value,
  figure,
  opens: true,
});

/** What it is called, and what it is: a definition, a reason. */
export interface PlainWords {
  readonly label: string;
  readonly details: readonly string[];
}

const openingOf = (
  { language, currency }: Writing,
  block: string,
  { what, value, unit, entity, rowUnit }: PlainNumber,
  { label, details }: PlainWords,
): ReportOpening => ({
  key: `${block}.${what}`,
  label,
  value: formatValue(language, value, unit, currency),
  details,
  entity,
  rowUnit: rowUnit ?? null,
});

/** A number in a table; it opens unless nothing stands behind it. */
export const plainCell = (
  writing: Writing,
  block: string,
  number: PlainNumber,
  words: PlainWords,
): ReportCell => {
  const { value, unit } = number;
  const opening = openingOf(writing, block, number, words);
  return {
    text: opening.value,
    number: value !== null && unit === 'minor' ? majorUnits(value, writing.currency) : value,
    format: unit === 'minor' || unit === 'mean' ? 'decimal' : 'integer',
    ...(value === null || value === 0 ? {} : { opening }),
  };
};

/** A number that is known as a card of its own. */
export const plainCard = (
  writing: Writing,
  block: string,
  number: PlainNumber,
  words: PlainWords & { readonly note?: string },
): ReportFigure => ({
  ...openingOf(writing, block, number, words),
  note: words.note ?? '',
  tone: 'plain',
});
