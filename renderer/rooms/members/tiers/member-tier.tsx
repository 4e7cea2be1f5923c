import { Button, Spin } from 'antd';
import { Link } from 'wouter';
import type { MemberTier as Tier, TierInterval } from '../../../../shared/contract/tiers.ts';
import { useT } from '../../../app/appearance.tsx';
import { Failure } from '../../../components/failure.tsx';
import { client } from '../../../rpc/client.ts';
import { Table } from '../member-table.tsx';
import { TierName } from './now-bars.tsx';
import { PinForm } from './pin-form.tsx';
import { useMemberTier, useTierChange } from './queries.ts';
import { reasonText } from './words.ts';
import { useAbout } from './use-about.ts';

/** A member's tier with the reasons for it, the tiers before it, and the pin. */
export const MemberTier = ({ uid }: { readonly uid: string }) => {
  const t = useT();
  const { data, error, isPending, refetch } = useMemberTier(uid);
  const { change, busy } = useTierChange();
  return (
    <section className="member-section" aria-label={t('tiers.member-tier')}>
      <div className="member-line">
        <h3>{t('tiers.member-tier')}</h3>
        {data !== undefined && data.apart === null && data.tiers.length > 0 && (
          <PinForm uid={uid} tiers={data.tiers} />
        )}
        {data?.current?.pinHolds === true && (
          <Button
            size="small"
            disabled={busy}
            onClick={() =>
              void change('tiers.unpin-done', () => client.tiers.unpin({ uid })).catch(() => null)
            }
          >
            {t('tiers.unpin')}
          </Button>
        )}
      </div>
      {isPending && <Spin />}
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Current data={data} />}
      {data !== undefined && data.history.length > 1 && <History rows={data.history} />}
    </section>
  );
};

const Current = ({ data }: { readonly data: Tier }) => {
  const t = useT();
  const why = useWhy();
  if (data.apart !== null) return <p className="quiet">{t(`tiers.member-apart-${data.apart}`)}</p>;
  if (data.tiers.length === 0)
    return (
      <p className="quiet">
        {t('tiers.member-no-rules')} <Link href="~/members/tiers">{t('tiers.to-rules')}</Link>
      </p>
    );
  const { current } = data;
  if (current === null)
    return (
      <p>
        {t('tiers.member-none')} <span className="quiet">{t('tiers.member-none-why')}</span>
      </p>
    );
  const { unmetDate, dueDate } = current;
  return (
    <>
      <p className="member-line">
        <strong>
          <TierName tier={current.tier} />
        </strong>
        <span className="quiet">{t('tiers.since', { date: current.from })}</span>
      </p>
      <p className="tier-why">{why(current)}</p>
      {current.pin !== null && !current.pinHolds && (
        <p className="watch small">{t('tiers.pin-ended')}</p>
      )}
      {unmetDate !== null && dueDate !== null && (
        <p className="watch small">{t('tiers.in-grace', { date: unmetDate, due: dueDate })}</p>
      )}
    </>
  );
};

/** Says of an interval why the member was in it. */
const useWhy = (): ((interval: TierInterval) => string) => {
  const t = useT();
  const about = useAbout();
  return (interval) => {
    if (interval.pin !== null)
      return [
        t('tiers.pin-holds', { reason: interval.pin.reason ?? '' }),
        interval.pin.until === null
          ? t('tiers.pin-open')
          : t('tiers.pin-until', { date: interval.pin.until }),
      ].join(t('common.list-separator'));
    return interval.rule === null ? '' : reasonText(about, interval.rule, interval);
  };
};

const History = ({ rows }: { readonly rows: readonly TierInterval[] }) => {
  const t = useT();
  const why = useWhy();
  return (
    <details className="score-how">
      <summary>{t('tiers.history')}</summary>
      <Table
        heads={['tiers.history-period', 'tiers.tier', 'tiers.column-why']}
        rows={rows.map((row) => [
          `${row.from} – ${row.to ?? t('members.to-now')}`,
          <TierName key="tier" tier={row.tier} />,
          why(row),
        ])}
      />
    </details>
  );
};
