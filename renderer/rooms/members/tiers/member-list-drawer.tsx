import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { Link } from 'wouter';
import type { TierMember } from '../../../../shared/contract/tiers.ts';
import { useT } from '../../../app/appearance.tsx';
import { useGeneration } from '../../../app/generation.ts';
import { Drawer } from '../../../components/drawer.tsx';
import { Failure } from '../../../components/failure.tsx';
import { useEscape } from '../../../components/escape.ts';
import { nextOffset } from '../../../components/next-offset.ts';

const BLOCK = 200;

interface MemberListDrawerProps {
  readonly title: string;
  /** Names the asking. */
  readonly asked: readonly unknown[];
  readonly load: (
    page: { readonly offset: number; readonly limit: number },
    signal: AbortSignal,
  ) => Promise<{ readonly total: number; readonly rows: TierMember[] }>;
  readonly onClose: () => void;
}

/** The members behind a number. */
export const MemberListDrawer = ({ title, asked, load, onClose }: MemberListDrawerProps) => {
  const t = useT();
  const generation = useGeneration();
  const query = useInfiniteQuery({
    queryKey: ['members', 'tiers', 'behind', ...asked, generation],
    queryFn: ({ pageParam, signal }) => load({ offset: pageParam, limit: BLOCK }, signal),
    initialPageParam: 0,
    getNextPageParam: nextOffset,
  });
  useEscape(onClose);
  const rows = query.data?.pages.flatMap((one) => one.rows) ?? [];
  const total = query.data?.pages[0]?.total;
  return (
    <Drawer title={title} label={title} onClose={onClose}>
      {total !== undefined && <p className="quiet">{t('tiers.members-count', { count: total })}</p>}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin />}
      {total === 0 && <p className="quiet">{t('tiers.movers-none')}</p>}
      {rows.length > 0 && (
        <table className="plain-table">
          <tbody>
            {rows.map((row) => (
              <tr key={row.uid}>
                <td>
                  <Link href={`~/members/${row.uid}`}>{row.name ?? t('members.unnamed')}</Link>
                </td>
                <td className="secondary">{row.detail ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {query.hasNextPage && total !== undefined && (
        <Button
          className="tier-more"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('tiers.members-more', { count: Math.min(BLOCK, total - rows.length) })}
        </Button>
      )}
    </Drawer>
  );
};
