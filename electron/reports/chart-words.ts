import type { ChartWords } from '../../shared/domain/report/chart-table.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { translate } from '../../shared/messages/translate.ts';

export const chartWords = (language: Language): ChartWords => ({
  value: translate(language, 'retrospectives.value'),
  date: translate(language, 'retrospectives.chart-date'),
  from: translate(language, 'retrospectives.chart-from'),
  to: translate(language, 'retrospectives.chart-to'),
});
