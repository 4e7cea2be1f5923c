import type { Language } from '../../../shared/messages/languages.ts';
import { formatTime } from '../../../shared/messages/format.ts';
import { translate } from '../../../shared/messages/translate.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const two = (n: number): string => String(n).padStart(2, '0');

/** A span as a clock, `4:05` or `1:04:05`; without its sign. */
export const clockSpan = (ms: number): string => {
  const seconds = Math.floor(Math.abs(ms) / SECOND_MS);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = two(seconds % 60);
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${two(minutes)}:${rest}`;
};

/** A span in words, in the two largest units that tell something: `1 小时 5 分钟`. */
export const spanWords = (language: Language, ms: number): string => {
  const left = Math.abs(ms);
  const say = (key: 'days' | 'hours' | 'mins' | 'secs', n: number): string | null =>
    n === 0 ? null : translate(language, `runSheet.span-${key}`, { n });
  const parts =
    left >= DAY_MS
      ? [
          say('days', Math.floor(left / DAY_MS)),
          say('hours', Math.floor((left % DAY_MS) / HOUR_MS)),
        ]
      : left >= HOUR_MS
        ? [
            say('hours', Math.floor(left / HOUR_MS)),
            say('mins', Math.floor((left % HOUR_MS) / MINUTE_MS)),
          ]
        : [
            say('mins', Math.floor(left / MINUTE_MS)),
            say('secs', Math.floor((left % MINUTE_MS) / SECOND_MS)),
          ];
  const said = parts.filter((part) => part !== null).join(' ');
  return said === '' ? translate(language, 'runSheet.span-secs', { n: 0 }) : said;
};

/** What is left of a time: whole seconds that count to nought; from a day on in words. */
export const countdown = (language: Language, leftMs: number): string =>
  leftMs >= DAY_MS
    ? spanWords(language, leftMs)
    : clockSpan(Math.ceil(leftMs / SECOND_MS) * SECOND_MS);

/** By how much something is later, longer, or not, in words. */
export const differenceWords = (
  language: Language,
  ms: number,
  kind: 'start' | 'length',
): string => {
  if (Math.abs(ms) < SECOND_MS) return translate(language, `runSheet.${kind}-same`);
  const span = spanWords(language, ms);
  return translate(language, `runSheet.${kind}-${ms > 0 ? 'more' : 'less'}`, { span });
};

/** A time of the sheet: of the day, or from the start of an event that has no date yet. */
export const plannedTime = (
  atMs: number,
  event: { readonly startAtMs: number | null },
  zone: string,
): string => {
  if (event.startAtMs !== null) return formatTime(atMs, zone);
  const minutes = Math.round(Math.abs(atMs) / MINUTE_MS);
  return `${atMs < 0 ? '−' : '+'}${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
};
