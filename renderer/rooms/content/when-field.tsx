import { TimePicker } from 'antd';
import dayjs from 'dayjs';
import type { ContentFields } from '../../../shared/contract/content.ts';
import { useT } from '../../app/appearance.tsx';
import { DateField } from '../../components/date-field.tsx';

interface WhenFieldProps {
  readonly when: ContentFields['when'];
  readonly onChange: (when: ContentFields['when']) => void;
}

/** A day and, if it is known, a time, both of the workspace's zone. */
export const WhenField = ({ when, onChange }: WhenFieldProps) => {
  const t = useT();
  return (
    <div className="form-pair">
      <DateField
        label={t('content.date')}
        value={when?.date ?? null}
        onChange={(date) => onChange(date === null ? null : { date, time: when?.time ?? null })}
      />
      <TimePicker
        aria-label={t('content.time')}
        style={{ width: '100%' }}
        placeholder={t('content.time-hint')}
        format="HH:mm"
        minuteStep={5}
        needConfirm={false}
        showNow={false}
        disabled={when === null}
        value={when?.time ? dayjs(`2000-01-01T${when.time}`) : null}
        onChange={(time) =>
          when !== null && onChange({ date: when.date, time: time?.format('HH:mm') ?? null })
        }
      />
    </div>
  );
};
