import { useMemo } from 'react';
import { useAppearance } from '../../../app/appearance.tsx';
import { useSettings } from '../../../app/program.tsx';
import { useToday } from '../../../app/today.ts';
import { useFields } from '../queries.ts';
import type { About } from '../conditions/fact-text.ts';
import { useNames } from '../conditions/names.tsx';
import { useTiers } from './queries.ts';

/** What the words of conditions need to know, from the page they stand on. */
export const useAbout = (): About => {
  const { language } = useAppearance();
  const { currency } = useSettings();
  const today = useToday();
  const fields = useFields();
  const saved = useTiers().data?.names;
  const { names: chosen } = useNames();
  return useMemo(
    () => ({ language, currency, today, names: { ...saved, ...chosen }, fields }),
    [language, currency, today, saved, chosen, fields],
  );
};
