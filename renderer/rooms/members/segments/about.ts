import { useMemo } from 'react';
import { useAppearance } from '../../../app/appearance.tsx';
import { useSettings } from '../../../app/program.tsx';
import { useToday } from '../../../app/today.ts';
import { useFields } from '../queries.ts';
import type { About } from '../conditions/fact-text.ts';

/** What the words of conditions need to know, of the open workspace. */
export const useAbout = (names: Readonly<Record<string, string>>): About => {
  const { language } = useAppearance();
  const { currency } = useSettings();
  const today = useToday();
  const fields = useFields();
  return useMemo(
    () => ({ language, currency, today, names, fields }),
    [language, currency, today, names, fields],
  );
};
