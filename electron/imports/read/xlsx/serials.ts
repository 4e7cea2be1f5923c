import type { Cell } from '../../../../shared/domain/cells.ts';
import type { NumberKind } from './styles.ts';

const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** A numeric cell as its style means it; serials become dates by whole-number arithmetic. */
export const styledNumber = (value: number, kind: NumberKind, epoch1904: boolean): Cell => {
  switch (kind) {
    case 'number':
      return value;
    case 'text':
      return String(value);
    case 'duration':
      return { kind: 'duration', text: clock(Math.round(value * 86_400)) };
    case 'time':
      // Rounded to whole seconds the last half second of a day is midnight.
      return value >= 0 && value < 1
        ? { kind: 'time', text: clock(Math.round(value * 86_400) % 86_400) }
        : dated(value, 'instant', epoch1904);
    case 'date':
    case 'instant':
      return dated(value, kind, epoch1904);
    default: {
      const never: never = kind;
      return never;
    }
  }
};

const dated = (serial: number, kind: 'date' | 'instant', epoch1904: boolean): Cell => {
  if (serial < 0 || serial >= 2_958_466) return serial;
  let days = Math.floor(serial);
  let seconds = Math.round((serial - days) * 86_400);
  if (seconds === 86_400) {
    days += 1;
    seconds = 0;
  }
  // 1900 is no leap year, but its serial 60 is "1900-02-29": before it, days count from one later.
  const shift = !epoch1904 && days < 60 ? 1 : 0;
  if (!epoch1904 && days === 0) return { kind: 'time', text: clock(seconds) };
  const date = new Date((epoch1904 ? EPOCH_1904 : EPOCH_1900) + (days + shift) * DAY_MS)
    .toISOString()
    .slice(0, 10);
  // A date with a time of day keeps it, whatever the format shows.
  return kind === 'date' && seconds === 0
    ? { kind: 'date', text: date }
    : { kind: 'instant', text: `${date}T${clock(seconds)}` };
};

const two = (n: number): string => String(n).padStart(2, '0');
export const clock = (seconds: number): string => {
  const sign = seconds < 0 ? '-' : '';
  const whole = Math.abs(seconds);
  return `${sign}${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
};
