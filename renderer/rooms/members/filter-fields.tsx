import { Checkbox, DatePicker, Input, InputNumber } from 'antd';
import dayjs from 'dayjs';
import { useDeferredValue, useState } from 'react';
import {
  MAX_VALUES,
  dateColumns,
  numberColumns,
  setColumns,
} from '../../../shared/contract/member-filters.ts';
import { questionOf, type FieldKind } from '../../../shared/domain/values/custom-fields.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { isFieldColumn } from './field-words.ts';
import { filterOf, isOneOf, isReversed, type FilterDraft } from './filter-draft.ts';
import { ownFilterText, valueText } from './filter-text.ts';
import { useFilterValues } from './queries.ts';

interface FieldsProps {
  readonly draft: FilterDraft;
  /** Of the column. */
  readonly name: string;
  readonly archived: boolean;
  readonly currency: string;
  readonly today: string;
  readonly onChange: (change: Partial<FilterDraft>) => void;
}

/** What the way of filtering needs to know: a text, values, dates, numbers, days; or nothing. */
export const FilterFields = (props: FieldsProps) => {
  const { draft, name, onChange } = props;
  const { match } = draft;
  if (match === 'blank' || match === 'filled') return null;
  const shape = shapeOf(draft);
  if (shape === 'set') return <SetField {...props} />;
  if (shape === 'dates')
    return match === 'between' ? (
      <DatePicker.RangePicker
        allowEmpty={[true, true]}
        value={[day(draft.dates[0]), day(draft.dates[1])]}
        onChange={(range) => onChange({ dates: [dateOf(range?.[0]), dateOf(range?.[1])] })}
      />
    ) : (
      <DaysField {...props} />
    );
  if (shape === 'numbers') return <NumberFields {...props} />;
  return (
    <Input
      aria-label={name}
      value={draft.text}
      onChange={(event) => onChange({ text: event.target.value })}
    />
  );
};

const shapeOf = ({ column, kind }: FilterDraft): (typeof questionOf)[FieldKind] => {
  if (kind !== null) return questionOf[kind];
  if (isOneOf(setColumns, column)) return 'set';
  if (isOneOf(dateColumns, column)) return 'dates';
  return isOneOf(numberColumns, column) ? 'numbers' : 'text';
};

const day = (date: string | null) => (date === null ? null : dayjs(date));
const dateOf = (value: dayjs.Dayjs | null | undefined): string | null =>
  value?.format('YYYY-MM-DD') ?? null;

const SetField = ({ draft: { column, values }, name, archived, onChange }: FieldsProps) => {
  const t = useT();
  const { language } = useAppearance();
  const [wanted, setWanted] = useState('');
  const find = useDeferredValue(wanted.trim());
  const set = isOneOf(setColumns, column) || isFieldColumn(column) ? column : null;
  const { data, isPending } = useFilterValues(set, archived);
  const known = data ?? [];
  const more = known.length === MAX_VALUES;
  const found = useFilterValues(more && find !== '' ? set : null, archived, find).data;
  const listed = (found ?? known)
    .map(({ value, count }) => ({
      value,
      label: `${valueText(language, column, value)} (${formatNumber(language, count)})`,
    }))
    .filter(({ label }) => label.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <>
      <Input
        allowClear
        aria-label={t('members.find-value')}
        placeholder={t('members.find-value')}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <Checkbox.Group
        className="filter-values"
        aria-label={name}
        value={[...values]}
        onChange={(checked) => {
          // What is ticked stays ticked while the search hides it.
          const hidden = values.filter((value) => !listed.some((one) => one.value === value));
          onChange({ values: [...hidden, ...checked] });
        }}
        options={listed}
      />
      {listed.length === 0 && (
        <span className="small quiet" role="status">
          {t(isPending ? 'common.loading' : 'members.values-none')}
        </span>
      )}
      {more && (
        <span className="small quiet">{t('members.values-more', { count: MAX_VALUES })}</span>
      )}
    </>
  );
};

const NumberFields = ({ draft, name, onChange }: FieldsProps) => {
  const t = useT();
  const [from, to] = draft.numbers;
  if (draft.match !== 'between')
    return (
      <InputNumber<number>
        aria-label={name}
        style={{ width: '100%' }}
        value={from}
        onChange={(value) => onChange({ numbers: [value, to] })}
      />
    );
  return (
    <>
      <div className="member-line">
        <InputNumber<number>
          aria-label={t('members.from')}
          placeholder={t('members.from')}
          value={from}
          onChange={(value) => onChange({ numbers: [value, to] })}
        />
        <InputNumber<number>
          aria-label={t('members.to')}
          placeholder={t('members.to')}
          value={to}
          onChange={(value) => onChange({ numbers: [from, value] })}
        />
      </div>
      {isReversed(draft) && <span className="small bad">{t('members.ends-reversed')}</span>}
    </>
  );
};

const DaysField = ({ draft, currency, today, onChange }: FieldsProps) => {
  const t = useT();
  const { language } = useAppearance();
  const filter = filterOf(draft, currency);
  return (
    <>
      <InputNumber<number>
        aria-label={t('members.days')}
        suffix={t('members.days')}
        style={{ width: '100%' }}
        min={1}
        max={3650}
        precision={0}
        value={draft.days}
        onChange={(days) => onChange({ days })}
      />
      {filter !== null && (
        <span className="small quiet">{ownFilterText(language, filter, { currency, today })}</span>
      )}
    </>
  );
};
