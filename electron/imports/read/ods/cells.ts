import type { Cell } from '../../../../shared/domain/cells.ts';
import { numberCell } from '../xlsx/rows.ts';
import { clock } from '../xlsx/serials.ts';

/** A cell by the value that it declares; its text is only what a person would see. */
export const odsCell = (attributes: Readonly<Record<string, string>>, text: string): Cell => {
  if (attributes['calcext:value-type'] === 'error')
    return { kind: 'error', text: text === '' ? '#N/A' : text };
  switch (attributes['office:value-type']) {
    case 'float':
    case 'percentage':
    case 'currency':
      return numberCell(attributes['office:value'] ?? '', 'number', { epoch1904: false });
    case 'boolean':
      return attributes['office:boolean-value'] === 'true';
    case 'date':
      return dateCell(attributes['office:date-value'] ?? text);
    case 'time':
      return timeCell(attributes['office:time-value'] ?? '') ?? (text === '' ? null : text);
    default: {
      const said = attributes['office:string-value'] ?? text;
      return said === '' ? null : said;
    }
  }
};

const dateCell = (value: string): Cell => {
  const found = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(value);
  if (found === null) return value === '' ? null : value;
  return found[2] === undefined || found[2] === '00:00:00'
    ? { kind: 'date', text: found[1]! }
    : { kind: 'instant', text: `${found[1]}T${found[2]}` };
};

const DAY_SECONDS = 86_400;

/** `PT10H05M00S`: a time of day below a day, a duration from there on. */
const timeCell = (value: string): Cell | null => {
  const found = /^(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?$/.exec(value);
  if (found === null) return null;
  const [days, hours, minutes] = [found[2], found[3], found[4]].map((part) => Number(part ?? 0));
  const seconds = Math.round(Number((found[5] ?? '0').replace(',', '.')));
  const total = days! * DAY_SECONDS + hours! * 3600 + minutes! * 60 + seconds;
  return found[1] === '' && total < DAY_SECONDS
    ? { kind: 'time', text: clock(total) }
    : { kind: 'duration', text: clock(found[1] === '' ? total : -total) };
};
