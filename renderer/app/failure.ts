import { errorData } from '../../shared/contract/error-data.ts';
import type { ErrorData } from '../../shared/contract/error-data.ts';
import { failureWords } from '../../shared/messages/failure.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { translate } from '../../shared/messages/translate.ts';

/** What the program said about a failure; null when it did not come from the program. */
export const failureOf = (error: unknown): ErrorData | null => {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null;
  const parsed = errorData.safeParse(error.data);
  return parsed.success ? parsed.data : null;
};

export const hasCode = (error: unknown, code: ErrorData['code']): boolean =>
  failureOf(error)?.code === code;

/** True for work that the operator stopped: nothing to report. */
export const isCancelled = (error: unknown): boolean =>
  hasCode(error, 'cancelled') || (error instanceof Error && error.name === 'AbortError');

export interface FailureText {
  readonly sentence: string;
  readonly next: string | null;
  readonly id: string | null;
  readonly choices: readonly string[];
}

/** The sentence and the next step of a failure in the operator's language. */
export const failureText = (language: Language, error: unknown): FailureText => {
  const failure = failureOf(error);
  if (failure === null)
    return {
      sentence: translate(language, 'common.failure-of-page'),
      next: translate(language, 'common.failure-of-page-next'),
      id: null,
      choices: [],
    };
  return {
    ...failureWords(language, failure, Intl.DateTimeFormat().resolvedOptions().timeZone),
    id: failure.id,
    choices: failure.choices ?? [],
  };
};
