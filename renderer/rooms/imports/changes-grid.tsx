import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import { useMemo } from 'react';
import type { RowClass, StagedRow } from '../../../shared/contract/imports.ts';
import { isRepeatable } from '../../../shared/domain/imports/fields.ts';
import type { FieldId } from '../../../shared/domain/imports/fields.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { orderStatuses, signupStatuses } from '../../../shared/domain/values/statuses.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import type { Translate } from '../../app/appearance.tsx';
import { DataGrid } from '../../components/data-grid.tsx';
import { client } from '../../rpc/client.ts';
import { cellAddress } from './draft.ts';
import { fieldName } from './field-select.tsx';

export interface MappedColumn {
  readonly field: FieldId;
  readonly header: string;
}

interface ChangesGridProps {
  readonly changeset: string;
  readonly sheet: string;
  readonly rowClass: RowClass;
  /** What the columns of the sheet mean; new rows are shown under them. */
  readonly fields: readonly MappedColumn[];
}

const genders = ['male', 'female', 'other'] as const;

/** Stored codes in the operator's words; anything else as it is. */
const valueName = (t: Translate, field: FieldId, value: string | null): string => {
  if (field === 'member.gender') {
    const gender = genders.find((one) => one === value);
    if (gender !== undefined) return t(`members.gender-${gender}`);
  }
  if (field === 'signup.status') {
    const status = signupStatuses.find((one) => one === value);
    if (status !== undefined) return t(`events.status-${status}`);
  }
  if (field === 'order.status') {
    const status = orderStatuses.find((one) => one === value);
    if (status !== undefined) return t(`members.order-${status}`);
  }
  return value ?? '';
};

const changesText = (t: Translate, row: StagedRow): string =>
  row.changes
    .map(({ field, header, old, new: next }) =>
      old === null
        ? t('imports.change-new', {
            field: header ?? fieldName(t, field),
            value: valueName(t, field, next),
          })
        : t('imports.change-from-to', {
            field: header ?? fieldName(t, field),
            old: valueName(t, field, old),
            new: valueName(t, field, next),
          }),
    )
    .join(t('imports.change-separator'));

/** The rows of one class, by blocks: what changes, field by field, or why not. */
export const ChangesGrid = ({ changeset, sheet, rowClass, fields }: ChangesGridProps) => {
  const t = useT();
  const { language } = useAppearance();
  const columns = useMemo((): ColDef<StagedRow>[] => {
    const Changes = ({ data }: ICellRendererParams<StagedRow>) =>
      data === undefined ? null : (
        <span className="changes">
          {data.changes.map((change, place) => (
            <span key={place} className="change">
              <span className="quiet">{change.header ?? fieldName(t, change.field)}</span>{' '}
              {change.old !== null && (
                <>
                  <del>
                    <bdi>{valueName(t, change.field, change.old)}</bdi>
                  </del>
                  {' → '}
                </>
              )}
              <bdi>{valueName(t, change.field, change.new)}</bdi>
            </span>
          ))}
        </span>
      );
    const reasoned = rowClass === 'conflicts' || rowClass === 'rejected' || rowClass === 'skipped';
    const place: ColDef<StagedRow> = {
      colId: 'place',
      headerName: t(reasoned ? 'imports.cell' : 'imports.row-number'),
      width: 90,
      cellClass: 'number',
      headerClass: 'number',
      valueGetter: ({ data }) =>
        data === undefined ? '' : cellAddress(data.row, reasoned ? data.column : null),
    };
    const title: ColDef<StagedRow> = {
      field: 'title',
      headerName: t('imports.content'),
      width: 220,
    };
    const changes: ColDef<StagedRow> = {
      colId: 'changes',
      headerName: t('imports.changes'),
      flex: 2,
      minWidth: 280,
      valueGetter: ({ data }) => (data === undefined ? '' : changesText(t, data)),
      tooltipValueGetter: ({ data }) => (data === undefined ? '' : changesText(t, data)),
      cellRenderer: Changes,
    };
    const reason: ColDef<StagedRow> = {
      colId: 'reason',
      headerName: t('imports.reason'),
      flex: 1,
      minWidth: 260,
      valueGetter: ({ data }) =>
        data === undefined || data.reason === null
          ? ''
          : (translateAny(language, `imports.reason-${data.reason}`, {
              value: data.value ?? '',
              ...data.params,
            }) ?? data.reason),
      tooltipValueGetter: ({ value }) => String(value ?? ''),
    };
    const value: ColDef<StagedRow> = {
      field: 'value',
      headerName: t('imports.new-value'),
      width: 180,
    };
    if (rowClass === 'created')
      return [
        place,
        ...fields.map(({ field, header }): ColDef<StagedRow> => ({
          colId: isRepeatable(field) ? `${field} ${header}` : field,
          headerName: isRepeatable(field) ? header : fieldName(t, field),
          width: 140,
          valueGetter: ({ data }) =>
            data?.changes.find(
              (change) =>
                change.field === field && (change.header === undefined || change.header === header),
            )?.new ?? '',
          tooltipValueGetter: ({ value: text }) => String(text ?? ''),
        })),
      ];
    if (rowClass === 'unchanged') return [place, title];
    if (!reasoned) return [place, title, changes];
    return rowClass === 'conflicts'
      ? [place, title, reason, changes]
      : [place, value, reason, title];
  }, [t, language, rowClass, fields]);
  return (
    <DataGrid<StagedRow>
      label={t(`imports.class-${rowClass}`)}
      columns={columns}
      rowKey={(row) => `${row.row}:${row.column ?? ''}`}
      viewKey={`${changeset} ${sheet} ${rowClass}`}
      load={({ offset, limit, signal }) =>
        client.imports.rows({ changeset, sheet, class: rowClass, offset, limit }, { signal })
      }
      emptyText={t('imports.nothing-in-class')}
    />
  );
};
