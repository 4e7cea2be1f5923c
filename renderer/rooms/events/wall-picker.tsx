import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ZoneClock } from '../../../shared/domain/events/plan.ts';
import { fromWall, toWall } from '../../components/timeline/wall-clock.ts';

interface WallPickerProps {
  readonly label: string;
  readonly atMs: number | null;
  readonly clock: ZoneClock;
  readonly clearable?: boolean;
  readonly onChange: (atMs: number | null) => void;
}

/** A date and time in the event's zone, typed or picked. */
export const WallPicker = ({
  label,
  atMs,
  clock,
  clearable = false,
  onChange,
}: WallPickerProps) => (
  <DatePicker
    aria-label={label}
    value={atMs === null ? null : dayjs(toWall(atMs, clock))}
    format={['YYYY-MM-DD HH:mm', 'YYYY/M/D H:mm', 'YYYY-M-D H:mm']}
    showTime={{ format: 'HH:mm', minuteStep: 5 }}
    needConfirm={false}
    // Its “now” is this machine's, not the event's zone.
    showNow={false}
    allowClear={clearable}
    style={{ width: '100%' }}
    onChange={(value) => onChange(value ? fromWall(value.toDate(), clock) : null)}
  />
);
