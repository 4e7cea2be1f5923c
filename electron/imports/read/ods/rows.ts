import type { Cell, SheetRow } from '../../../../shared/domain/cells.ts';
import type { Caps } from '../caps.ts';
import { createMarkupReader } from '../markup/markup-reader.ts';
import { createRowBuilder, createTextGatherer } from '../markup/row-builder.ts';
import type { TextCounts } from '../text-rows.ts';
import { odsCell } from './cells.ts';

export interface OdsSheet {
  readonly name: string;
  readonly hidden: boolean;
}

type Attributes = Readonly<Record<string, string>>;
/** What stands in a cell without being its text. */
const notes: ReadonlySet<string> = new Set([
  'office:annotation',
  'text:ruby-text',
  'text:note',
  'draw:frame',
  'draw:custom-shape',
]);

/** Reads the `wanted`-th sheet out of `content.xml`, and lists them all. */
export const createOdsRows = (wanted: number, caps: Caps, counts: TextCounts, file: string) => {
  const builder = createRowBuilder(caps, counts, file);
  const gatherer = createTextGatherer(caps.cellCharacters, file);
  const hiddenStyles = new Set<string>();
  const sheets: OdsSheet[] = [];
  let style = '';
  let tables = 0;
  let aside = 0;
  let repeatedRows = 1;
  let cell: Attributes | null = null;
  let paragraphs = 0;
  let inParagraph = 0;
  const reading = (): boolean => tables === 1 && sheets.length - 1 === wanted && aside === 0;

  const open = (name: string, attributes: Attributes): void => {
    if (name === 'style:style') style = attributes['style:name'] ?? '';
    else if (name === 'style:table-properties' && attributes['table:display'] === 'false')
      hiddenStyles.add(style);
    else if (name === 'table:table') {
      tables += 1;
      if (tables === 1)
        sheets.push({
          name: attributes['table:name'] ?? '',
          hidden: hiddenStyles.has(attributes['table:style-name'] ?? ''),
        });
    } else if (notes.has(name) || name === 'table:tracked-changes') aside += 1;
    else if (!reading()) return;
    else if (name === 'table:table-row') {
      builder.startRow(null);
      repeatedRows = repetition(attributes['table:number-rows-repeated']);
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      cell = attributes;
      paragraphs = 0;
      gatherer.take();
    } else if (cell !== null) inCell(name, attributes);
  };
  const inCell = (name: string, attributes: Attributes): void => {
    if (name === 'text:p') {
      if (paragraphs++ > 0) gatherer.add('\n');
      inParagraph += 1;
    } else if (name === 'text:s')
      gatherer.add(' '.repeat(Math.min(caps.cellCharacters, repetition(attributes['text:c']))));
    else if (name === 'text:tab') gatherer.add('\t');
    else if (name === 'text:line-break') gatherer.add('\n');
  };
  const close = (name: string): void => {
    if (name === 'table:table') tables -= 1;
    else if (notes.has(name) || name === 'table:tracked-changes') aside -= 1;
    else if (!reading()) return;
    else if (name === 'text:p') inParagraph = Math.max(0, inParagraph - 1);
    else if (name === 'table:table-row') builder.endRow(repeatedRows);
    else if (cell !== null && name.endsWith('table-cell')) {
      const value: Cell = name === 'table:table-cell' ? odsCell(cell, gatherer.take()) : null;
      builder.cell(value, repetition(cell['table:number-columns-repeated']));
      cell = null;
      inParagraph = 0;
    }
  };
  const reader = createMarkupReader(
    {
      open,
      text: (text) => {
        // White space between words is one space; more of it has elements of its own.
        if (inParagraph > 0 && reading()) gatherer.add(text.replaceAll(/[ \t\r\n]+/g, ' '));
      },
      close,
    },
    { xml: true, file },
  );
  return {
    sheets: (): readonly OdsSheet[] => sheets,
    /** True when the wanted sheet has ended and the rest need not be read. */
    past: (): boolean => sheets.length - 1 > wanted,
    push: (text: string): SheetRow[] => {
      reader.push(text);
      return builder.take();
    },
    end: (): SheetRow[] => {
      reader.end();
      return builder.take();
    },
  };
};

const repetition = (text: string | undefined): number => {
  const count = Number.parseInt(text ?? '', 10);
  return Number.isInteger(count) && count > 0 ? count : 1;
};
