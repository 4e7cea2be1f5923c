import { Spin } from 'antd';
import type { MemberScores as Scores } from '../../../shared/contract/member-scores.ts';
import { LOVE_FADING } from '../../../shared/domain/metrics/love.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import { Table } from './member-table.tsx';
import { useMemberScores } from './queries.ts';
import { cutRows, scoreLines } from './score-lines.ts';

/** What a member is worth to the community and the shop today, each number with where it comes from. */
export const MemberScores = ({ uid }: { readonly uid: string }) => {
  const t = useT();
  const { language } = useAppearance();
  const query = useMemberScores(uid);
  const { data } = query;
  return (
    <section className="member-section" aria-label={t('scores.title')}>
      <div className="member-line">
        <h3>{t('scores.title')}</h3>
        {data !== undefined && (
          <span className="quiet">{t('scores.as-of', { date: data.today })}</span>
        )}
      </div>
      {query.isPending && <Spin />}
      {query.error !== null && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {data !== undefined && (
        <>
          <dl className="score-lines">
            {scoreLines(language, data).map(({ name, value, why }) => (
              <div key={name}>
                <dt>{t(`scores.${name}`)}</dt>
                <dd>
                  <strong>{value}</strong>
                  {why.map((sentence) => (
                    <span key={sentence}>{sentence}</span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
          {data.rfm.recency !== null && (
            <details className="score-how">
              <summary>{t('scores.how-scored')}</summary>
              <p className="quiet small">{t('scores.cuts-why')}</p>
              <Table
                heads={['scores.score', 'scores.cut-days', 'scores.cut-orders', 'scores.cut-net']}
                rows={cutRows(language, data.rfm)}
              />
            </details>
          )}
          {data.love.acts.length > 0 && (
            <details className="score-how">
              <summary>{t('scores.how-loved')}</summary>
              <LoveTable acts={data.love.acts} />
            </details>
          )}
        </>
      )}
    </section>
  );
};

const SHOWN_ACTS = 24;

/** Two years of one kind at least; what is older weighs little and is summed up. */
const LoveTable = ({ acts }: { readonly acts: Scores['love']['acts'] }) => {
  const t = useT();
  const { language } = useAppearance();
  const number = (value: number): string => formatNumber(language, value);
  const older = acts.slice(SHOWN_ACTS);
  const sum = (of: (act: (typeof acts)[number]) => number): number =>
    older.reduce((total, act) => total + of(act), 0);
  const rows = acts.slice(0, SHOWN_ACTS).map(({ month, months, kind, count, weight, love }) => [
    month,
    `${translateAny(language, `scores.kind-${kind}`) ?? kind} ${number(count)} × ${number(weight)}`,
    <span key="faded">
      × {LOVE_FADING}
      <sup>{months}</sup> = {number(love)}
    </span>,
  ]);
  return (
    <Table
      amount={2}
      heads={['scores.month', 'scores.interactions', 'scores.faded']}
      rows={
        older.length === 0
          ? rows
          : [
              ...rows,
              [
                t('scores.earlier-months'),
                number(sum(({ count }) => count)),
                number(sum(({ love }) => love)),
              ],
            ]
      }
    />
  );
};
