import type { Cell, SheetRow } from '../../../../shared/domain/cells.ts';
import type { Caps } from '../caps.ts';
import type { TextCounts } from '../text-rows.ts';
import { numberCell } from '../xlsx/rows.ts';
import { createMarkupReader } from './markup-reader.ts';
import { createRowBuilder, createTextGatherer } from './row-builder.ts';

export interface Xml2003Sheet {
  readonly name: string;
  hidden: boolean;
}

/** Reads the `wanted`-th sheet of a workbook in the XML of Excel 2003, and lists them all. */
export const createXml2003Rows = (wanted: number, caps: Caps, counts: TextCounts, file: string) => {
  const builder = createRowBuilder(caps, counts, file);
  const gatherer = createTextGatherer(caps.cellCharacters, file);
  const sheets: Xml2003Sheet[] = [];
  let type: string | null = null;
  let value: Cell = null;
  let across = 0;
  let visible = false;
  const reading = (): boolean => sheets.length - 1 === wanted;
  const reader = createMarkupReader(
    {
      open: (tag, attributes) => {
        const name = local(tag);
        if (name === 'Worksheet')
          sheets.push({ name: attributeOf(attributes, 'Name') ?? '', hidden: false });
        else if (name === 'Visible') visible = true;
        else if (!reading()) return;
        else if (name === 'Row') builder.startRow(placeOf(attributes));
        else if (name === 'Cell') {
          const place = placeOf(attributes);
          if (place !== null) builder.skipTo(place - 1);
          across = Number(attributeOf(attributes, 'MergeAcross') ?? 0) || 0;
          value = null;
        } else if (name === 'Data') type = attributeOf(attributes, 'Type') ?? 'String';
      },
      text: (text) => {
        if (type !== null) gatherer.add(text);
        else if (visible && text.includes('Hidden')) sheets.at(-1)!.hidden = true;
      },
      close: (tag) => {
        const name = local(tag);
        if (name === 'Visible') visible = false;
        if (!reading()) return;
        if (name === 'Data') {
          value = cellOf(gatherer.take(), type ?? 'String');
          type = null;
        } else if (name === 'Cell') {
          builder.cell(value, 1);
          builder.skipTo(builder.column() + Math.min(across, caps.columns));
        } else if (name === 'Row') builder.endRow(1);
      },
    },
    { xml: true, file },
  );
  return {
    sheets: (): readonly Xml2003Sheet[] => sheets,
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

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
const attributeOf = (attributes: Readonly<Record<string, string>>, name: string): string | null =>
  attributes[`ss:${name}`] ?? attributes[name] ?? null;
const placeOf = (attributes: Readonly<Record<string, string>>): number | null => {
  const place = Number(attributeOf(attributes, 'Index') ?? 0);
  return Number.isInteger(place) && place > 0 ? place : null;
};

const cellOf = (text: string, type: string): Cell => {
  if (text === '') return null;
  switch (type) {
    case 'Number':
      return numberCell(text.trim(), 'number', { epoch1904: false });
    case 'Boolean':
      return text.trim() === '1';
    case 'Error':
      return { kind: 'error', text };
    case 'DateTime':
      return dateCell(text);
    default:
      return text;
  }
};

/** `2026-06-19T10:00:00.000`; a time of day stands on the last day of 1899. */
const dateCell = (text: string): Cell => {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})/.exec(text.trim());
  if (found === null) return text;
  const [, day, time] = found as unknown as [string, string, string];
  if (day === '1899-12-31') return { kind: 'time', text: time };
  return time === '00:00:00'
    ? { kind: 'date', text: day }
    : { kind: 'instant', text: `${day}T${time}` };
};
