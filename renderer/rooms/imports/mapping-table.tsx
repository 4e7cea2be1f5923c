import { Select } from 'antd';
import { memo, useMemo } from 'react';
import { fieldPolicies } from '../../../shared/contract/imports.ts';
import { formatSureness } from '../../../shared/messages/format.ts';
import type { FieldId } from '../../../shared/domain/imports/fields.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useGrowing } from '../../components/use-growing.ts';
import { columnLetters, fieldGroupsOf, setField, setFieldPolicy } from './draft.ts';
import type { SheetDraft } from './draft.ts';
import { FieldSelect } from './field-select.tsx';

interface MappingTableProps {
  readonly draft: SheetDraft;
  readonly onChange: (draft: SheetDraft) => void;
}

const none: readonly string[] = [];
const unsure = 0.6;
/** Two select fields each: this many rows draw within a picture or two. */
const ROWS_AT_ONCE = 3;

interface MappingRowProps extends MappingTableProps {
  readonly column: SheetDraft['sheet']['columns'][number];
  readonly first: readonly string[];
  readonly taken: ReadonlySet<FieldId>;
}

const MappingRow = memo(({ column, draft, first, taken, onChange }: MappingRowProps) => {
  const t = useT();
  const { language } = useAppearance();
  const field = draft.fields.get(column.index) ?? null;
  const asRecognised = field === column.field && field !== null;
  return (
    <tr data-mapped={field !== null}>
      <td className="quiet">{columnLetters(column.index)}</td>
      <td>
        <bdi>{column.header}</bdi>
      </td>
      <td className="secondary samples">
        <bdi>{column.samples.join(' · ')}</bdi>
      </td>
      <td>
        <FieldSelect
          label={t('imports.meaning-of', { header: column.header })}
          value={field}
          first={first}
          taken={taken}
          onChange={(next) => onChange(setField(draft, column.index, next))}
        />
      </td>
      <td>
        {field !== null && (
          <Select
            aria-label={t('imports.field-policy-of', { header: column.header })}
            style={{ width: '100%' }}
            value={draft.fieldPolicies.get(column.index) ?? 'import'}
            options={(['import', ...fieldPolicies] as const).map((policy) => ({
              value: policy,
              label: t(`imports.field-policy-${policy}`),
            }))}
            onChange={(policy) =>
              onChange(
                setFieldPolicy(
                  draft,
                  column.index,
                  fieldPolicies.find((one) => one === policy) ?? null,
                ),
              )
            }
          />
        )}
      </td>
      <td className={asRecognised && column.confidence < unsure ? 'number watch' : 'number quiet'}>
        {asRecognised ? formatSureness(language, column.confidence) : ''}
      </td>
    </tr>
  );
});
MappingRow.displayName = 'MappingRow';

/** Each column of the file, a few of its values, and what it means. */
export const MappingTable = ({ draft, onChange }: MappingTableProps) => {
  const t = useT();
  const drawn = useGrowing(draft.sheet.columns.length, ROWS_AT_ONCE);
  const taken = useMemo(() => new Set(draft.fields.values()), [draft.fields]);
  const first = draft.sheet.kind === null ? none : fieldGroupsOf[draft.sheet.kind];
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('imports.mapping')}>
      <table className="plain-table mapping-table">
        <thead>
          <tr>
            <th>{t('imports.column')}</th>
            <th>{t('imports.column-header')}</th>
            <th>{t('imports.samples')}</th>
            <th>{t('imports.meaning')}</th>
            <th>
              <span title={t('imports.field-policy-help')}>{t('imports.field-policy')}</span>
            </th>
            <th className="number">
              <span title={t('imports.confidence-help')}>{t('imports.sureness')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {draft.sheet.columns.slice(0, drawn).map((column) => (
            <MappingRow
              key={column.index}
              column={column}
              draft={draft}
              first={first}
              taken={taken}
              onChange={onChange}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};
