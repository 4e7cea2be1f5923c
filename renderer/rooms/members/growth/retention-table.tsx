import type {
  RetentionCohortData,
  RetentionData,
  RetentionQuestion,
} from '../../../../shared/contract/trends.ts';
import type { CellReason, RetentionKind } from '../../../../shared/domain/metrics/retention.ts';
import { wilson } from '../../../../shared/domain/statistics/intervals.ts';
import { formatNumber, formatPercent, unknown } from '../../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { NumberCell } from './number-cell.tsx';
import { openingOf, type Open } from './opened.ts';
import { rowsOfTrend } from './queries.ts';
import { meanOf } from './retention-mean.ts';
import { spanName } from '../../../../shared/domain/periods/span-name.ts';

interface TableProps {
  readonly data: RetentionData;
  readonly kind: RetentionKind;
  readonly question: RetentionQuestion;
  readonly onOpen: Open;
}

/** What is drawn of a cell: nothing said, less than it will be, or whole. */
const isTold = (reason: CellReason | null): boolean =>
  reason === null || reason === 'running' || reason === 'after-records';

/** Nobody can tell a unit that has not begun: its cell stays empty. */
const hasBegun = (cohort: RetentionCohortData, unit: number, kind: RetentionKind): boolean => {
  const cell = cohort.cells[unit - 1]!;
  return cell.reasons[kind] === null || cell.hasBegun;
};

/** Cohorts downwards, units after the start to the right; what is not whole is hatched. */
export const RetentionTable = ({ data, kind, question, onOpen }: TableProps) => {
  const t = useT();
  const { language } = useAppearance();
  const unitsShown = Array.from({ length: question.most }, (_, index) => index + 1);
  const number = (value: number): string => formatNumber(language, value);
  const open = (cohort: RetentionCohortData, unit: number): void => {
    const label =
      unit === 0
        ? t('trends.cohort-of', { name: spanName(cohort, question.cohortUnit) })
        : t('trends.cell-of', {
            name: spanName(cohort, question.cohortUnit),
            kind: t(`trends.kind-${kind}`),
            unit: t(`trends.unit-n-${question.unit}`, { n: unit }),
          });
    const cell = cohort.cells[unit - 1];
    const details =
      cell === undefined
        ? [t(`trends.start-definition-${question.start}`)]
        : cellDetails(cohort, unit);
    onOpen({
      opening: openingOf(
        JSON.stringify(['retention', question, cohort.from, unit, kind]),
        label,
        cell === undefined
          ? number(cohort.size)
          : formatPercent(language, cell.counts[kind] / cohort.size),
        details,
      ),
      of: rowsOfTrend({ kind: 'retention', question, cohort: cohort.from, unit, retained: kind }),
    });
  };
  const cellDetails = (cohort: RetentionCohortData, unit: number): string[] => {
    const { counts, reasons } = cohort.cells[unit - 1]!;
    const interval = wilson(counts[kind], cohort.size);
    const reason = reasons[kind];
    return [
      t(`trends.definition-${kind}`),
      t('metrics.formula', { numerator: number(counts[kind]), denominator: number(cohort.size) }),
      ...(interval === null
        ? []
        : [
            t('metrics.interval', {
              low: formatPercent(language, interval[0]),
              high: formatPercent(language, interval[1]),
            }),
          ]),
      ...(kind === 'classic' ? [] : [t('trends.cut-off', { date: data.cutOff })]),
      ...(reason === null ? [] : [t(`trends.reason-${reason}`)]),
    ];
  };
  const cell = (cohort: RetentionCohortData, unit: number) => {
    const { counts, reasons } = cohort.cells[unit - 1]!;
    const reason = reasons[kind];
    if (cohort.size === 0 || !hasBegun(cohort, unit, kind)) return <td key={unit} />;
    if (!isTold(reason))
      return (
        <td key={unit} className="number" title={t(`trends.reason-${reason!}`)}>
          {unknown}
        </td>
      );
    const share = counts[kind] / cohort.size;
    const text = formatPercent(language, share);
    return (
      <NumberCell
        key={unit}
        text={text}
        label={`${spanName(cohort, question.cohortUnit)} ${t(`trends.unit-n-${question.unit}`, { n: unit })} ${text}`}
        detail={cellDetails(cohort, unit).slice(1).join('\n')}
        className={reason === null ? 'retention-cell' : 'retention-cell not-whole'}
        style={{ '--share': `${Math.round(share * 100)}%` } as React.CSSProperties}
        onOpen={counts[kind] === 0 ? null : () => open(cohort, unit)}
      />
    );
  };
  return (
    <>
      <p className="trend-note">
        {kind !== 'classic' && <span>{t('trends.cut-off', { date: data.cutOff })}</span>}
        {data.unknownStarts > 0 && (
          <span>{t('trends.unknown-starts', { count: data.unknownStarts })}</span>
        )}
        <span>{t('trends.records', data.records!)}</span>
        <span className="legend-not-whole">{t('trends.hatched')}</span>
      </p>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={t('trends.retention')}>
        <table className="plain-table trend-table retention">
          <thead>
            <tr>
              <th>{t('trends.cohort')}</th>
              <th className="number">{t('trends.size')}</th>
              {unitsShown.map((unit) => (
                <th key={unit} className="number">
                  {t(`trends.unit-n-${question.unit}`, { n: unit })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.cohorts.map((cohort) => (
              <tr key={cohort.from}>
                <td title={t('metrics.period', { from: cohort.from, to: cohort.to })}>
                  {spanName(cohort, question.cohortUnit)}
                </td>
                <NumberCell
                  text={number(cohort.size)}
                  label={`${spanName(cohort, question.cohortUnit)} ${t('trends.size')} ${number(cohort.size)}`}
                  onOpen={cohort.size === 0 ? null : () => open(cohort, 0)}
                />
                {unitsShown.map((unit) => cell(cohort, unit))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" title={t('trends.mean-why')}>
                {t('trends.mean')}
              </th>
              <td />
              {unitsShown.map((unit) => {
                const mean = meanOf(data.cohorts, unit, kind);
                return (
                  <td
                    key={unit}
                    className="number"
                    title={
                      mean === null
                        ? t('trends.mean-none')
                        : `${number(mean.retained)} ÷ ${number(mean.size)}`
                    }
                  >
                    {mean === null ? unknown : formatPercent(language, mean.retained / mean.size)}
                  </td>
                );
              })}
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
};
