import { Button, Checkbox, DatePicker, Input, InputNumber, Popover, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import {
  dateColumns,
  memberColumns,
  numberColumns,
  setColumns,
  textColumns,
  type MemberColumn,
  type MemberFilter,
} from '../../../shared/contract/members.ts';
import { currencyDigits, formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { useFilterValues } from './queries.ts';

const find = <Name extends MemberColumn>(list: readonly Name[], column: MemberColumn) =>
  list.find((name) => name === column) ?? null;

type Ends<T> = readonly [T | null, T | null];
type Match = 'contains' | 'equals' | 'blank' | 'filled';

interface FilterEditorProps {
  readonly archived: boolean;
  readonly onAdd: (filter: MemberFilter) => void;
}

/** Chooses a column and what its values must be. */
export const FilterEditor = ({ archived, onAdd }: FilterEditorProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { currency } = useSettings();
  const [open, setOpen] = useState(false);
  const [column, setColumn] = useState<MemberColumn>('tags');
  const [match, setMatch] = useState<Match>('contains');
  const [text, setText] = useState('');
  const [values, setValues] = useState<string[]>([]);
  const [wanted, setWanted] = useState('');
  const [dates, setDates] = useState<Ends<Dayjs>>([null, null]);
  const [numbers, setNumbers] = useState<Ends<number>>([null, null]);
  const set = find(setColumns, column);
  const date = find(dateColumns, column);
  const number = find(numberColumns, column);
  const plain = find(textColumns, column);
  const known = useFilterValues(open ? set : null, archived);

  const listed = (known.data ?? [])
    .map(({ value, count }) => ({
      value,
      label: `${set === null ? value : valueText(t, set, value)} (${formatNumber(language, count)})`,
    }))
    .filter(({ label }) => label.toLowerCase().includes(wanted.trim().toLowerCase()));

  const filterNow = (): MemberFilter | null => {
    if (set !== null) return values.length === 0 ? null : { kind: 'set', column: set, values };
    if (date !== null) {
      const [from, to] = dates.map((day) => day?.format('YYYY-MM-DD') ?? null) as [
        string | null,
        string | null,
      ];
      return from === null && to === null ? null : { kind: 'dates', column: date, from, to };
    }
    if (number !== null) {
      const [from, to] = numbers.map((end) =>
        end === null || number !== 'ordersNet' ? end : Math.round(end * minorUnits(currency)),
      ) as [number | null, number | null];
      return from === null && to === null ? null : { kind: 'numbers', column: number, from, to };
    }
    const needsText = match === 'contains' || match === 'equals';
    if (plain === null || (needsText && text.trim() === '')) return null;
    return { kind: 'text', column: plain, match, text: text.trim() };
  };
  const filter = filterNow();
  const content = (
    <div className="filter-box">
      <Select
        showSearch
        optionFilterProp="label"
        aria-label={t('members.columns')}
        value={column}
        onChange={(next) => {
          setColumn(next);
          setValues([]);
          setWanted('');
        }}
        options={memberColumns.map((value) => ({ value, label: t(`members.column-${value}`) }))}
      />
      {set !== null && (
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
            aria-label={t(`members.column-${set}`)}
            value={values}
            onChange={(checked) => {
              // What is ticked stays ticked while the search hides it.
              const hidden = values.filter((value) => !listed.some((one) => one.value === value));
              setValues([...hidden, ...checked]);
            }}
            options={listed}
          />
        </>
      )}
      {date !== null && (
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          onChange={(range) => setDates([range?.[0] ?? null, range?.[1] ?? null])}
        />
      )}
      {number !== null && (
        <div className="member-line">
          <InputNumber<number>
            aria-label={t('members.from')}
            placeholder={t('members.from')}
            onChange={(from) => setNumbers([from, numbers[1]])}
          />
          <InputNumber<number>
            aria-label={t('members.to')}
            placeholder={t('members.to')}
            onChange={(to) => setNumbers([numbers[0], to])}
          />
        </div>
      )}
      {plain !== null && (
        <>
          <Select
            value={match}
            aria-label={t('members.add-filter')}
            onChange={setMatch}
            options={(['contains', 'equals', 'blank', 'filled'] as const).map((value) => ({
              value,
              label: t(`members.match-${value}`),
            }))}
          />
          {(match === 'contains' || match === 'equals') && (
            <Input
              aria-label={t(`members.column-${plain}`)}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </>
      )}
      <Button
        type="primary"
        disabled={filter === null}
        onClick={() => {
          if (filter === null) return;
          onAdd(filter);
          setOpen(false);
          setText('');
          setWanted('');
          setValues([]);
        }}
      >
        {t('members.apply')}
      </Button>
    </div>
  );
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      open={open}
      onOpenChange={setOpen}
      content={content}
    >
      <Button>{t('members.add-filter')}</Button>
    </Popover>
  );
};

const minorUnits = (currency: string): number => 10 ** currencyDigits(currency);

type Translate = ReturnType<typeof useT>;

const valueText = (t: Translate, column: MemberColumn, value: string): string => {
  if (value === '') return t('members.blank');
  return column === 'gender' ? t(`members.gender-${value as 'male' | 'female' | 'other'}`) : value;
};

/** A filter in words, for its chip. */
export const filterText = (t: Translate, filter: MemberFilter, currency: string): string => {
  const name = t(`members.column-${filter.column}`);
  switch (filter.kind) {
    case 'text':
      return `${name} ${t(`members.match-${filter.match}`)} ${filter.text}`.trim();
    case 'set':
      return `${name}: ${filter.values.map((value) => valueText(t, filter.column, value)).join(t('common.list-separator'))}`;
    case 'dates':
      return `${name}: ${filter.from ?? '…'} – ${filter.to ?? '…'}`;
    case 'numbers': {
      const shown = (end: number | null) =>
        end === null
          ? '…'
          : String(filter.column === 'ordersNet' ? end / minorUnits(currency) : end);
      return `${name}: ${shown(filter.from)} – ${shown(filter.to)}`;
    }
  }
};
