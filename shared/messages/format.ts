import type { Language } from './languages.ts';
import { translate } from './translate.ts';

/** Shown where a value is unknown; the reason belongs beside it. */
export const unknown = '—';

const numberFormats = new Map<string, Intl.NumberFormat>();
const numberFormat = (language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const id = `${language} ${JSON.stringify(options)}`;
  let format = numberFormats.get(id);
  if (format === undefined)
    numberFormats.set(id, (format = new Intl.NumberFormat(language, options)));
  return format;
};

/** A count or measure with thousands separated; `digits` fixes the decimals (default: up to 2). */
export const formatNumber = (language: Language, value: number | null, digits?: number): string =>
  value === null
    ? unknown
    : numberFormat(
        language,
        digits === undefined
          ? { maximumFractionDigits: 2 }
          : { minimumFractionDigits: digits, maximumFractionDigits: digits },
      ).format(value);

const durations = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** A span of time in the largest unit it fills twice, at least in minutes, with one decimal at most. */
export const formatDuration = (language: Language, ms: number | null): string => {
  if (ms === null) return unknown;
  const [unit, length] = durations.find(([, each]) => ms >= 2 * each) ?? durations.at(-1)!;
  return numberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(ms / length);
};

/** A share 0–1 as a percentage with one decimal. */
export const formatPercent = (language: Language, share: number | null): string =>
  share === null
    ? unknown
    : numberFormat(language, {
        style: 'percent',
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      }).format(share);

/** How sure the program is of a guess, in whole per cent: it knows no finer. */
export const formatSureness = (language: Language, share: number): string =>
  numberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** A difference of two shares, signed, in percentage points with one decimal. */
export const formatPoints = (language: Language, difference: number | null): string =>
  difference === null
    ? unknown
    : translate(language, 'common.percentage-points', {
        value: numberFormat(language, {
          minimumFractionDigits: 1,
          maximumFractionDigits: 1,
          signDisplay: 'exceptZero',
        }).format(difference * 100),
      });

/** Both ends of an interval of a difference of measures: `-0.4 – +2.1`. */
export const formatNumberRange = (
  language: Language,
  [low, high]: readonly [number, number],
): string => {
  const format = numberFormat(language, {
    maximumSignificantDigits: 3,
    signDisplay: 'exceptZero',
  });
  return `${format.format(low)} – ${format.format(high)}`;
};

/** Both ends of an interval of a difference: `+2.3 – +17.4 percentage points`. */
export const formatPointsRange = (
  language: Language,
  [low, high]: readonly [number, number],
): string => {
  const format = numberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  return translate(language, 'common.percentage-points', {
    value: `${format.format(low * 100)} – ${format.format(high * 100)}`,
  });
};

/** Decimals of a currency's minor unit (2 for CNY, 0 for JPY); unknown codes count as 2. */
export const currencyDigits = (currency: string): number => {
  try {
    const options = numberFormat('en', { style: 'currency', currency }).resolvedOptions();
    return options.maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
};

/** An amount in minor units with its currency. */
export const formatMoney = (
  language: Language,
  amountMinor: number | null,
  currency: string,
): string => {
  if (amountMinor === null) return unknown;
  const amount = amountMinor / 10 ** currencyDigits(currency);
  try {
    return numberFormat(language, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    }).format(amount);
  } catch {
    return `${formatNumber(language, amount, 2)} ${currency}`;
  }
};

/** Both ends of an interval of a difference of money, signed. */
export const formatMoneyRange = (
  language: Language,
  range: readonly [number, number],
  currency: string,
): string =>
  range
    .map(
      (amount) => `${amount > 0 ? '+' : ''}${formatMoney(language, Math.round(amount), currency)}`,
    )
    .join(' – ');

const partsFormats = new Map<string, Intl.DateTimeFormat>();
const localParts = (atMs: number, zone: string): Readonly<Record<string, string>> => {
  let format = partsFormats.get(zone);
  if (format === undefined)
    partsFormats.set(
      zone,
      (format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      })),
    );
  return Object.fromEntries(format.formatToParts(atMs).map((part) => [part.type, part.value]));
};

/** The local date `2026-11-23` of an instant (ms, UTC) in an IANA zone. */
export const formatDate = (atMs: number | null, zone: string): string => {
  if (atMs === null) return unknown;
  const part = localParts(atMs, zone);
  return `${part['year']?.padStart(4, '0')}-${part['month']}-${part['day']}`;
};

/** The local time `14:05` of an instant. */
export const formatTime = (atMs: number | null, zone: string): string => {
  if (atMs === null) return unknown;
  const part = localParts(atMs, zone);
  return `${part['hour']}:${part['minute']}`;
};

/** Date and time, `2026-11-23 14:05`. */
export const formatInstant = (atMs: number | null, zone: string): string =>
  atMs === null ? unknown : `${formatDate(atMs, zone)} ${formatTime(atMs, zone)}`;

/** A file size: bytes below 1,024, then KB, MB or GB with one decimal. */
export const formatBytes = (language: Language, bytes: number | null): string => {
  if (bytes === null) return unknown;
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${formatNumber(language, value, unit === 0 ? 0 : 1)} ${units[unit]}`;
};
