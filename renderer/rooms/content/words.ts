import type { ContentItem } from '../../../shared/contract/content.ts';
import type { ContentType } from '../../../shared/domain/content/kinds.ts';
import { translate, translateAny } from '../../../shared/messages/translate.ts';
import type { Language } from '../../../shared/messages/languages.ts';

export const typeText = (language: Language, type: ContentType | null): string =>
  translate(language, type === null ? 'content.no-type' : `content.type-${type}`);

export const channelText = (language: Language, channel: string): string =>
  channel === '' ? translate(language, 'content.no-channel') : channel;

/** Type, channel, state and plan of an item in one line. */
export const factsText = (language: Language, item: ContentItem): string =>
  [
    item.time,
    typeText(language, item.type),
    channelText(language, item.channel),
    translate(language, `content.state-${item.state}`),
    item.layer === null ? null : translate(language, `content.layer-${item.layer}`),
  ]
    .filter((part) => part !== null)
    .join(' · ');

export const ruleText = (
  language: Language,
  rule: { readonly channel: string | null; readonly perWeek: number },
  communityName: string | null,
): string => {
  const { channel } = rule;
  const who =
    communityName !== null && channel !== null
      ? translate(language, 'content.cadence-both', { community: communityName, channel })
      : (communityName ?? channel ?? translate(language, 'content.cadence-everything'));
  return translate(language, 'content.cadence-rule', { who, count: rule.perWeek });
};

/** 0 Sunday to 6 Saturday. */
export const weekdayText = (
  language: Language,
  weekday: number,
  length: 'short' | 'long' = 'short',
): string =>
  // 2026-11-01 was a Sunday.
  new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' }).format(
    Date.UTC(2026, 10, 1 + weekday),
  );

export const monthText = (language: Language, date: string): string =>
  new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );

/** The key of a theme written in words of this language, else the words themselves. */
export const themeKey = (language: Language, text: string): string =>
  ['industry', 'product', 'experience', 'holiday', 'hot-topic'].find(
    (key) => translateAny(language, `content.theme-${key}`) === text,
  ) ?? text;
