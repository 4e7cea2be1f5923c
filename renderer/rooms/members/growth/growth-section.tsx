import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { GrowthSpanData } from '../../../../shared/contract/trends.ts';
import { unitOf, unitPeriod, type Unit } from '../../../../shared/domain/periods/units.ts';
import { formatNumber, formatPercent } from '../../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { useSettings } from '../../../app/program.tsx';
import { Chart } from '../../../components/chart.tsx';
import { figureRowsOf } from '../../../components/figure-rows-of.ts';
import { Answer } from './answer.tsx';
import { growthChart } from './charts.ts';
import { NumberCell } from './number-cell.tsx';
import { openingOf, type Open } from './opened.ts';
import { useGrowth } from './queries.ts';
import { spanName } from '../../../../shared/domain/periods/span-name.ts';

/** How many spans are shown of each unit, today's included. */
const shown: Readonly<Record<Unit, number>> = { month: 12, week: 16, day: 30 };

interface SectionProps {
  readonly communityUid: string | null;
  readonly today: string;
  readonly onOpen: Open;
}

/** New, left and net by day, week or month, drawn and as a table. */
export const GrowthSection = ({ communityUid, today, onOpen }: SectionProps) => {
  const t = useT();
  const [unit, setUnit] = useState<Unit>('month');
  const { weekStart } = useSettings();
  const last = unitOf(today, unit, weekStart);
  const from = unitPeriod(last - shown[unit] + 1, unit, weekStart).from;
  const answer = useGrowth(communityUid, { from, to: today }, unit);
  return (
    <Answer
      title={t('trends.growth')}
      definition={t('trends.growth-definition')}
      answer={answer}
      controls={
        <Segmented
          value={unit}
          aria-label={t('trends.unit')}
          options={(['day', 'week', 'month'] as const).map((value) => ({
            value,
            label: t(`trends.by-${value}`),
          }))}
          onChange={setUnit}
        />
      }
    >
      {(data) => <Spans {...data} onOpen={onOpen} />}
    </Answer>
  );
};

interface SpansProps extends Omit<SectionProps, 'today'> {
  readonly spans: readonly GrowthSpanData[];
  readonly unit: Unit;
}

const Spans = ({ spans, unit, communityUid, onOpen }: SpansProps) => {
  const t = useT();
  const { appearance, language } = useAppearance();
  const option = useMemo(
    () => growthChart(spans, unit, appearance, language),
    [spans, unit, appearance, language],
  );
  const number = (value: number): string => formatNumber(language, value);
  const hasReturned = spans.some(({ returned }) => returned !== 0);
  const unknown = spans.at(-1)?.unknown ?? 0;
  const cell = (span: GrowthSpanData, what: 'joined' | 'left') => {
    const name = `${spanName(span, unit)} ${t(`trends.${what}`)}`;
    const id = what === 'joined' ? 'members.new' : 'members.left';
    const period = { from: span.from, to: span.to };
    return (
      <NumberCell
        text={number(span[what])}
        label={`${name} ${number(span[what])}`}
        onOpen={
          span[what] === 0
            ? null
            : () =>
                onOpen({
                  opening: openingOf(
                    `${id} ${span.from} ${span.to} ${communityUid}`,
                    name,
                    number(span[what]),
                    [t(`metrics.definition-${id}`), t('metrics.period', period)],
                  ),
                  of: figureRowsOf(id, { ...period, communityUid }),
                })
        }
      />
    );
  };
  return (
    <>
      <Chart option={option} label={t('trends.growth-chart')} className="trend-chart" />
      {unknown > 0 && <p className="trend-note">{t('trends.unknown-joins', { count: unknown })}</p>}
      <div className="table-scroll" tabIndex={0} role="group" aria-label={t('trends.growth')}>
        <table className="plain-table trend-table">
          <thead>
            <tr>
              <th>{t(`trends.unit-${unit}`)}</th>
              <th className="number">{t('trends.start')}</th>
              <th className="number">{t('trends.joined')}</th>
              <th className="number">{t('trends.left')}</th>
              {hasReturned && <th className="number">{t('trends.returned')}</th>}
              <th className="number">{t('trends.net')}</th>
              <th className="number">{t('trends.end')}</th>
              <th className="number">{t('trends.rate')}</th>
            </tr>
          </thead>
          <tbody>
            {spans.toReversed().map((span) => (
              <tr key={span.from}>
                <td title={t('metrics.period', { from: span.from, to: span.to })}>
                  {spanName(span, unit)}
                  {span.isRunning && <span className="trend-mark">{t('trends.running')}</span>}
                </td>
                <td className="number">{number(span.start)}</td>
                {cell(span, 'joined')}
                {cell(span, 'left')}
                {hasReturned && <td className="number">{number(span.returned)}</td>}
                <td className="number">
                  {span.end > span.start ? '+' : ''}
                  {number(span.end - span.start)}
                </td>
                <td className="number">{number(span.end)}</td>
                <td
                  className="number"
                  title={
                    span.rate === null
                      ? t('metrics.reason-no-members')
                      : `${number(span.end - span.start)} ÷ ${number(span.start)}`
                  }
                >
                  {formatPercent(language, span.rate)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};
