import type { ContentItem } from '../../contract/content.ts';
import type { Language } from '../../messages/languages.ts';
import { translate, translateAny } from '../../messages/translate.ts';

const columns = [
  'item-title',
  'state',
  'date',
  'time',
  'type',
  'channel',
  'community',
  'layer',
  'theme',
  'owner',
  'reads',
  'likes',
  'comments',
  'shares',
  'favourites',
  'as-of',
  'event',
  'campaign',
  'url',
  'note',
] as const;

export const contentHeads = (language: Language): string[] =>
  columns.map((column) => translate(language, `content.${column}`));

/** A theme in the operator's language; a theme of their own as it was written. */
export const themeText = (language: Language, theme: string): string =>
  translateAny(language, `content.theme-${theme}`) ?? theme;

/** One line of the exported list, in the order of the heads. */
export const contentCells = (language: Language, item: ContentItem): (string | number)[] => {
  const { result } = item;
  return [
    item.title,
    translate(language, `content.state-${item.state}`),
    item.date ?? '',
    item.time ?? '',
    item.type === null ? '' : translate(language, `content.type-${item.type}`),
    item.channel,
    item.communityName ?? '',
    item.layer === null ? '' : translate(language, `content.layer-${item.layer}`),
    item.theme === null ? '' : themeText(language, item.theme),
    item.owner ?? '',
    result?.reads ?? '',
    result?.likes ?? '',
    result?.comments ?? '',
    result?.shares ?? '',
    result?.favourites ?? '',
    result?.asOf ?? '',
    item.eventName ?? '',
    item.campaignName ?? '',
    item.url ?? '',
    item.note ?? '',
  ];
};
