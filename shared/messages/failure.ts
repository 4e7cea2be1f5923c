import type { ErrorData } from '../contract/error-data.ts';
import { formatInstant } from './format.ts';
import type { Language } from './languages.ts';
import { translateAny } from './translate.ts';

/**
 * The sentence and the next step of a failure. `since` (an ISO instant) reads as local time of
 * `zone`, the zone of the machine that shows it; `next` is null where there is none.
 */
export const failureWords = (
  language: Language,
  { code, id, params, choices }: ErrorData,
  zone: string,
): { readonly sentence: string; readonly next: string | null } => {
  const sinceMs = Date.parse(String(params['since'] ?? ''));
  const values = {
    id,
    ...params,
    ...(Number.isNaN(sinceMs) ? {} : { since: formatInstant(sinceMs, zone) }),
  };
  // Where there are choices, the next step is to make one.
  const nextOf = (choices?.length ?? 0) > 0 ? 'needs-decision' : code;
  return {
    sentence: translateAny(language, `errors.${code}`, values) ?? code,
    next: translateAny(language, `errors.${nextOf}-next`, values),
  };
};
