import { cellText, isSpecial, type Cell } from '../cells.ts';
import { fold, isEmptyText, parsed, refused, type Parsed } from './parsed.ts';

const SECOND_MS = 1000;
const clock = /^(?:(\d+):)?(\d+):(\d{1,2})(?:\.\d+)?$/;
const words =
  /^(?:(\d+)(?:小时|小時|时|時|h|hours?))?(?:(\d+)(?:分钟|分鐘|分|m|mins?|minutes?))?(?:(\d+(?:\.\d+)?)(?:秒钟|秒鐘|秒|s|secs?|seconds?)?)?$/i;

/** How long something took, in milliseconds: `123秒`, `2分3秒`, `00:02:03`; a bare number is seconds. */
export const parseDuration = (cell: Cell): Parsed<number | null> => {
  if (cell === null) return parsed(null);
  if (isSpecial(cell) && cell.kind === 'error')
    return cell.text === '#N/A' ? parsed(null) : refused('cell-error');
  const text = fold(cellText(cell)).replaceAll(/\s/g, '');
  if (isEmptyText(text)) return parsed(null);
  const found = clock.exec(text) ?? words.exec(text);
  if (found === null) return refused('duration-invalid');
  const [hours, minutes, seconds] = [1, 2, 3].map((part) => Number(found[part] ?? 0));
  return parsed(Math.round((hours! * 3600 + minutes! * 60 + seconds!) * SECOND_MS));
};
