import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { Link } from 'wouter';
import type { FigureRowsData } from '../../shared/contract/figures.ts';
import { rowHeaders, rowTitle } from '../../shared/domain/report/blocks/cells.ts';
import type { ReportOpening } from '../../shared/domain/report/document.ts';
import { formatMoney, formatNumber } from '../../shared/messages/format.ts';
import { useAppearance, useT } from '../app/appearance.tsx';
import { Drawer } from './drawer.tsx';
import { Failure } from './failure.tsx';
import './report.css';
import { useEscape } from './escape.ts';
import { nextOffset } from './next-offset.ts';

const BLOCK = 200;

interface FigureDrawerProps {
  readonly opening: ReportOpening;
  readonly currency: string;
  /** Names the asking: room, campaign, version. */
  readonly queryKey: readonly unknown[];
  readonly load: (
    page: { readonly offset: number; readonly limit: number },
    signal: AbortSignal,
  ) => Promise<FigureRowsData>;
  readonly onClose: () => void;
}

/** What a number is made of: definition, formula, sample, interval, and the rows that add up to it. */
export const FigureDrawer = ({ opening, currency, queryKey, load, onClose }: FigureDrawerProps) => {
  const t = useT();
  const { language } = useAppearance();
  const query = useInfiniteQuery({
    queryKey: [...queryKey, 'rows', opening.key],
    queryFn: ({ pageParam, signal }) => load({ offset: pageParam, limit: BLOCK }, signal),
    initialPageParam: 0,
    getNextPageParam: nextOffset,
  });
  useEscape(onClose);
  const rows = query.data?.pages.flatMap((one) => one.rows) ?? [];
  const [first] = query.data?.pages ?? [];
  const value = (amount: number): string =>
    opening.rowUnit === 'minor'
      ? formatMoney(language, amount, currency)
      : formatNumber(language, amount);
  return (
    <Drawer title={opening.label} label={opening.label} onClose={onClose}>
      <p className="figure-value">{opening.value}</p>
      <ul className="figure-details">
        {opening.details.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {opening.metric !== undefined && (
        <p>
          <Link href={`~/catalogue/${opening.metric}`}>{t('catalogue.open')}</Link>
        </p>
      )}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin />}
      {first?.total === 0 && <p className="quiet">{t('metrics.rows-none')}</p>}
      {first !== undefined && first.total > 0 && (
        <table className="report-table">
          <caption>
            {opening.rowUnit === null
              ? t('metrics.rows-count', { total: first.total })
              : t('metrics.rows-of', { total: first.total, sum: value(first.sum) })}
          </caption>
          <thead>
            <tr>
              {rowHeaders[opening.entity].map((header) => (
                <th key={header} scope="col">
                  {t(header)}
                </th>
              ))}
              {opening.rowUnit !== null && (
                <th scope="col" data-align="right">
                  {t('retrospectives.value')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.uid}>
                <td>
                  <RowTitle
                    uid={row.uid}
                    title={rowTitle(language, opening.entity, row.title) ?? row.uid}
                  />
                </td>
                <td className="secondary">{row.detail ?? ''}</td>
                {opening.rowUnit !== null && <td data-align="right">{value(row.value)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {query.hasNextPage && first !== undefined && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('metrics.rows-more', { count: Math.min(BLOCK, first.total - rows.length) })}
        </Button>
      )}
    </Drawer>
  );
};

/** A member leads to the list of members; sign-ups and orders have no page of their own. */
const RowTitle = ({ uid, title }: { readonly uid: string; readonly title: string }) =>
  uid.startsWith('me_') ? <Link href={`~/members/${uid}`}>{title}</Link> : title;
