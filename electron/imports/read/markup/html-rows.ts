import type { SheetRow } from '../../../../shared/domain/cells.ts';
import type { Caps } from '../caps.ts';
import type { TextCounts } from '../text-rows.ts';
import { createMarkupReader } from './markup-reader.ts';
import { createRowBuilder, createTextGatherer } from './row-builder.ts';

/** What HTML itself allows. */
const MAX_COLSPAN = 1_000;
const MAX_ROWSPAN = 65_534;
const unseen: ReadonlySet<string> = new Set(['script', 'style', 'title', 'template']);
const blocks: ReadonlySet<string> = new Set(['p', 'div', 'li', 'br']);

/**
 * Rows of all tables of a page, one below the other, as spreadsheet programs open it; the text of a
 * merged cell stands at its top left only.
 */
export const createHtmlRows = (caps: Caps, counts: TextCounts, file: string) => {
  const builder = createRowBuilder(caps, counts, file);
  const gatherer = createTextGatherer(caps.cellCharacters * 2, file);
  let rowNumber = 0;
  let inRow = false;
  let span: number | null = null;
  let hidden = 0;
  /** By column: the last row that a cell from above reaches into. */
  const reaches: number[] = [];
  let tables = 0;
  let seen = 0;

  const endCell = (): void => {
    if (span === null) return;
    const text = tidy(gatherer.take());
    builder.cell(text === '' ? null : text, 1);
    builder.skipTo(builder.column() + span - 1);
    span = null;
  };
  const endRow = (): void => {
    endCell();
    if (inRow) builder.endRow(1);
    inRow = false;
  };
  const startRow = (): void => {
    endRow();
    builder.startRow(null);
    rowNumber += 1;
    inRow = true;
  };
  const startCell = (attributes: Readonly<Record<string, string>>): void => {
    endCell();
    if (!inRow) startRow();
    let column = builder.column();
    while ((reaches[column] ?? 0) >= rowNumber) column += 1;
    builder.skipTo(column);
    span = whole(attributes['colspan'], MAX_COLSPAN);
    const last = rowNumber + whole(attributes['rowspan'], MAX_ROWSPAN) - 1;
    if (last > rowNumber)
      for (let n = column; n < Math.min(column + span, caps.columns); n++) reaches[n] = last;
  };
  const reader = createMarkupReader(
    {
      open: (name, attributes) => {
        if (unseen.has(name)) hidden += 1;
        else if (name === 'table') {
          // A table in a cell takes the row over; what the outer row still holds comes after it.
          endRow();
          if (tables++ === 0) reaches.length = 0;
          seen += 1;
        } else if (tables === 0) return;
        else if (name === 'tr') startRow();
        else if (name === 'td' || name === 'th') startCell(attributes);
        else if (span !== null && blocks.has(name)) gatherer.add('\n');
      },
      text: (text) => {
        if (span !== null && hidden === 0) gatherer.add(text.replaceAll(/[ \t\r\n\f]+/g, ' '));
      },
      close: (name) => {
        if (unseen.has(name)) hidden -= 1;
        else if (name === 'td' || name === 'th') endCell();
        else if (name === 'tr') endRow();
        else if (name === 'table') {
          endRow();
          tables -= 1;
        }
      },
    },
    { xml: false, file },
  );
  return {
    push: (text: string): SheetRow[] => {
      reader.push(text);
      return builder.take();
    },
    end: (): SheetRow[] => {
      reader.end();
      endRow();
      return builder.take();
    },
    tables: (): number => seen,
  };
};

const tidy = (text: string): string =>
  text
    .replaceAll(/ *\n[ \n]*/g, '\n')
    .replaceAll(/ {2,}/g, ' ')
    .trim();

const whole = (text: string | undefined, limit: number): number => {
  const number = Number.parseInt(text ?? '', 10);
  return Number.isInteger(number) && number > 0 ? Math.min(number, limit) : 1;
};
