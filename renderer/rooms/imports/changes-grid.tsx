import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import { useMemo } from 'react';
import type { RowClass, StagedRow } from '../../../shared/contract/imports.ts';
import { fields, isRepeatable } from '../../../shared/domain/imports/fields.ts';
import type { FieldId } from '../../../shared/domain/imports/fields.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { orderStatuses, signupStatuses } from '../../../shared/domain/values/statuses.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import type { Translate } from '../../app/appearance.tsx';
import { DataGrid } from '../../components/data-grid.tsx';
import { client } from '../../rpc/client.ts';
import { fieldsOf } from './batch.ts';
import { cellAddress, sideOf } from './draft.ts';
import type { SheetDraft } from './draft.ts';
import { fieldName } from './field-select.tsx';

interface ChangesGridProps {
  readonly changeset: string;
  readonly part: number;
  readonly rowClass: RowClass;
  /** What the columns of the sheet mean, and what was mended or chosen since the check. */
  readonly draft: SheetDraft;
  readonly opened: StagedRow | null;
  readonly onOpen: (row: StagedRow) => void;
}

const numeric = { cellClass: 'number', headerClass: 'number' } as const;
const genders = ['male', 'female', 'other'] as const;

/** Stored codes in the operator's words; anything else as it is. */
export const valueName = (t: Translate, field: FieldId, value: string | null): string => {
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

export const reasonText = (language: Language, row: StagedRow): string =>
  row.reason === null
    ? ''
    : (translateAny(language, `imports.reason-${row.reason}`, {
        value: row.value ?? '',
        ...row.params,
      }) ?? row.reason);

/** Rows of these classes open a panel in which they are settled. */
const isOpenable = (rowClass: RowClass): boolean =>
  rowClass === 'rejected' || rowClass === 'conflicts';

/** The rows of one class, by blocks: what changes, field by field, or why not. */
export const ChangesGrid = (props: ChangesGridProps) => {
  const { changeset, part, rowClass, draft, opened, onOpen } = props;
  const t = useT();
  const { language } = useAppearance();
  const columns = useMemo((): ColDef<StagedRow>[] => {
    const Changes = ({ data }: ICellRendererParams<StagedRow>) =>
      data === undefined ? null : (
        <span className="changes">
          {data.changes.map((change, place) => {
            const side =
              change.conflict === true ? (sideOf(draft, data.row, change.field) ?? 'mine') : 'file';
            const old = <bdi>{valueName(t, change.field, change.old)}</bdi>;
            const next = <bdi>{valueName(t, change.field, change.new)}</bdi>;
            return (
              <span key={place} className="change">
                <span className="quiet">{change.header ?? fieldName(t, change.field)}</span>{' '}
                {change.old !== null && (
                  <>
                    {side === 'file' ? <del>{old}</del> : <strong>{old}</strong>}
                    {' → '}
                  </>
                )}
                {side === 'file' ? next : <del>{next}</del>}
              </span>
            );
          })}
        </span>
      );
    const reasoned = isOpenable(rowClass) || rowClass === 'skipped';
    const place: ColDef<StagedRow> = {
      colId: 'place',
      headerName: t(reasoned ? 'imports.cell' : 'imports.row-number'),
      ...numeric,
      width: 76,
      pinned: 'left',
      valueGetter: ({ data }) =>
        data === undefined ? '' : cellAddress(data.row, reasoned ? data.column : null),
    };
    const title: ColDef<StagedRow> = {
      field: 'title',
      headerName: t('imports.content'),
      // Where nothing stands behind it, the row goes on to the edge.
      ...(rowClass === 'unchanged' || rowClass === 'skipped'
        ? { flex: 1, minWidth: 180 }
        : { width: 180 }),
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
      width: 250,
      valueGetter: ({ data }) =>
        data === undefined
          ? ''
          : draft.unchecked.has(String(data.row))
            ? t('imports.not-checked-yet')
            : reasonText(language, data),
      tooltipValueGetter: ({ value }) => String(value ?? ''),
    };
    // Each cell as the file has it, or as it was mended; the one that cannot be read is marked.
    const cells = draft.sheet.columns.map(({ index, header }): ColDef<StagedRow> => {
      const mended = (row: number): string | undefined =>
        draft.overrides.find((one) => one.row === row && one.column === index)?.text;
      return {
        colId: `cell-${index}`,
        headerName: header,
        flex: 1,
        minWidth: 130,
        valueGetter: ({ data }) =>
          data === undefined ? '' : (mended(data.row) ?? data.cells?.[index] ?? ''),
        tooltipValueGetter: ({ value }) => String(value ?? ''),
        cellClassRules: {
          'cell-mended': ({ data }) => data !== undefined && mended(data.row) !== undefined,
          'cell-bad': ({ data }) =>
            data !== undefined && data.column === index && mended(data.row) === undefined,
        },
      };
    });
    switch (rowClass) {
      case 'created':
        return [
          place,
          ...fieldsOf(draft).map(({ field, header }): ColDef<StagedRow> => ({
            ...(fields[field] === 'number' || fields[field] === 'money' ? numeric : {}),
            colId: isRepeatable(field) ? `${field} ${header}` : field,
            headerName: isRepeatable(field) ? header : fieldName(t, field),
            flex: 1,
            minWidth: fields[field] === 'instant' ? 140 : 110,
            valueGetter: ({ data }) =>
              valueName(
                t,
                field,
                data?.changes.find(
                  (change) =>
                    change.field === field &&
                    (change.header === undefined || change.header === header),
                )?.new ?? null,
              ),
            tooltipValueGetter: ({ value: text }) => String(text ?? ''),
          })),
        ];
      case 'updated':
        return [place, title, changes];
      case 'unchanged':
        return [place, title];
      case 'conflicts':
        return [place, reason, title, changes];
      case 'rejected':
        return [place, reason, ...cells];
      case 'skipped':
        return [place, reason, title];
      default:
        return rowClass satisfies never;
    }
  }, [t, language, rowClass, draft]);
  const key = (row: StagedRow): string => `${row.row}:${row.column ?? ''}`;
  return (
    <DataGrid<StagedRow>
      label={t(`imports.class-${rowClass}`)}
      columns={columns}
      rowKey={key}
      viewKey={`${changeset} ${part} ${rowClass}`}
      load={({ offset, limit, signal }) =>
        client.imports.rows({ changeset, part, class: rowClass, offset, limit }, { signal })
      }
      emptyText={t('imports.nothing-in-class')}
      {...(isOpenable(rowClass)
        ? { onOpen, openOnClick: true, openKey: opened === null ? null : key(opened) }
        : {})}
    />
  );
};
