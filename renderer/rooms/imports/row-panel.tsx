import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { conflictSides } from '../../../shared/contract/imports.ts';
import type { StagedRow } from '../../../shared/contract/imports.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { reasonText, valueName } from './changes-grid.tsx';
import { cellAddress, chooseMember, chooseSide, mendRow, sideOf } from './draft.ts';
import type { SheetDraft } from './draft.ts';
import { fieldName } from './field-select.tsx';

interface RowPanelProps {
  readonly row: StagedRow;
  readonly draft: SheetDraft;
  readonly onChange: (draft: SheetDraft) => void;
  readonly onClose: () => void;
}

/** One row that was not taken as it is: choose between two values, or mend its cells. */
export const RowPanel = ({ row, draft, onChange, onClose }: RowPanelProps) => {
  const t = useT();
  const { language } = useAppearance();
  const disagreeing = row.changes.filter(({ conflict }) => conflict === true);
  const title = t('imports.row-title', { row: row.row, title: row.title });
  return (
    <Drawer title={title} label={title} onClose={onClose}>
      <p className="watch">
        {cellAddress(row.row, row.column)} · {reasonText(language, row)}
      </p>
      {disagreeing.length > 0 ? (
        <Sides row={row} draft={draft} onChange={onChange} />
      ) : (
        <>
          <TwoMembers row={row} draft={draft} onChange={onChange} />
          <Cells row={row} draft={draft} onChange={onChange} onClose={onClose} />
        </>
      )}
    </Drawer>
  );
};

const Sides = ({ row, draft, onChange }: Omit<RowPanelProps, 'onClose'>) => {
  const t = useT();
  return row.changes
    .filter(({ conflict }) => conflict === true)
    .map(({ field, old, new: next }) => (
      <fieldset key={field} className="question" data-open={sideOf(draft, row.row, field) === null}>
        <legend>{fieldName(t, field)}</legend>
        <Radio.Group
          className="sides"
          value={sideOf(draft, row.row, field)}
          onChange={(event) => {
            const side = conflictSides.find((one) => one === event.target.value);
            if (side !== undefined) onChange(chooseSide(draft, row.row, field, side));
          }}
          options={conflictSides.map((side) => ({
            value: side,
            label: t(side === 'mine' ? 'imports.take-mine' : 'imports.take-file-value', {
              value: valueName(t, field, side === 'mine' ? old : next),
            }),
          }))}
        />
      </fieldset>
    ));
};

/** A row whose keys name two members: which of them is meant. */
const TwoMembers = ({ row, draft, onChange }: Omit<RowPanelProps, 'onClose'>) => {
  const t = useT();
  const { first, firstName, firstKey, second, secondName, secondKey } = row.params;
  if (row.reason !== 'two-members' || first === undefined || second === undefined) return null;
  const meant = draft.members.find((one) => one.row === row.row)?.member ?? null;
  const option = (uid: string | number, name: unknown, key: unknown) => ({
    value: String(uid),
    label: <bdi>{[name, key].filter((part) => part !== '').join(' · ')}</bdi>,
  });
  return (
    <fieldset className="question" data-open={meant === null}>
      <legend>{t('imports.who-is-meant')}</legend>
      <Radio.Group
        className="sides"
        value={meant}
        onChange={(event) => onChange(chooseMember(draft, row.row, String(event.target.value)))}
        options={[option(first, firstName, firstKey), option(second, secondName, secondKey)]}
      />
      <p className="quiet small">{t('imports.who-is-meant-help')}</p>
    </fieldset>
  );
};

const Cells = ({ row, draft, onChange, onClose }: RowPanelProps) => {
  const t = useT();
  const { columns } = draft.sheet;
  const asRead = row.cells ?? [];
  const [edits, setEdits] = useState<ReadonlyMap<number, string>>(
    () =>
      new Map(
        draft.overrides
          .filter((one) => one.row === row.row)
          .map(({ column, text }) => [column, text]),
      ),
  );
  const width = Math.max(asRead.length, ...columns.map(({ index }) => index + 1));
  const headerOf = (index: number): string =>
    columns.find((column) => column.index === index)?.header ?? t('imports.beyond-header');
  const changed = [...edits].filter(([column, text]) => text !== (asRead[column] ?? ''));
  return (
    <form
      className="mend-form"
      onSubmit={(event) => {
        event.preventDefault();
        onChange(
          mendRow(
            draft,
            row.row,
            [...edits].map(([column, text]) => ({ column, text })),
          ),
        );
        onClose();
      }}
    >
      <p className="quiet small">{t('imports.mend-help')}</p>
      {Array.from({ length: width }, (_, index) => {
        const bad = row.column === index || (row.column === null && index >= columns.length);
        const label = `${headerOf(index)} (${cellAddress(row.row, index)})`;
        return (
          <label key={index} className="mend-cell" data-bad={bad}>
            <span className="secondary small">{label}</span>
            <Input
              aria-label={label}
              autoFocus={row.column === index}
              {...(bad ? { status: 'warning' as const } : {})}
              value={edits.get(index) ?? asRead[index] ?? ''}
              onChange={(event) => setEdits(new Map([...edits, [index, event.target.value]]))}
            />
          </label>
        );
      })}
      <div className="mend-actions">
        <Button type="primary" htmlType="submit" disabled={changed.length === 0}>
          {t('imports.mend-row')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
};
