import type { Facts } from '../../shared/contract/retrospectives.ts';
import type { FigureEntity } from '../../shared/domain/metrics/figure.ts';
import { rowHeaders, writingOf } from '../../shared/domain/report/blocks/cells.ts';
import { formatValue, kpiName } from '../../shared/domain/report/format-figure.ts';
import { partOfPlace } from '../../shared/domain/report/parts.ts';
import { placeName } from '../../shared/domain/report/place-name.ts';
import type { Place } from '../../shared/domain/report/places.ts';
import { planRows, ROWS_AT_MOST, type RowsPlan } from '../../shared/domain/report/rows-plan.ts';
import { currencyDigits } from '../../shared/messages/format.ts';
import type { Language } from '../../shared/messages/languages.ts';
import type { CellPlace } from '../imports/write/xlsx-cells.ts';
import type { OutSheet, XlsxWriter } from '../imports/write/xlsx-writer.ts';

export interface BehindRow {
  readonly uid: string;
  readonly value: number;
  readonly title: string | null;
  readonly detail: string | null;
}

/** What opens behind a number of the facts. */
export interface RowsBehind {
  readonly place: Place;
  readonly entity: FigureEntity;
  /** Whether the values of its rows are amounts in minor units. */
  readonly isMoney: boolean;
  /** The same for numbers that open the same rows. */
  readonly list: string;
  readonly count: number;
  /** In order, each as it is wanted. */
  readonly rows: () => Iterable<BehindRow>;
}

export interface RowsWishes {
  readonly language: Language;
  /** Nobody is named. */
  readonly mask: boolean;
  readonly most?: number;
  /** Told how many rows are written, and of how many; may throw to end it. */
  readonly report?: (done: number, all: number) => void;
}

interface Written {
  readonly at: CellPlace;
  readonly sum: number;
}

/** Rows between two reports. */
const REPORT_EVERY = 2000;

/**
 * The rows behind the numbers, and a sheet that leads from each number to its rows. A KPI has a sheet of
 * its own; the numbers of another part share one for each kind of thing, as each event, week and
 * channel has its own. Rows that several numbers open are written once.
 */
export const writeRowsBehind = (
  book: XlsxWriter,
  behind: readonly RowsBehind[],
  facts: Facts,
  position: number,
  { language, mask, most = ROWS_AT_MOST, report }: RowsWishes,
): void => {
  if (behind.length === 0) return;
  const writing = writingOf(language, facts.currency, facts.zone, facts.definitions);
  const { say } = writing;
  const wanted = behind.map(({ place, list, count }) => ({
    key: place.key,
    list,
    count,
    first: place.place === 'kpi',
  }));
  const plan = planRows(wanted, most);
  const own = behind.filter(({ place, count }) => count > 0 && plan.get(place.key) === 'own');
  const all = own.reduce((sum, { count }) => sum + count, 0);
  const written = new Map<string, Written>();
  /** Minor units in a major one, and in a number that is no amount. */
  const unitOf = ({ isMoney }: RowsBehind): number =>
    isMoney ? 10 ** currencyDigits(facts.currency) : 1;
  let done = 0;

  const writeList = (sheet: OutSheet, one: RowsBehind, before: readonly string[]): void => {
    const { entity, isMoney } = one;
    const unit = unitOf(one);
    let row = 0;
    let sum = 0;
    for (const { uid, value, title, detail } of one.rows()) {
      sum += value;
      const at = sheet.row([
        ...before,
        mask && entity !== 'order' ? null : title,
        detail === null || !datedBy.has(entity) ? detail : { date: detail },
        isMoney ? { value: value / unit, format: 'decimal' } : value,
        mask ? '' : uid,
      ]);
      if (row === 0) row = at;
      done += 1;
      if (done % REPORT_EVERY === 0) report?.(Math.min(done, all), all);
    }
    if (row > 0) written.set(one.place.key, { at: { sheet: sheet.name, row }, sum: sum / unit });
  };

  for (const group of familiesOf(own)) {
    const [{ place, entity }] = group as [RowsBehind];
    const isKpi = place.place === 'kpi';
    const [title, detail] = rowHeaders[entity];
    const name = isKpi
      ? kpiName(language, place.what, place.name)
      : say('exports.rows-of', {
          part: say(`words.part-${partOfPlace(place)}`),
          things: say(`exports.rows-${entity}`),
        });
    const sheet = book.sheet(
      say('retrospectives.sheet-rows-of', { name }),
      [
        ...(isKpi ? [] : [{ header: say('exports.rows-number'), width: 36 }]),
        { header: say(title), width: 28 },
        { header: say(detail), width: 28 },
        { header: say('retrospectives.value'), width: 14 },
        { header: 'uid', width: 30 },
      ],
      { filter: true },
    );
    for (const one of group) writeList(sheet, one, isKpi ? [] : [placeName(one.place, writing)]);
    sheet.close();
  }

  const index = book.sheet(
    say('exports.rows-index'),
    [
      { header: say('exports.rows-number'), width: 44 },
      { header: say('retrospectives.display'), width: 16 },
      { header: say('exports.rows-count'), width: 12 },
      { header: say('exports.rows-sum'), width: 16 },
      { header: say('exports.rows-sheet'), width: 34 },
      { header: say('retrospectives.reason'), width: 90 },
    ],
    { position, filter: true },
  );
  const places = new Map(behind.map(({ place }) => [place.key, place]));
  const noteOf = (how: RowsPlan): string | null =>
    how === 'left-out'
      ? say('exports.rows-too-many')
      : how === 'own'
        ? null
        : say('exports.rows-same', { name: placeName(places.get(how.as)!, writing) });
  for (const { place, count } of behind) {
    const how = plan.get(place.key)!;
    const found = written.get(typeof how === 'string' ? place.key : how.as);
    index.row([
      placeName(place, writing),
      formatValue(language, place.value, place.unit, facts.currency),
      count,
      found?.sum ?? (count === 0 ? 0 : null),
      found === undefined ? null : { text: found.at.sheet, link: found.at },
      count === 0 ? null : noteOf(how),
    ]);
  }
  if ([...plan.values()].includes('left-out')) index.row([say('exports.rows-limit', { most })]);
  index.close();
};

/** What the detail of a row is a day of; sign-ups and costs have the name of their event. */
const datedBy: ReadonlySet<FigureEntity> = new Set(['member', 'order', 'referral', 'content']);

/** Those that share a sheet, in the order of the report. */
const familiesOf = (behind: readonly RowsBehind[]): RowsBehind[][] => {
  const families = new Map<string, RowsBehind[]>();
  for (const one of behind) {
    const { key, place } = one.place;
    const family = place === 'kpi' ? key : `${partOfPlace(one.place)} ${one.entity}`;
    const group = families.get(family);
    if (group === undefined) families.set(family, [one]);
    else group.push(one);
  }
  return [...families.values()];
};
