import type { RfmData, TrendMembers } from '../../../../shared/contract/trends.ts';
import { RFM_SCORES } from '../../../../shared/domain/metrics/rfm.ts';
import { formatMoney, formatNumber, formatPercent } from '../../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { Answer } from './answer.tsx';
import { NumberCell } from './number-cell.tsx';
import { openingOf, type Open } from './opened.ts';
import { rowsOfTrend, useRfm } from './queries.ts';

/** All buyers by recency, frequency and amount. */
export const RfmSection = ({ onOpen }: { readonly onOpen: Open }) => {
  const t = useT();
  const answer = useRfm();
  return (
    <Answer title={t('trends.rfm')} definition={t('trends.rfm-definition')} answer={answer}>
      {(data) =>
        data.scales === null ? (
          <p className="quiet">{t('trends.no-buyers')}</p>
        ) : (
          <Rfm data={data} scales={data.scales} onOpen={onOpen} />
        )
      }
    </Answer>
  );
};

interface RfmProps {
  readonly data: RfmData;
  readonly scales: NonNullable<RfmData['scales']>;
  readonly onOpen: Open;
}

const Rfm = ({ data, scales, onOpen }: RfmProps) => {
  const t = useT();
  const { language } = useAppearance();
  const number = (value: number): string => formatNumber(language, value);
  const buyers = data.buyers - data.unpriced;
  const few = [scales.r, scales.f, scales.m].some(
    (scale) => scale === null || scale.scores < RFM_SCORES,
  );
  const { means } = data;
  const lines = [
    t('trends.buyers', { count: data.buyers }),
    ...(data.unpriced === 0
      ? []
      : [t('trends.unpriced', { count: data.unpriced, currency: data.currency })]),
    ...(few ? [t('trends.few-values')] : []),
  ];
  /** A line of a table: a name, a count that opens, a share. */
  const line = (of: TrendMembers, name: string, count: number, detail: string) => (
    <tr key={name}>
      <td title={detail}>{name}</td>
      <NumberCell
        text={number(count)}
        label={`${name} ${number(count)}`}
        detail={detail}
        onOpen={
          count === 0
            ? null
            : () =>
                onOpen({
                  opening: openingOf(JSON.stringify(of), name, number(count), [
                    detail,
                    t('metrics.formula', { numerator: number(count), denominator: number(buyers) }),
                  ]),
                  of: rowsOfTrend(of),
                })
        }
      />
      <td className="number">{formatPercent(language, buyers === 0 ? null : count / buyers)}</td>
    </tr>
  );
  return (
    <>
      <p className="trend-note">
        {lines.map((one) => (
          <span key={one}>{one}</span>
        ))}
      </p>
      <div className="rfm-tables">
        <RfmMatrix data={data} scales={scales} onOpen={onOpen} />
        <div>
          <h3>{t('trends.segments')}</h3>
          {data.segments === null ? (
            <p className="quiet">{t('scores.reason-few-values')}</p>
          ) : (
            <table className="plain-table trend-table">
              <Heads name={t('scores.segment')} />
              <tbody>
                {data.segments.map(({ segment, count }) =>
                  line(
                    { kind: 'segment', segment },
                    t(`scores.segment-${segment}`),
                    count,
                    t('trends.segment-why'),
                  ),
                )}
              </tbody>
            </table>
          )}
        </div>
        <div>
          <h3>{t('trends.cells')}</h3>
          {means === null ? (
            <p className="quiet">{t('scores.reason-no-amount', { currency: data.currency })}</p>
          ) : (
            <table className="plain-table trend-table">
              <Heads name={t('scores.cell')} />
              <tbody>
                {data.cells.map(({ cell, count }) =>
                  line(
                    { kind: 'cell', cell },
                    t(`scores.cell-${cell}`),
                    count,
                    t('scores.cell-why', {
                      buyers,
                      days: formatNumber(language, means.days, 1),
                      orders: formatNumber(language, means.orders, 1),
                      net: formatMoney(language, Math.round(means.netMinor), data.currency),
                    }),
                  ),
                )}
              </tbody>
            </table>
          )}
        </div>
      </div>
    </>
  );
};

const Heads = ({ name }: { readonly name: string }) => {
  const t = useT();
  return (
    <thead>
      <tr>
        <th>{name}</th>
        <th className="number">{t('trends.people')}</th>
        <th className="number">{t('trends.share')}</th>
      </tr>
    </thead>
  );
};

/** Buyers by R downwards and F to the right, the best first; M all together. */
const RfmMatrix = ({ data, scales, onOpen }: RfmProps) => {
  const t = useT();
  const { language } = useAppearance();
  const counts = new Map<string, number>();
  for (const { r, f, count } of data.scores)
    counts.set(`${r} ${f}`, (counts.get(`${r} ${f}`) ?? 0) + count);
  const largest = Math.max(1, ...counts.values());
  const scoresOf = (scores: number): number[] =>
    Array.from({ length: scores }, (_, index) => scores - index);
  return (
    <div>
      <h3>{t('trends.matrix')}</h3>
      <table className="plain-table trend-table rfm-matrix">
        <thead>
          <tr>
            <th title={t('trends.matrix-why')}>R ↓ F →</th>
            {scoresOf(scales.f.scores).map((f) => (
              <th key={f} className="number">
                F{f}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scoresOf(scales.r.scores).map((r) => (
            <tr key={r}>
              <th scope="row">R{r}</th>
              {scoresOf(scales.f.scores).map((f) => {
                const count = counts.get(`${r} ${f}`) ?? 0;
                const text = formatNumber(language, count);
                const of: TrendMembers = { kind: 'scores', r, f, m: null };
                return (
                  <NumberCell
                    key={f}
                    text={text}
                    label={`R${r} F${f} ${text}`}
                    className="retention-cell"
                    style={
                      {
                        '--share': `${Math.round((count / largest) * 100)}%`,
                      } as React.CSSProperties
                    }
                    onOpen={
                      count === 0
                        ? null
                        : () =>
                            onOpen({
                              opening: openingOf(JSON.stringify(of), `R${r} F${f}`, text, [
                                t('trends.matrix-why'),
                              ]),
                              of: rowsOfTrend(of),
                            })
                    }
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet small">{t('trends.matrix-why')}</p>
    </div>
  );
};
