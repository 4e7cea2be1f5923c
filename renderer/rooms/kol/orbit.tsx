import type { OrbitOverview } from '../../../shared/contract/kol.ts';
import { formatNumber, unknown } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';

const levels = [1, 2, 3, 4] as const;

/** How many members stand how close, and gravity month by month. */
export const Orbit = ({ overview }: { readonly overview: OrbitOverview }) => {
  const t = useT();
  const { language } = useAppearance();
  const number = (value: number): string => formatNumber(language, value);
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${number(value)}`;
  const now = overview.months.at(-1);
  return (
    <div className="orbit">
      <section>
        <h2>{t('kol.levels')}</h2>
        <dl className="count-line">
          {levels.map((level) => (
            <div key={level}>
              <dt>{t(`kol.level-${level}`)}</dt>
              <dd>{number(now?.levels[level] ?? 0)}</dd>
            </div>
          ))}
          <div>
            <dt>{t('kol.gravity-v1')}</dt>
            <dd>{number(Math.round(overview.gravityV1))}</dd>
          </div>
        </dl>
      </section>
      <section>
        <h2>{t('kol.gravity-v2')}</h2>
        <p className="secondary">{t('kol.gravity-why')}</p>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('kol.month')}</th>
              {levels.map((level) => (
                <th key={level} scope="col" className="number">
                  {t(`kol.level-${level}`)}
                </th>
              ))}
              {(['gravity', 'gain', 'per-member'] as const).map((head) => (
                <th key={head} scope="col" className="number">
                  {t(`kol.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {overview.months.toReversed().map((month) => (
              <tr key={month.month}>
                <td>{month.month}</td>
                {levels.map((level) => (
                  <td key={level} className="number">
                    {number(month.levels[level])}
                  </td>
                ))}
                <td className="number">{number(month.gravity)}</td>
                <td className="number">{signed(month.gain)}</td>
                <td className="number">
                  {month.perMember === null ? unknown : signed(month.perMember)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
};
