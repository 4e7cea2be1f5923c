import { Button, Checkbox, Popover } from 'antd';
import { Link } from 'wouter';
import type { CustomField } from '../../../shared/contract/custom-fields.ts';
import { memberColumns } from '../../../shared/contract/member-filters.ts';
import type { GridColumn } from '../../../shared/contract/views.ts';
import { useT } from '../../app/appearance.tsx';
import { columnOf } from './field-words.ts';
import { firstState, sameColumns, shownColumns, withShown } from './column-state.ts';

interface ColumnChoiceProps {
  readonly columns: readonly GridColumn[];
  readonly fields: readonly CustomField[];
  readonly onChange: (columns: readonly GridColumn[]) => void;
}

/** Which columns the grid shows; their order and widths are set in the grid itself. */
export const ColumnChoice = ({ columns, fields, onChange }: ColumnChoiceProps) => {
  const t = useT();
  const shown = shownColumns(columns);
  // An archived field stays as long as it is shown.
  const own = fields
    .filter((field) => !field.archived || shown.includes(columnOf(field)))
    .map((field) => ({ value: columnOf(field), label: field.name }));
  const builtIn = memberColumns.map((value) => ({
    value,
    label: t(`members.column-${value}`),
    disabled: value === 'name',
  }));
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="column-box">
          <Checkbox.Group
            className="column-choice"
            value={shown}
            onChange={(next) => onChange(withShown(columns, next))}
            options={[...builtIn, ...own]}
          />
          <Link href="/fields">{t('customFields.manage')}</Link>
          <p className="small quiet">{t('members.columns-help')}</p>
          <Button disabled={sameColumns(columns, firstState)} onClick={() => onChange(firstState)}>
            {t('members.reset-columns')}
          </Button>
        </div>
      }
    >
      <Button>{t('members.columns')}</Button>
    </Popover>
  );
};
