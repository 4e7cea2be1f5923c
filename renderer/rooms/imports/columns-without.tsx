import { Button } from 'antd';
import { useT } from '../../app/appearance.tsx';
import { columnsWithout, fieldGroupsOf, setField } from './draft.ts';
import type { SheetDraft } from './draft.ts';

interface ColumnsWithoutProps {
  readonly draft: SheetDraft;
  readonly onChange: (draft: SheetDraft) => void;
}

/** Columns that hold something and mean nothing here, with the offer to keep them all. */
export const ColumnsWithout = ({ draft, onChange }: ColumnsWithoutProps) => {
  const t = useT();
  const { kind } = draft.sheet;
  const columns = columnsWithout(draft);
  if (columns.length === 0 || kind === null) return null;
  return (
    <div className="columns-without">
      <p className="secondary">
        {t('imports.columns-without', {
          count: columns.length,
          names: columns.map(({ header }) => header).join(t('common.list-separator')),
        })}
      </p>
      {fieldGroupsOf[kind].includes('custom') && (
        <Button
          size="small"
          title={t('imports.keep-columns-help')}
          onClick={() =>
            onChange(
              columns.reduce((kept, { index }) => setField(kept, index, 'custom.value'), draft),
            )
          }
        >
          {t('imports.keep-columns')}
        </Button>
      )}
    </div>
  );
};
