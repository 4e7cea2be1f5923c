import type { Language } from '../../../shared/messages/languages.ts';
import { currencyDigits, formatNumber } from '../../../shared/messages/format.ts';

/** An amount as it stands in a box: no symbol, its decimals only where it has any. */
export const moneyText = (
  language: Language,
  minor: number | null,
  currency: string,
  alien: boolean,
): string => {
  if (minor === null) return '';
  const digits = currencyDigits(currency);
  const whole = minor % 10 ** digits === 0;
  const text = formatNumber(language, minor / 10 ** digits, whole ? 0 : digits);
  return alien ? `${currency} ${text}` : text;
};
