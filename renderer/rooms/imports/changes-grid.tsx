import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import { useMemo } from 'react';
import type { RowClass, StagedRow } from '../../../shared/contract/imports.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import type { Translate } from '../../app/appearance.tsx';
import { DataGrid } from '../../components/data-grid.tsx';
import { client } from '../../rpc/client.ts';
import { cellAddress } from './draft.ts';
import { fieldName } from './field-select.tsx';

interface ChangesGridProps {
  readonly changeset: string;
  readonly sheet: string;
  readonly rowClass: RowClass;
}

const changesText = (t: Translate, row: StagedRow): string =>
  row.changes
    .map((change) =>
      change.old === null
        ? t('imports.change-new', { field: fieldName(t, change.field), value: change.new ?? '' })
        : t('imports.change-from-to', {
            field: fieldName(t, change.field),
            old: change.old,
            new: change.new ?? '',
          }),
    )
    .join(t('imports.change-separator'));

/** The rows of one class, by blocks: what changes, field by field, or why not. */
export const ChangesGrid = ({ changeset, sheet, rowClass }: ChangesGridProps) => {
  const t = useT();
  const { language } = useAppearance();
  const columns = useMemo((): ColDef<StagedRow>[] => {
    const Changes = ({ data }: ICellRendererParams<StagedRow>) =>
      data === undefined ? null : (
        <span className="changes">
          {data.changes.map((change) => (
            <span key={change.field} className="change">
              <span className="quiet">{fieldName(t, change.field)}</span>{' '}
              {change.old !== null && (
                <>
                  <del>
                    <bdi>{change.old}</bdi>
                  </del>
                  {' → '}
                </>
              )}
              <bdi>{change.new}</bdi>
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
    if (!reasoned) return [place, title, changes];
    return rowClass === 'conflicts'
      ? [place, title, reason, changes]
      : [place, value, reason, title];
  }, [t, language, rowClass]);
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
