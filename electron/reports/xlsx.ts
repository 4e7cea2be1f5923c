import type { Facts } from '../../shared/contract/retrospectives.ts';
import type { ReportCell, ReportDocument } from '../../shared/domain/report/document.ts';
import {
  figureDetails,
  formatValue,
  metricName,
} from '../../shared/domain/report/format-figure.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { translate } from '../../shared/messages/translate.ts';
import { createXlsx, type OutCell } from '../imports/write/xlsx-writer.ts';

export interface RowsBehind {
  readonly metric: string;
  readonly rows: readonly {
    readonly title: string | null;
    readonly detail: string | null;
    readonly value: number;
    readonly uid: string;
  }[];
}

/** A workbook: the figures, a sheet per table of the document, and the rows behind the KPIs. */
export const writeReportXlsx = (
  path: string,
  document: ReportDocument,
  facts: Facts,
  behind: readonly RowsBehind[],
  language: Language,
): void => {
  const book = createXlsx(path);
  writeFigures(book, facts, language);
  for (const section of document.sections)
    for (const block of section.blocks) {
      if (block.kind !== 'table') continue;
      const sheet = book.sheet(
        block.title,
        block.columns.map((column) => ({ header: column.header, width: 18 })),
      );
      for (const row of block.rows) sheet.row(row.map(outCell));
      sheet.close();
    }
  for (const { metric, rows } of behind) {
    const sheet = book.sheet(
      `${translate(language, 'retrospectives.sheet-rows')} ${metricName(language, metric)}`,
      [
        { header: translate(language, 'retrospectives.member'), width: 24 },
        { header: '', width: 24 },
        { header: metricName(language, metric), width: 16 },
        { header: 'uid', width: 30 },
      ],
    );
    for (const row of rows) sheet.row([row.title, row.detail, row.value, row.uid]);
    sheet.close();
  }
  book.finish();
};

const outCell = (cell: ReportCell): OutCell => {
  if (cell.number === undefined || cell.number === null) return cell.text;
  return { value: cell.number, format: cell.format ?? 'decimal' };
};

const writeFigures = (
  book: ReturnType<typeof createXlsx>,
  facts: Facts,
  language: Language,
): void => {
  const sheet = book.sheet(translate(language, 'retrospectives.sheet-figures'), [
    { header: 'id', width: 22 },
    { header: translate(language, 'retrospectives.metric'), width: 18 },
    { header: '', width: 14 },
    { header: '', width: 16 },
    { header: translate(language, 'metrics.definition'), width: 80 },
  ]);
  const add = (when: string, figure: Facts['comparison'][number]['during']): void => {
    const scaled =
      figure.value === null ? null : figure.unit === 'minor' ? figure.value / 100 : figure.value;
    sheet.row([
      figure.id,
      `${metricName(language, figure.id)} · ${when}`,
      formatValue(language, figure.value, figure.unit, facts.currency),
      scaled === null
        ? null
        : {
            value: scaled,
            format:
              figure.unit === 'ratio' ? 'percent' : figure.unit === 'minor' ? 'decimal' : 'integer',
          },
      figureDetails(language, figure, facts.currency).join(' | '),
    ]);
  };
  for (const kpi of facts.kpis) if (kpi.actual !== null) add('KPI', kpi.actual);
  for (const { before, during, after } of facts.comparison) {
    add(translate(language, 'retrospectives.before'), before);
    add(translate(language, 'retrospectives.during'), during);
    add(translate(language, 'retrospectives.after'), after);
  }
  sheet.close();
};
