import type { Zoom } from './types.ts';

interface Scale {
  readonly unit: 'hour' | 'day' | 'week' | 'month' | 'year';
  readonly step: number;
  readonly format: (date: Date) => string;
}

export interface ZoomLevel {
  /** Upper and lower line of the axis. */
  readonly scales: readonly [Scale, Scale];
  readonly minColumnWidth: number;
  /** Minutes that a drag snaps to. */
  readonly snapMinutes: number;
  /** Empty time shown before the first and after the last task, in days. */
  readonly marginDays: number;
}

/** Scales per zoom, labelled by the platform's own date formats of the language. */
export const zoomLevel = (zoom: Zoom, language: string): ZoomLevel => {
  const label = (options: Intl.DateTimeFormatOptions): ((date: Date) => string) => {
    const format = new Intl.DateTimeFormat(language, options);
    return (date) => format.format(date);
  };
  const dayLabel = label({ month: 'numeric', day: 'numeric', weekday: 'short' });
  switch (zoom) {
    case 'hour':
      return {
        scales: [
          { unit: 'day', step: 1, format: dayLabel },
          { unit: 'hour', step: 1, format: (date) => String(date.getHours()).padStart(2, '0') },
        ],
        minColumnWidth: 36,
        snapMinutes: 5,
        marginDays: 1,
      };
    case 'day':
      return {
        scales: [
          { unit: 'month', step: 1, format: label({ year: 'numeric', month: 'long' }) },
          { unit: 'day', step: 1, format: (date) => String(date.getDate()) },
        ],
        minColumnWidth: 34,
        snapMinutes: 60,
        marginDays: 3,
      };
    case 'week':
      return {
        scales: [
          { unit: 'month', step: 1, format: label({ year: 'numeric', month: 'long' }) },
          { unit: 'week', step: 1, format: label({ month: 'numeric', day: 'numeric' }) },
        ],
        minColumnWidth: 72,
        snapMinutes: 24 * 60,
        marginDays: 7,
      };
    case 'month':
      return {
        scales: [
          { unit: 'year', step: 1, format: label({ year: 'numeric' }) },
          { unit: 'month', step: 1, format: label({ month: 'short' }) },
        ],
        minColumnWidth: 72,
        snapMinutes: 24 * 60,
        marginDays: 31,
      };
    default: {
      const never: never = zoom;
      return never;
    }
  }
};
