import { Button, Popover, Select } from 'antd';
import { useState } from 'react';
import type { CustomField } from '../../../shared/contract/custom-fields.ts';
import {
  MAX_FILTERS,
  memberColumns,
  type ListColumn,
  type ListFilter,
} from '../../../shared/contract/member-filters.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { useToday } from '../../app/today.ts';
import { columnName, columnOf, fieldOf, isFieldColumn } from './field-words.ts';
import { draftOf, filterOf, matchesOf, type FilterDraft } from './filter-draft.ts';
import { FilterFields } from './filter-fields.tsx';
import { SegmentChoice, segmentFilter, type SegmentDraft } from './segments/segment-choice.tsx';

/** Stands among the columns. */
const SEGMENT = 'segment' as const;

interface FilterEditorProps {
  readonly fields: readonly CustomField[];
  readonly archived: boolean;
  /** Those in force; one is added. */
  readonly filters: readonly ListFilter[];
  readonly onChange: (filters: ListFilter[]) => void;
}

/** Chooses a column and what its values must be. */
export const FilterEditor = ({ fields, archived, filters, onChange }: FilterEditorProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { currency } = useSettings();
  const today = useToday();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(() => draftOf('tags'));
  const [ofSegment, setOfSegment] = useState<SegmentDraft | null>(null);
  const filter = ofSegment === null ? filterOf(draft, currency) : segmentFilter(ofSegment);
  const kindOf = (column: ListColumn) =>
    isFieldColumn(column) ? (fieldOf(fields, column)?.kind ?? null) : null;
  const change = (next: Partial<FilterDraft>) => setDraft({ ...draft, ...next });
  const content = (
    <div className="filter-box">
      <Select
        showSearch
        optionFilterProp="label"
        aria-label={t('members.columns')}
        value={ofSegment === null ? draft.column : SEGMENT}
        onChange={(chosen: ListColumn | typeof SEGMENT) => {
          setOfSegment(chosen === SEGMENT ? { uid: null, isOut: false } : null);
          if (chosen !== SEGMENT) setDraft(draftOf(chosen, kindOf(chosen)));
        }}
        options={[
          { value: SEGMENT, label: t('segments.title') },
          ...memberColumns.map((value) => ({ value, label: t(`members.column-${value}`) })),
          ...fields.map((field) => ({ value: columnOf(field), label: field.name })),
        ]}
      />
      {ofSegment === null ? (
        <>
          <Select
            value={draft.match}
            aria-label={t('members.match')}
            onChange={(match) => change({ match })}
            options={matchesOf(draft.column, draft.kind).map((value) => ({
              value,
              label: t(`members.match-${value}`),
            }))}
          />
          <FilterFields
            key={draft.column}
            draft={draft}
            name={columnName(language, draft.column, fields)}
            archived={archived}
            currency={currency}
            today={today}
            onChange={change}
          />
        </>
      ) : (
        <SegmentChoice draft={ofSegment} onChange={setOfSegment} />
      )}
      <Button
        type="primary"
        disabled={filter === null}
        onClick={() => {
          if (filter === null) return;
          const same = (one: ListFilter) => JSON.stringify(one) === JSON.stringify(filter);
          if (!filters.some(same)) onChange([...filters, filter]);
          setOpen(false);
          setDraft(draftOf(draft.column, draft.kind));
          setOfSegment(null);
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
      <Button disabled={filters.length >= MAX_FILTERS}>{t('members.add-filter')}</Button>
    </Popover>
  );
};
