import type { SilenceGroup } from '../../../../shared/contract/silence.ts';
import {
  BASELINE_LEAST_DAYS,
  BASELINE_MOST_DAYS,
  LAPSE_LEAST_EXPECTED,
  LAPSE_QUIET_DAYS,
  LAPSE_RATIO,
} from '../../../../shared/domain/metrics/presence.ts';
import { ADMIT_LIMIT, FULL_SHARE } from '../../../../shared/domain/metrics/replacement.ts';
import { formatNumber } from '../../../../shared/messages/format.ts';
import type { Language } from '../../../../shared/messages/languages.ts';
import { translate } from '../../../../shared/messages/translate.ts';

const wholePercent = (language: Language, share: number): string =>
  `${formatNumber(language, share * 100)}%`;

export const fullShareText = (language: Language): string => wholePercent(language, FULL_SHARE);

/** Who is in a group, with the limits that decide it. */
export const groupHelp = (language: Language, group: SilenceGroup): string =>
  translate(language, `silence.help-${group}`, {
    ratio: wholePercent(language, LAPSE_RATIO),
    least: BASELINE_LEAST_DAYS,
    most: BASELINE_MOST_DAYS,
    expected: LAPSE_LEAST_EXPECTED,
    quiet: LAPSE_QUIET_DAYS,
    share: fullShareText(language),
    limit: ADMIT_LIMIT,
  });
