import { Link } from 'wouter';
import { useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import { useReferralPath } from './queries.ts';

/** Who brought a member and whom the member brought, in the member's drawer. */
export const MemberReferrals = ({ uid }: { readonly uid: string }) => {
  const t = useT();
  const path = useReferralPath(uid);
  if (path.error !== null)
    return <Failure error={path.error} onRetry={() => void path.refetch()} />;
  const node = path.data?.at(-1);
  const referrer = path.data?.at(-2);
  if (node === undefined) return null;
  const { date, channel, direct, descendants, depth, counted } = node;
  return (
    <section className="member-section">
      <div className="member-line">
        <h3>{t('referrals.title')}</h3>
        <Link href={`~/members/referrals/tree/${node.uid}`}>{t('referrals.drawer-tree')}</Link>
      </div>
      <p>
        {referrer === undefined
          ? t('referrals.drawer-nobody')
          : [
              t('referrals.drawer-brought-by', { name: referrer.name ?? t('members.unnamed') }),
              date ?? t('referrals.node-undated'),
              ...(channel === null ? [] : [channel]),
            ].join(' · ')}
      </p>
      {direct > 0 && <p>{t('referrals.drawer-brought', { direct, descendants, depth })}</p>}
      {counted > 0 && <p>{t('referrals.node-counted', { count: counted })}</p>}
    </section>
  );
};
