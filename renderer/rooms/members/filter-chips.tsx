import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { CustomField } from '../../../shared/contract/custom-fields.ts';
import { memberColumns, type ListFilter } from '../../../shared/contract/member-filters.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { useToday } from '../../app/today.ts';
import { canAsk, columnName } from './field-words.ts';
import { filterText } from './filter-text.ts';
import { useSegmentNames } from './segments/queries.ts';

interface ChipProps {
  readonly text: string;
  readonly bad?: boolean;
  readonly onRemove: () => void;
}

const Chip = ({ text, bad = false, onRemove }: ChipProps) => {
  const t = useT();
  return (
    <li className="filter-chip" data-bad={bad}>
      <span className="ellipsis" title={text}>
        {text}
      </span>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('members.remove-filter', { filter: text })}
        onClick={onRemove}
      />
    </li>
  );
};

/** A filter on a segment that was deleted; it is not asked. */
export const isGone = (
  filter: ListFilter,
  segments: ReadonlyMap<string, string> | undefined,
): boolean => filter.kind === 'segment' && segments !== undefined && !segments.has(filter.uid);

interface FilterChipsProps {
  readonly fields: readonly CustomField[];
  readonly filters: readonly ListFilter[];
  readonly onChange: (filters: ListFilter[]) => void;
  /** Fields of filters that cannot be asked any more. */
  readonly lost: readonly string[];
  readonly onLost: (lost: readonly string[]) => void;
}

/** The filters in force, in words; each can be taken away, or all of them. */
export const FilterChips = ({ fields, filters, onChange, lost, onLost }: FilterChipsProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { currency } = useSettings();
  const today = useToday();
  const segments = useSegmentNames();
  if (filters.length + lost.length === 0) return null;
  const fieldName = (field: string): string => {
    if (field === 'segment') return t('segments.title');
    const column = memberColumns.find((one) => one === field);
    return column === undefined ? field : t(`members.column-${column}`);
  };
  return (
    <>
      <ul className="filter-chips" aria-label={t('members.active-filters')}>
        {filters.map((one) => (
          <Chip
            key={JSON.stringify(one)}
            bad={isGone(one, segments) || !canAsk(fields, one)}
            text={
              isGone(one, segments)
                ? t('segments.filter-lost')
                : one.kind === 'field' && !canAsk(fields, one)
                  ? t('members.lost-filter', { field: columnName(language, one.column, fields) })
                  : filterText(language, one, {
                      currency,
                      today,
                      fields,
                      segments: segments ?? new Map(),
                    })
            }
            onRemove={() => onChange(filters.filter((other) => other !== one))}
          />
        ))}
        {lost.map((field, place) => (
          <Chip
            key={`${place} ${field}`}
            bad
            text={t('members.lost-filter', { field: fieldName(field) })}
            onRemove={() => onLost(lost.filter((_, other) => other !== place))}
          />
        ))}
      </ul>
      <Button
        type="link"
        onClick={() => {
          onChange([]);
          onLost([]);
        }}
      >
        {t('common.clear-filters')}
      </Button>
    </>
  );
};
