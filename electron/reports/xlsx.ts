import { rmSync } from 'node:fs';
import type { Facts, Retrospective } from '../../shared/contract/retrospectives.ts';
import type { Figure } from '../../shared/domain/metrics/figure.ts';
import { figureNumber, majorUnits, writingOf } from '../../shared/domain/report/blocks/cells.ts';
import { chartTable } from '../../shared/domain/report/chart-table.ts';
import { treeText } from '../../shared/domain/report/document.ts';
import type {
  ReportBlock,
  ReportCell,
  ReportChart,
  ReportDocument,
  ReportTable,
} from '../../shared/domain/report/document.ts';
import { formatValue, metricName } from '../../shared/domain/report/format-figure.ts';
import { isHidden } from '../../shared/domain/report/mask.ts';
import { placeWhere } from '../../shared/domain/report/place-name.ts';
import { shownPlaces } from '../../shared/domain/report/parts.ts';
import type { Place } from '../../shared/domain/report/places.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { translate, type MessageKey } from '../../shared/messages/translate.ts';
import { officeChart } from '../../shared/domain/report/office-chart.ts';
import { chartWords } from './chart-words.ts';
import { officeFonts } from './office/fonts.ts';
import {
  createXlsx,
  type OutCell,
  type OutColumn,
  type XlsxWriter,
} from '../imports/write/xlsx-writer.ts';
import { writeRowsBehind, type RowsBehind, type RowsWishes } from './xlsx-rows.ts';

/**
 * A workbook: the words, the figures, where the rows behind each number are, a sheet per table of the
 * document, and the rows. Nothing is left of it when that fails.
 */
export const writeReportXlsx = (
  path: string,
  document: ReportDocument,
  { facts, parts }: Pick<Retrospective, 'facts' | 'parts'>,
  behind: readonly RowsBehind[],
  wishes: RowsWishes,
): void => {
  const book = createXlsx(path);
  try {
    const { language, mask } = wishes;
    writeWords(book, document);
    writeFigures(book, facts, shownPlaces(facts, parts), language, mask);
    for (const section of document.sections)
      for (const block of section.blocks) {
        if (block.kind === 'table') writeTable(book, block);
        if (block.kind === 'chart') writeChart(book, block.chart, block.alt, language);
      }
    writeRowsBehind(book, behind, facts, INDEX_POSITION, wishes);
    book.finish();
  } catch (error) {
    book.discard();
    rmSync(path, { force: true });
    throw error;
  }
};

/** After the words and the figures. */
const INDEX_POSITION = 2;

/** Everything of the document that is text, section by section. */
const writeWords = (book: XlsxWriter, document: ReportDocument): void => {
  const sheet = book.sheet(document.subtitle, [
    { header: document.title, width: 24 },
    { header: '', width: 110 },
  ]);
  for (const line of document.facts) sheet.row([null, line]);
  for (const { heading, blocks } of document.sections) {
    const lines = blocks.flatMap((block) => [
      ...(block.message === undefined ? [] : [block.message]),
      ...textsOf(block),
    ]);
    lines.forEach((line, index) => sheet.row([index === 0 ? heading : null, line]));
  }
  sheet.close();
};

const textsOf = (block: ReportBlock): readonly string[] => {
  switch (block.kind) {
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'tree':
      return [
        block.title,
        ...block.items.map((item) => `${'\u3000'.repeat(item.level)}• ${treeText(item)}`),
      ];
    default:
      return [];
  }
};

/** A sheet of its own for a table; numbers stay numbers. */
export const writeTable = (
  book: XlsxWriter,
  block: Pick<ReportTable, 'title' | 'columns' | 'rows'>,
): void => {
  const sheet = book.sheet(block.title, columnsOf(block));
  for (const row of block.rows) sheet.row(row.map(outCell));
  sheet.close();
};

