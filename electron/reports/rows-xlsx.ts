import type { FigureEntity } from '../../shared/domain/metrics/figure.ts';
import { majorUnits, rowHeaders, rowTitle } from '../../shared/domain/report/blocks/cells.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { translate } from '../../shared/messages/translate.ts';
import { isLocalDate } from '../../shared/domain/values/days.ts';
import { createXlsx, type OutCell } from '../imports/write/xlsx-writer.ts';

interface Block {
  readonly entity: FigureEntity;
  readonly total: number;
  readonly sum: number;
  readonly rows: readonly {
    readonly uid: string;
    readonly title: string | null;
    readonly detail: string | null;
    readonly value: number;
  }[];
}

interface Wishes {
  readonly label: string;
  readonly about: readonly string[];
  readonly currency: string | null;
  readonly language: Language;
}

/** The rows behind a number, one under the other, then what the number means; how many rows. */
export const writeRowsXlsx = async (
  path: string,
  blockAt: (offset: number) => Promise<Block>,
  { label, about, currency, language }: Wishes,
): Promise<number> => {
  const first = await blockAt(0);
  const valueOf = (value: number): OutCell =>
    currency === null ? value : { value: majorUnits(value, currency), format: 'decimal' };
  const [title, detail] = rowHeaders[first.entity];
  const book = createXlsx(path);
  const sheet = book.sheet(label, [
    { header: translate(language, title), width: 28 },
    { header: translate(language, detail), width: 28 },
    { header: translate(language, 'retrospectives.value'), width: 14 },
    { header: 'uid', width: 34 },
  ]);
  let written = 0;
  for (let block = first; ; block = await blockAt(written)) {
    for (const row of block.rows) {
      const date = row.detail !== null && isLocalDate(row.detail) ? { date: row.detail } : null;
      sheet.row([
        rowTitle(language, first.entity, row.title),
        date ?? row.detail,
        valueOf(row.value),
        row.uid,
      ]);
    }
    written += block.rows.length;
    if (written >= first.total || block.rows.length === 0) break;
  }
  sheet.close();
  const note = book.sheet(translate(language, 'metrics.definition'), [
    { header: translate(language, 'retrospectives.metric'), width: 24 },
    { header: label, width: 90 },
  ]);
  for (const line of about) note.row([null, line]);
  note.row([translate(language, 'rows.number'), first.total]);
  note.row([translate(language, 'rows.sum'), valueOf(first.sum)]);
  note.close();
  book.finish();
  return written;
};
