import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { isCounted, type CountedFact } from '../../../../shared/domain/conditions/fact-ends.ts';
import { useT } from '../../../app/appearance.tsx';
import { minorUnits } from '../filter-draft.ts';
import { endsKinds, endsOf, type EndsKind } from './fact-text.ts';

interface CountedFieldsProps<Fact extends CountedFact> {
  readonly fact: Fact;
  readonly currency: string;
  readonly onChange: (fact: Fact) => void;
}

/** In which days, and how much of it. */
export const CountedFields = <Fact extends CountedFact>(props: CountedFieldsProps<Fact>) => (
  <>
    {props.fact.kind !== 'tenure' && <Window {...props} />}
    <Ends {...props} />
  </>
);

const Window = <Fact extends CountedFact>({ fact, onChange }: CountedFieldsProps<Fact>) => {
  const t = useT();
  const days = fact.kind === 'tenure' ? null : fact.days;
  const change = (next: number | null): void => onChange({ ...fact, days: next });
  return (
    <>
      <Select
        aria-label={t('segments.within')}
        value={days === null ? 'ever' : 'last'}
        popupMatchSelectWidth={false}
        onChange={(value) => change(value === 'ever' ? null : 30)}
        options={[
          { value: 'last', label: t('segments.last-days') },
          { value: 'ever', label: t('segments.ever') },
        ]}
      />
      {days !== null && (
        <InputNumber<number>
          className="condition-number"
          aria-label={`${t('segments.within')} · ${t('segments.days')}`}
          suffix={t('segments.days')}
          min={1}
          max={3650}
          precision={0}
          value={days}
          onChange={(value) => change(value ?? 1)}
        />
      )}
    </>
  );
};

const defaults: Readonly<Record<EndsKind, readonly [number | null, number | null]>> = {
  some: [1, null],
  none: [0, 0],
  least: [3, null],
  most: [null, 3],
  between: [1, 3],
  exactly: [1, 1],
};

const Ends = <Fact extends CountedFact>({ fact, currency, onChange }: CountedFieldsProps<Fact>) => {
  const t = useT();
  const isMoney = fact.kind === 'orders' && fact.measure === 'net';
  const scale = isMoney ? minorUnits(currency) : 1;
  const said = endsOf(fact);
  // "At least 1" stays so while it is chosen, though it says the same as "some".
  const [chosen, setChosen] = useState<EndsKind>(said === 'any' ? 'least' : said);
  const fits: Readonly<Record<EndsKind, boolean>> = {
    some: said === 'some',
    none: said === 'none',
    least: fact.to === null,
    most: fact.from === null,
    between: true,
    exactly: fact.from === fact.to,
  };
  const kind = fits[chosen] ? chosen : said === 'any' ? 'least' : said;
  const counts = isCounted(fact) && fact.kind !== 'tenure' && !isMoney;
  const number = (end: 'from' | 'to', label: 'members.from' | 'members.to' | 'segments.ends') => (
    <InputNumber<number>
      className="condition-number"
      aria-label={t(label)}
      {...(isMoney ? {} : { precision: 0 })}
      {...(fact.kind === 'tenure' ? { suffix: t('segments.days') } : {})}
      value={fact[end] === null ? null : fact[end] / scale}
      onChange={(value) => {
        const next = value === null ? null : Math.round(value * scale);
        onChange(kind === 'exactly' ? { ...fact, from: next, to: next } : { ...fact, [end]: next });
      }}
    />
  );
  return (
    <>
      <Select
        aria-label={t('segments.ends')}
        value={kind}
        popupMatchSelectWidth={false}
        onChange={(next: EndsKind) => {
          setChosen(next);
          const [from, to] = defaults[next].map((end) => (end === null ? null : end * scale));
          onChange({ ...fact, from: from ?? null, to: to ?? null });
        }}
        options={endsKinds
          .filter((one) => counts || (one !== 'some' && one !== 'none'))
          .map((value) => ({ value, label: t(`segments.ends-${value}`) }))}
      />
      {(kind === 'least' || kind === 'exactly') && number('from', 'segments.ends')}
      {kind === 'most' && number('to', 'segments.ends')}
      {kind === 'between' && (
        <>
          {number('from', 'members.from')}
          <span aria-hidden="true">–</span>
          {number('to', 'members.to')}
        </>
      )}
    </>
  );
};