const columnsOf = ({ columns }: Pick<ReportTable, 'columns'>): OutColumn[] =>
  columns.map(({ header, align }, index) => ({
    header,
    width: align === 'right' ? 14 : index === 0 ? 28 : 32,
  }));

/** A sheet with the numbers of a chart, and the chart beside them where an office program draws it. */
const writeChart = (
  book: XlsxWriter,
  chart: ReportChart,
  alt: string | undefined,
  language: Language,
): void => {
  const table = chartTable(chart, chartWords(language));
  const office = officeChart(chart, translate(language, 'retrospectives.value'));
  if (office === null || office.categories.length === 0) return writeTable(book, table);
  // The days of a line are told apart by their period: each is a column of its own behind the table.
  const apart = chart.type === 'daily' ? office.series : [];
  const first = apart.length > 0 ? table.columns.length : 1;
  const sheet = book.sheet(
    table.title,
    [...columnsOf(table), ...apart.map(({ name }) => ({ header: name, width: 14 }))],
    { fitsPage: true },
  );
  table.rows.forEach((row, at) =>
    sheet.row([...row.map(outCell), ...apart.map(({ values }) => values[at] ?? null)]),
  );
  sheet.close({
    type: office.type,
    title: office.title,
    alt: alt ?? office.title,
    categories: table.rows.map(([category]) => category!.text),
    series: office.series.map((series, index) => ({ ...series, column: first + index })),
    fonts: officeFonts[language],
  });
};

const outCell = (cell: ReportCell): OutCell =>
  cell.number === undefined || cell.number === null
    ? cell.text
    : { value: cell.number, format: cell.format ?? 'decimal' };

/** An end of an interval: of a score in points, else a share. */
const bound = ({ unit, interval }: Figure, index: 0 | 1): OutCell =>
  interval === null
    ? null
    : { value: interval[index], format: unit === 'score' ? 'decimal' : 'percent' };

const writeFigures = (
  book: XlsxWriter,
  facts: Facts,
  shown: readonly Place[],
  language: Language,
  mask: boolean,
): void => {
  const say = (key: MessageKey): string => translate(language, key);
  const sheet = book.sheet(say('retrospectives.sheet-figures'), [
    { header: say('retrospectives.metric'), width: 18 },
    { header: say('retrospectives.when'), width: 12 },
    { header: say('retrospectives.display'), width: 16 },
    { header: say('retrospectives.value'), width: 14 },
    { header: say('retrospectives.numerator'), width: 14 },
    { header: say('retrospectives.denominator'), width: 12 },
    { header: say('retrospectives.sample'), width: 10 },
    { header: say('retrospectives.low'), width: 11 },
    { header: say('retrospectives.high'), width: 11 },
    { header: say('retrospectives.complete'), width: 10 },
    { header: say('retrospectives.reason'), width: 28 },
    { header: say('metrics.definition'), width: 70 },
    { header: 'id', width: 22 },
  ]);
  const writing = writingOf(language, facts.currency, facts.zone, facts.definitions);
  const add = (when: string, figure: Figure): void => {
    const { number, format } = figureNumber(figure, facts.currency);
    const { numerator, denominator, reason } = figure;
    sheet.row([
      metricName(language, figure.id),
      when,
      formatValue(language, figure.value, figure.unit, facts.currency),
      number === null ? null : { value: number, format },
      numerator === null || figure.unit !== 'minor'
        ? numerator
        : { value: majorUnits(numerator, facts.currency), format: 'decimal' },
      denominator,
      figure.n,
      bound(figure, 0),
      bound(figure, 1),
      say(figure.complete ? 'retrospectives.yes' : 'retrospectives.no'),
      reason === null ? null : say(`metrics.reason-${reason}`),
      writing.definitionOf(figure.id),
      figure.id,
    ]);
  };
  for (const place of shown)
    if (place.figure !== null && !(mask && isHidden(place.figure)))
      add(placeWhere(place, writing), place.figure);
  sheet.close();
};
