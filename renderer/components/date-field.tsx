import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface DateFieldProps {
  readonly label: string;
  /** Local date `YYYY-MM-DD`. */
  readonly value: string | null;
  readonly onChange: (date: string | null) => void;
  readonly placeholder?: string;
  readonly width?: number;
  readonly small?: boolean;
}

/** A local date, typed or picked. */
export const DateField = ({
  label,
  value,
  onChange,
  placeholder,
  width,
  small = false,
}: DateFieldProps) => (
  <DatePicker
    aria-label={label}
    size={small ? 'small' : 'middle'}
    style={{ width: width ?? '100%' }}
    placeholder={placeholder ?? 'YYYY-MM-DD'}
    format={['YYYY-MM-DD', 'YYYY/M/D', 'YYYY-M-D', 'YYYYMMDD']}
    value={value === null ? null : dayjs(value)}
    onChange={(date) => onChange(date?.format('YYYY-MM-DD') ?? null)}
  />
);
