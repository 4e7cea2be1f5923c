import type { ColDef } from 'ag-grid-community';
import type { ContentItem } from '../../../shared/contract/content.ts';
import { themeText } from '../../../shared/domain/report/content-words.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import { translate } from '../../../shared/messages/translate.ts';
import { channelText, typeText } from './words.ts';

const figureColumns = ['reads', 'likes', 'comments', 'shares'] as const;

/** The columns of the list of content. */
export const listColumns = (language: Language): ColDef<ContentItem>[] => {
  const word = (name: Parameters<typeof translate>[1]): string => translate(language, name);
  const made = (
    colId: string,
    headerName: string,
    width: number,
    text: (item: ContentItem) => string,
    more: ColDef<ContentItem> = {},
  ): ColDef<ContentItem> => ({
    colId,
    headerName,
    width,
    valueGetter: ({ data }) => (data === undefined ? '' : text(data)),
    ...more,
  });
  const sorted = { sortable: true };
  return [
    made('title', word('content.item-title'), 220, (item) => item.title, {
      flex: 1,
      minWidth: 220,
      sortable: true,
      tooltipField: 'title',
    }),
    made('state', word('content.state'), 78, (item) => word(`content.state-${item.state}`), sorted),
    made(
      'date',
      word('content.date'),
      132,
      (item) => [item.date ?? word('content.no-date'), item.time].filter(Boolean).join(' '),
      sorted,
    ),
    made('type', word('content.type'), 78, (item) => typeText(language, item.type), sorted),
    made(
      'channel',
      word('content.channel'),
      92,
      (item) => channelText(language, item.channel),
      sorted,
    ),
    made('community', word('content.community'), 104, (item) => item.communityName ?? ''),
    made('layer', word('content.layer'), 76, (item) =>
      item.layer === null ? '' : word(`content.layer-${item.layer}`),
    ),
    made('theme', word('content.theme'), 90, (item) =>
      item.theme === null ? '' : themeText(language, item.theme),
    ),
    made('owner', word('content.owner'), 80, (item) => item.owner ?? ''),
    ...figureColumns.map((figure) =>
      made(
        figure,
        word(`content.${figure}`),
        76,
        (item) =>
          item.result === null || item.result[figure] === null
            ? ''
            : formatNumber(language, item.result[figure]),
        {
          cellClass: 'number',
          headerClass: 'number',
          sortable: figure === 'reads',
        },
      ),
    ),
  ];
};
