import { Button, Pagination, Select, Spin } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ReferralCut } from '../../../shared/contract/referrals.ts';
import { cutKinds } from '../../../shared/domain/referral/forest.ts';
import { unknown } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';
import { useCuts, useReferralChange } from './queries.ts';

const PAGE = 50;

/** Referrals that are kept but count nowhere, each with why and what can be done. */
export const Cuts = () => {
  const t = useT();
  const [kind, setKind] = useState<ReferralCut['kind'] | null>(null);
  const [page, setPage] = useState(0);
  const cuts = useCuts(kind, page * PAGE, PAGE);
  const { change, busy } = useReferralChange();
  const { data } = cuts;
  const name = (person: ReferralCut['referrer']): string => person.name ?? t('members.unnamed');
  // The last one of the last page is settled: the page before is the last one now.
  if (page > 0 && data?.rows.length === 0 && !cuts.isPlaceholderData) setPage(page - 1);
  const why = (cut: ReferralCut): string => {
    if (cut.kind === 'second' && cut.kept !== null)
      return t('referrals.why-second', {
        name: name(cut.kept),
        date: cut.kept.date ?? t('referrals.node-undated'),
      });
    if (cut.kind !== 'cycle') return t(`referrals.why-${cut.kind === 'self' ? 'self' : 'staff'}`);
    const chain = [...cut.chain, name(cut.referee)].map((one) => one ?? '…').join(' → ');
    return t('referrals.why-cycle', { chain });
  };
  return (
    <div className="referral-cuts">
      <p className="secondary">{t('referrals.cuts-text')}</p>
      <Select<ReferralCut['kind'] | 'all'>
        aria-label={t('referrals.kind')}
        value={kind ?? 'all'}
        onChange={(next) => {
          setKind(next === 'all' ? null : next);
          setPage(0);
        }}
        options={[
          { value: 'all', label: t('common.all') },
          ...cutKinds.map((one) => ({ value: one, label: t(`referrals.cut-${one}`) })),
        ]}
      />
      {cuts.isPending && <Spin />}
      {cuts.error !== null && <Failure error={cuts.error} onRetry={() => void cuts.refetch()} />}
      {data?.total === 0 && <p className="quiet">{t('referrals.cuts-none')}</p>}
      {data !== undefined && data.total > 0 && (
        <div className="table-scroll">
          <table className="plain-table">
            <thead>
              <tr>
                {(['kind', 'pair', 'brought-on', 'channel', 'why', 'cut-actions'] as const).map(
                  (head) => (
                    <th key={head} scope="col">
                      {t(`referrals.${head}`)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {data.rows.map((cut) => (
                <tr key={cut.uid}>
                  <td className="nowrap">{t(`referrals.cut-${cut.kind}`)}</td>
                  <td>
                    <Link href={`/tree/${cut.referrer.uid}`}>{name(cut.referrer)}</Link>
                    {' → '}
                    <Link href={`/tree/${cut.referee.uid}`}>{name(cut.referee)}</Link>
                  </td>
                  <td className="nowrap">{cut.date ?? unknown}</td>
                  <td>{cut.channel ?? unknown}</td>
                  <td>{why(cut)}</td>
                  <td className="nowrap">
                    {cut.kind === 'second' && (
                      <Button
                        size="small"
                        disabled={busy}
                        aria-label={`${t('referrals.use-this')} ${name(cut.referrer)} → ${name(cut.referee)}`}
                        onClick={() =>
                          void change('referrals.set-toast', () =>
                            client.referrals.set({
                              uid: cut.referee.uid,
                              referrerUid: cut.referrer.uid,
                              date: cut.date,
                              channel: cut.channel,
                            }),
                          ).catch(() => null)
                        }
                      >
                        {t('referrals.use-this')}
                      </Button>
                    )}{' '}
                    <Button
                      size="small"
                      disabled={busy}
                      aria-label={`${t('referrals.remove')} ${name(cut.referrer)} → ${name(cut.referee)}`}
                      onClick={() =>
                        void change('referrals.removed-toast', () =>
                          client.referrals.remove({ uid: cut.uid }),
                        ).catch(() => null)
                      }
                    >
                      {t('referrals.remove')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data !== undefined && data.total > PAGE && (
        <Pagination
          simple
          size="small"
          showSizeChanger={false}
          current={page + 1}
          pageSize={PAGE}
          total={data.total}
          onChange={(next) => setPage(next - 1)}
        />
      )}
    </div>
  );
};
