import { Select } from 'antd';
import type { Period } from '../../../../shared/domain/periods/period.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import { useT } from '../../../app/appearance.tsx';
import { DateField } from '../../../components/date-field.tsx';

const presets = ['last-30', 'last-90', 'last-month'] as const;
type Preset = (typeof presets)[number];

/** A named span that moves on with the days, or dates of one's own. */
export type ChosenPeriod = Preset | Period;

/** Whole days only: today is not over. */
export const periodOf = (chosen: ChosenPeriod, today: string): Period => {
  if (typeof chosen === 'object') return chosen;
  const yesterday = addDays(today, -1);
  if (chosen === 'last-30') return { from: addDays(today, -30), to: yesterday };
  if (chosen === 'last-90') return { from: addDays(today, -90), to: yesterday };
  const end = addDays(`${today.slice(0, 7)}-01`, -1);
  return { from: `${end.slice(0, 7)}-01`, to: end };
};

interface PeriodChoiceProps {
  readonly chosen: ChosenPeriod;
  readonly today: string;
  /** What the period is of; turnover without it. */
  readonly label?: string;
  readonly onChoose: (chosen: ChosenPeriod) => void;
}

export const PeriodChoice = ({ chosen, today, label, onChoose }: PeriodChoiceProps) => {
  const t = useT();
  const period = periodOf(chosen, today);
  const own = typeof chosen === 'object';
  // A day past the other end takes it along: a period never runs backwards.
  const change = (next: Partial<Period>): void => {
    const { from, to } = { ...period, ...next };
    onChoose(
      from <= to ? { from, to } : next.from === undefined ? { from: to, to } : { from, to: from },
    );
  };
  return (
    <>
      <Select
        aria-label={label ?? t('silence.period')}
        style={{ minWidth: 130 }}
        value={own ? 'own' : chosen}
        onChange={(value: Preset | 'own') => onChoose(value === 'own' ? period : value)}
        options={[...presets, 'own' as const].map((value) => ({
          value,
          label: t(`silence.period-${value}`),
        }))}
      />
      {own && (
        <>
          <DateField
            label={t('members.from')}
            width={130}
            value={period.from}
            onChange={(from) => from !== null && change({ from })}
          />
          <DateField
            label={t('members.to')}
            width={130}
            value={period.to}
            onChange={(to) => to !== null && change({ to })}
          />
        </>
      )}
    </>
  );
};
