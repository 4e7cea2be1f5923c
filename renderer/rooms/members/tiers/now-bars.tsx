import { Link } from 'wouter';
import type { NamedTier } from '../../../../shared/contract/tiers.ts';
import { seriesColours } from '../../../../shared/domain/look.ts';
import { formatNumber } from '../../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { Failure } from '../../../components/failure.tsx';
import { linkToList } from '../list-state.ts';
import { useTierCounts } from './queries.ts';
import { shareText } from './words.ts';

export const TierName = ({ tier }: { readonly tier: Pick<NamedTier, 'name' | 'series'> }) => (
  <span className="tier-name">
    <span className="tier-dot" style={{ background: seriesColours[tier.series] }} aria-hidden />
    {tier.name}
  </span>
);

/** The list of the members of a tier; '' = in none. */
const listOfTier = (name: string): string =>
  linkToList({
    search: '',
    filters: [{ kind: 'set', column: 'tier', values: [name] }],
    archived: false,
  });

/** How many members are in each tier now, as bars; each opens the list of its members. */
export const NowBars = () => {
  const t = useT();
  const { language } = useAppearance();
  const { data, error, refetch } = useTierCounts();
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <p className="quiet">{t('common.loading')}</p>;
  if (data.none === data.members) return <p className="quiet">{t('tiers.now-empty')}</p>;
  const most = Math.max(1, data.none, ...data.tiers.map(({ count }) => count));
  const line = (
    key: string,
    {
      name,
      count,
      colour,
      hint,
    }: {
      readonly name: React.ReactNode;
      readonly count: number;
      readonly colour: string;
      readonly hint?: string | undefined;
    },
    link: React.ReactNode,
  ) => (
    <div key={key} className="tier-bar-line" title={hint}>
      <dt>{name}</dt>
      <dd>
        <span className="tier-track" aria-hidden>
          <span style={{ width: `${(100 * count) / most}%`, background: colour }} />
        </span>
        <span className="tier-count">{link}</span>
        <span className="secondary small">
          {t('tiers.share-of', {
            members: formatNumber(language, data.members),
            share: shareText(language, count / data.members),
          })}
        </span>
      </dd>
    </div>
  );
  return (
    <dl className="tier-bars">
      {data.tiers.map((tier) =>
        line(
          tier.uid!,
          {
            name: <TierName tier={tier} />,
            count: tier.count,
            colour: seriesColours[tier.series]!,
            hint: tier.retired ? t('tiers.retired') : undefined,
          },
          tier.count === 0 ? (
            '0'
          ) : (
            <Link
              href={listOfTier(tier.name)}
              aria-label={t('tiers.open-tier', { name: tier.name, count: tier.count })}
            >
              {formatNumber(language, tier.count)}
            </Link>
          ),
        ),
      )}
      {data.none > 0 &&
        line(
          'none',
          {
            name: <span className="secondary">{t('tiers.now-none')}</span>,
            count: data.none,
            colour: 'var(--strong-line)',
            hint: t('tiers.now-none-hint'),
          },
          <Link
            href={listOfTier('')}
            aria-label={t('tiers.open-tier', { name: t('tiers.now-none'), count: data.none })}
          >
            {formatNumber(language, data.none)}
          </Link>,
        )}
    </dl>
  );
};
