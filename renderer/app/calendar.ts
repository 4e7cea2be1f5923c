import dayjs from 'dayjs';
import 'dayjs/locale/en';
import 'dayjs/locale/zh-cn';
import 'dayjs/locale/zh-tw';
import updateLocale from 'dayjs/plugin/updateLocale';
import { useLayoutEffect } from 'react';

dayjs.extend(updateLocale);

/** Calendars of every language begin their weeks on this day (0 = Sunday). */
export const useWeekStart = (weekStart: number): void =>
  useLayoutEffect(() => {
    for (const locale of ['en', 'zh-cn', 'zh-tw']) dayjs.updateLocale(locale, { weekStart });
  }, [weekStart]);
