import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import type { EffectScope } from '../../../shared/contract/content.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { useEscape } from '../../components/escape.ts';
import { Failure } from '../../components/failure.tsx';
import { nextOffset } from '../../components/next-offset.ts';
import { client } from '../../rpc/client.ts';
import type { OpenedPart } from './effect-table.tsx';

interface BehindDrawerProps {
  readonly opened: OpenedPart;
  readonly scope: EffectScope;
  readonly onClose: () => void;
  readonly onOpen: (uid: string) => void;
}

const BLOCK = 200;
const figures = ['reads', 'likes', 'comments', 'shares'] as const;

/** The items a number of the effect is made of, with the figures it was worked out from. */
export const BehindDrawer = ({ opened, scope, onClose, onOpen }: BehindDrawerProps) => {
  const t = useT();
  const { language } = useAppearance();
  useEscape(onClose);
  const { label, ...part } = opened;
  const query = useInfiniteQuery({
    queryKey: ['content', 'behind', scope, part],
    queryFn: ({ pageParam, signal }) =>
      client.content.behind({ ...scope, ...part, offset: pageParam, limit: BLOCK }, { signal }),
    initialPageParam: 0,
    getNextPageParam: nextOffset,
  });
  const total = query.data?.pages[0]?.total ?? 0;
  const rows = query.data?.pages.flatMap((one) => one.rows) ?? [];
  return (
    <Drawer title={label} label={label} onClose={onClose}>
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin />}
      {query.data !== undefined && (
        <div className="table-scroll">
          <table className="report-table">
            <caption>{t('content.behind-count', { count: total })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('content.item-title')}</th>
                {figures.map((figure) => (
                  <th key={figure} scope="col" data-align="right">
                    {t(`content.${figure}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.uid}>
                  <td>
                    <button type="button" className="figure-link" onClick={() => onOpen(row.uid)}>
                      {row.title}
                    </button>
                    <div className="quiet small">{row.date}</div>
                  </td>
                  {figures.map((figure) => (
                    <td key={figure} data-align="right">
                      {formatNumber(language, row[figure])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('metrics.rows-more', { count: Math.min(BLOCK, total - rows.length) })}
        </Button>
      )}
    </Drawer>
  );
};
