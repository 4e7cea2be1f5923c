import { Spin } from 'antd';
import { Link } from 'wouter';
import type { FigureData } from '../../../shared/contract/figures.ts';
import type { ReferralOverview } from '../../../shared/contract/referrals.ts';
import { openingOf } from '../../../shared/domain/report/blocks/cells.ts';
import type { ReportOpening } from '../../../shared/domain/report/document.ts';
import { formatNumber, unknown } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { Failure } from '../../components/failure.tsx';
import { FigureCard } from '../../components/figure-card.tsx';
import { KTrial } from './k-trial.tsx';
import { MonthBars } from './month-bars.tsx';
import { useReferralFigures, type Period } from './queries.ts';

interface OverviewProps {
  readonly overview: ReferralOverview;
  readonly period: Period;
  /** Referrals that are left out. */
  readonly left: number;
  readonly onOpen: (opening: ReportOpening) => void;
}

/** Digits of K: its meaning changes at 1. */
const K_DIGITS = 3;

/** The figures of the period, what is known of all time, months, channels and generations. */
export const Overview = ({ overview, period, left, onOpen }: OverviewProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { currency } = useSettings();
  const figures = useReferralFigures(period);
  const number = (value: number): string => formatNumber(language, value);
  const card = (figure: FigureData) => {
    const isK = figure.id === 'referral.k';
    return {
      ...openingOf({ language, currency }, figure.id, figure),
      ...(isK ? { value: formatNumber(language, figure.value, K_DIGITS) } : {}),
      note: isK
        ? t('referrals.k-note', { cohort: figure.denominator ?? 0 })
        : t('referrals.new-note', { from: period.from, to: period.to }),
      tone: 'plain' as const,
    };
  };
  return (
    <div className="referrals-overview">
      {figures.isPending && <Spin />}
      {figures.error !== null && (
        <Failure error={figures.error} onRetry={() => void figures.refetch()} />
      )}
      <div className="figure-cards referral-cards">
        {figures.data?.map((figure) => (
          <FigureCard key={figure.id} figure={card(figure)} onOpen={onOpen} />
        ))}
      </div>
      <AllTime overview={overview} />
      <div className="referral-columns">
        <section>
          <h2>{t('referrals.months-chart')}</h2>
          <MonthBars months={overview.months} />
        </section>
        <KTrial figure={figures.data?.find(({ id }) => id === 'referral.k')} />
        <section>
          <h2>{t('referrals.channels')}</h2>
          {overview.channels.length === 0 ? (
            <p className="quiet">{t('referrals.channels-none')}</p>
          ) : (
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('referrals.channel')}</th>
                  {(['named', 'counted', 'inviters'] as const).map((head) => (
                    <th key={head} scope="col" className="number">
                      {t(`referrals.${head}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {overview.channels.map(({ channel, named, counted, inviters }) => (
                  <tr key={channel ?? ''}>
                    <td>
                      {channel ?? <span className="quiet">{t('referrals.channel-none')}</span>}
                    </td>
                    <td className="number">{number(named)}</td>
                    <td className="number">{number(counted)}</td>
                    <td className="number">{number(inviters)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        <Generations generations={overview.generations} />
      </div>
      {overview.undated > 0 && (
        <p className="watch">{t('referrals.undated', { count: overview.undated })}</p>
      )}
      {left > 0 && (
        <p>
          <Link href="/cuts">{t('referrals.left-out', { count: left })}</Link>
        </p>
      )}
    </div>
  );
};

const AllTime = ({ overview }: { readonly overview: ReferralOverview }) => {
  const t = useT();
  const { language } = useAppearance();
  const { medianDays, n } = overview.cycle;
  const facts = [
    [t('referrals.inviters'), formatNumber(language, overview.inviters)],
    [t('referrals.trees'), formatNumber(language, overview.trees)],
    [
      t('referrals.deepest'),
      t('referrals.depth-count', { count: Math.max(0, overview.generations.length - 1) }),
    ],
    [t('referrals.counted-only'), formatNumber(language, overview.counted)],
  ] as const;
  return (
    <section aria-label={t('referrals.all-time')}>
      <dl className="count-line">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div title={medianDays === null ? t('referrals.cycle-unknown') : undefined}>
          <dt>{t('referrals.cycle-time')}</dt>
          <dd>
            {medianDays === null ? unknown : t('referrals.cycle-days', { days: medianDays })}
            {medianDays !== null && (
              <span className="quiet small"> {t('referrals.cycle-n', { n })}</span>
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
};

const Generations = ({ generations }: { readonly generations: readonly number[] }) => {
  const t = useT();
  const { language } = useAppearance();
  const most = Math.max(1, ...generations);
  return (
    <section>
      <h2>{t('referrals.generations')}</h2>
      <ol className="generation-bars">
        {generations.map((count, place) => (
          <li key={place}>
            <span>
              {place === 0
                ? t('referrals.generation-roots')
                : t('referrals.generation', { n: place })}
            </span>
            <span className="generation-bar" style={{ width: `${(count / most) * 100}%` }} />
            <span className="number">{formatNumber(language, count)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};
