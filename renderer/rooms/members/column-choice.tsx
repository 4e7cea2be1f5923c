import { Button, Checkbox, Popover } from 'antd';
import { memberColumns } from '../../../shared/contract/members.ts';
import type { GridColumn } from '../../../shared/contract/views.ts';
import { useT } from '../../app/appearance.tsx';
import { firstState, sameColumns, shownColumns, withShown } from './column-state.ts';

interface ColumnChoiceProps {
  readonly columns: readonly GridColumn[];
  readonly onChange: (columns: readonly GridColumn[]) => void;
}

/** Which columns the grid shows; their order and widths are set in the grid itself. */
export const ColumnChoice = ({ columns, onChange }: ColumnChoiceProps) => {
  const t = useT();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="column-box">
          <Checkbox.Group
            className="column-choice"
            value={shownColumns(columns)}
            onChange={(next) => onChange(withShown(columns, next))}
            options={memberColumns.map((value) => ({
              value,
              label: t(`members.column-${value}`),
              disabled: value === 'name',
            }))}
          />
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
