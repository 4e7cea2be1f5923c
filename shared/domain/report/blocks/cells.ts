import type { Facts } from '../../../contract/retrospectives.ts';
import type { Language } from '../../../messages/languages.ts';
import {
  currencyDigits,
  formatInstant,
  formatNumber,
  formatPercent,
  unknown,
} from '../../../messages/format.ts';
import { translate, type MessageKey, type MessageValues } from '../../../messages/translate.ts';
import type { Figure, FigureEntity } from '../../metrics/figure.ts';
import { partUnits } from '../../metrics/forms.ts';
import type { ReportCell, ReportOpening } from '../document.ts';
import { figureDetails, formatValue, metricDefinition, metricName } from '../format-figure.ts';

/** What every block is built with. */
export interface Writing {
  readonly language: Language;
  readonly currency: string;
  readonly zone: string;
  readonly say: (key: MessageKey, values?: MessageValues) => string;
  /** How a metric is defined: of what was signed, how it was then. */
  readonly definitionOf: (id: string) => string;
}

export const writingOf = (
  language: Language,
  currency: string,
  zone: string,
  signed?: Facts['definitions'],
): Writing => ({
  language,
  currency,
  zone,
  definitionOf: (id) => signed?.[language]?.[id] ?? metricDefinition(language, id),
  say: (key, values) => translate(language, key, values),
});

export const textCell = (text: string | null): ReportCell => ({ text: text ?? unknown });

export const numberCell = ({ language }: Writing, value: number | null): ReportCell => ({
  text: formatNumber(language, value),
  number: value,
  format: 'integer',
});

export const instantCell = ({ zone }: Writing, atMs: number | null): ReportCell =>
  textCell(formatInstant(atMs, zone));

/** Major units of an amount, as spreadsheets want them. */
export const majorUnits = (amountMinor: number, currency: string): number =>
  amountMinor / 10 ** currencyDigits(currency);

export const moneyCell = (
  { language, currency }: Writing,
  amountMinor: number | null,
): ReportCell => ({
  text: formatValue(language, amountMinor, 'minor', currency),
  number: amountMinor === null ? null : majorUnits(amountMinor, currency),
  format: 'decimal',
});

/** A figure's number for a spreadsheet, in major units of money. */
export const figureNumber = (
  figure: Figure,
  currency: string,
): Required<Pick<ReportCell, 'number' | 'format'>> => ({
  number:
    figure.value !== null && figure.unit === 'minor'
      ? majorUnits(figure.value, currency)
      : figure.value,
  format:
    figure.unit === 'ratio'
      ? 'percent'
      : figure.unit === 'minor' || figure.unit === 'mean'
        ? 'decimal'
        : 'integer',
});

/**
 * Their rows do not each count one: shares of days, members gone as −1, referrals that only count,
 * messages, balances, promoters as 1 and detractors as −1, answers to what was published, weights.
 */
const counted: ReadonlySet<string> = new Set([
  'stickiness',
  'growth.rate',
  'referral.new',
  'referral.k',
  'messages.per_active',
  'messages.per_member',
  'points.liability',
  'events.nps',
  'content.engagement_rate',
  'campaign.attainment',
]);

/** People that a figure tells of: who is counted, and of whom; none where it is no count of people. */
export const groupsOf = ({ id, unit, entity, numerator, denominator, n }: Figure) => {
  // What one of them cost tells how many they are, beside the cost.
  if (id === 'campaign.cac' && denominator !== null) return [denominator];
  if (entity !== 'member' && entity !== 'signup') return undefined;
  if (unit === 'mean' || unit === 'score') return [n];
  if (counted.has(id) || (unit !== 'count' && unit !== 'ratio') || numerator === null)
    return undefined;
  return denominator === null ? [numerator] : [numerator, denominator];
};

/** What the title and the detail of each kind of row are called. */
export const rowHeaders = {
  member: ['retrospectives.member', 'retrospectives.joined'],
  signup: ['retrospectives.member', 'retrospectives.event'],
  order: ['retrospectives.order-number', 'retrospectives.paid-on'],
  referral: ['referrals.pair', 'referrals.brought-on'],
  content: ['metrics.content-title', 'metrics.content-published'],
  cost: ['metrics.cost-item', 'retrospectives.event'],
  response: ['metrics.response-by', 'metrics.response-on'],
  campaign: ['metrics.campaign-title', 'metrics.campaign-from'],
  kpi: ['metrics.kpi-title', 'metrics.kpi-owner'],
} as const satisfies Record<FigureEntity, readonly [MessageKey, MessageKey]>;

/** A row by its name; a KPI by that of its metric. */
export const rowTitle = (
  language: Language,
  entity: FigureEntity,
  title: string | null,
): string | null => (entity === 'kpi' && title !== null ? metricName(language, title) : title);

/** What the values of a figure's rows are; null = each counts one. */
export const rowUnitOf = ({ id }: Figure): ReportOpening['rowUnit'] =>
  partUnits(id).numerator === 'minor' ? 'minor' : counted.has(id) ? 'number' : null;

const groupsWithin = (figure: Figure): Pick<ReportOpening, 'groups'> => {
  const groups = groupsOf(figure);
  return groups === undefined ? {} : { groups };
};

export const openingOf = (
  {
    language,
    currency,
    definitionOf,
  }: Pick<Writing, 'language' | 'currency'> & Partial<Pick<Writing, 'definitionOf'>>,
  key: string,
  figure: Figure,
  name: string = metricName(language, figure.id),
): ReportOpening => ({
  key,
  label: name,
  value: formatValue(language, figure.value, figure.unit, currency),
  metric: figure.id,
  details: figureDetails(language, figure, currency, definitionOf?.(figure.id)),
  entity: figure.entity,
  ...groupsWithin(figure),
  rowUnit: rowUnitOf(figure),
});

/** A figure in a table: a star where it is not complete, a dash with its reason behind it. */
export const figureCell = (
  writing: Writing,
  key: string,
  figure: Figure,
  name?: string,
): ReportCell => {
  const opening = openingOf(writing, key, figure, name);
  return {
    text: `${opening.value}${figure.complete || figure.value === null ? '' : ' *'}`,
    ...figureNumber(figure, writing.currency),
    opening,
  };
};

export const intervalText = (
  language: Language,
  interval: readonly [number, number] | null,
): string =>
  interval === null
    ? unknown
    : `${formatPercent(language, interval[0])} – ${formatPercent(language, interval[1])}`;
