import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import type { Period } from '../../../shared/domain/periods/period.ts';
import { addDays } from '../../../shared/domain/values/days.ts';
import { useT } from '../../app/appearance.tsx';

const presets = ['last-7', 'last-30', 'last-90', 'last-month', 'this-month'] as const;
type Preset = (typeof presets)[number];

const monthStart = (date: string): string => `${date.slice(0, 8)}01`;

/** Days that are over, but for the running month. */
export const presetPeriod = (preset: Preset, today: string): Period => {
  const yesterday = addDays(today, -1);
  switch (preset) {
    case 'last-7':
      return { from: addDays(today, -7), to: yesterday };
    case 'last-30':
      return { from: addDays(today, -30), to: yesterday };
    case 'last-90':
      return { from: addDays(today, -90), to: yesterday };
    case 'last-month': {
      const to = addDays(monthStart(today), -1);
      return { from: monthStart(to), to };
    }
    case 'this-month':
      return { from: monthStart(today), to: today };
    default: {
      const never: never = preset;
      return never;
    }
  }
};

interface HealthPeriodProps {
  readonly period: Period;
  readonly today: string;
  readonly onChange: (period: Period) => void;
}

/** The period of the sheet: one of the usual ones, or any two dates. */
export const HealthPeriod = ({ period, today, onChange }: HealthPeriodProps) => {
  const t = useT();
  const chosen = presets.find((preset) => {
    const { from, to } = presetPeriod(preset, today);
    return from === period.from && to === period.to;
  });
  return (
    <>
      <Segmented<Preset | 'custom'>
        aria-label={t('health.period')}
        value={chosen ?? 'custom'}
        onChange={(preset) => {
          if (preset !== 'custom') onChange(presetPeriod(preset, today));
        }}
        options={[
          ...presets.map((value) => ({ value, label: t(`health.${value}`) })),
          ...(chosen === undefined
            ? [{ value: 'custom' as const, label: t('health.custom') }]
            : []),
        ]}
      />
      <DatePicker.RangePicker
        aria-label={t('health.period')}
        allowClear={false}
        format="YYYY-MM-DD"
        value={[dayjs(period.from), dayjs(period.to)]}
        maxDate={dayjs(today)}
        onChange={(dates) => {
          const [from, to] = dates ?? [];
          if (from && to)
            onChange({ from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') });
        }}
      />
    </>
  );
};
