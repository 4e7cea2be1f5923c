import type { Cell } from '../cells.ts';
import { isSpecial } from '../cells.ts';
import { fold, isEmptyText, parsed, refused, type Parsed } from './parsed.ts';

const clock = /^(?:(\d+):)?(\d{1,2}):(\d{2})(?:\.\d+)?$/;
const words =
  /^(?:(\d+)(?:天|日|d|days?))?(?:(\d+)(?:小?时|小時|時|h|hours?|hrs?))?(?:(\d+)(?:分钟?|分鐘|m|mins?|minutes?))?(?:(\d+(?:\.\d+)?)(?:秒钟?|秒鐘|s|secs?|seconds?))?$/i;

/** A length of time in whole seconds: `123秒`, `2分3秒`, `00:02:03`, `1h 5m`, or a bare number of seconds. */
export const parseDuration = (cell: Cell): Parsed<number | null> => {
  if (cell === null) return parsed(null);
  if (typeof cell === 'number') return cell >= 0 ? parsed(Math.round(cell)) : unknown;
  if (typeof cell === 'boolean') return unknown;
  if (isSpecial(cell) && cell.kind !== 'time' && cell.kind !== 'duration')
    return cell.kind !== 'error' ? unknown : cell.text === '#N/A' ? parsed(null) : broken;
  const text = fold(isSpecial(cell) ? cell.text : cell).replaceAll(/\s/g, '');
  if (isEmptyText(text)) return parsed(null);
  if (/^\d+(?:\.\d+)?$/.test(text)) return parsed(Math.round(Number(text)));
  const time = clock.exec(text);
  if (time) return seconds(0, Number(time[1] ?? 0), Number(time[2]), Number(time[3]));
  const said = words.exec(text);
  if (said) return seconds(...([1, 2, 3, 4].map((n) => Number(said[n] ?? 0)) as Parts));
  return unknown;
};

type Parts = [days: number, hours: number, minutes: number, seconds: number];
const seconds = (...[days, hours, minutes, rest]: Parts): Parsed<number> =>
  parsed(Math.round(((days * 24 + hours) * 60 + minutes) * 60 + rest));
const unknown = refused('duration-unknown');
const broken = refused('cell-error');
