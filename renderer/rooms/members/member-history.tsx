import { Button } from 'antd';
import type { MemberDetail } from '../../../shared/contract/members.ts';
import { formatInstant } from '../../../shared/messages/format.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { labelText } from '../../app/label.ts';
import { useSettings } from '../../app/program.tsx';
import { useUndo } from '../../app/undo.ts';
import { Table } from './member-table.tsx';

/** What happened to the member; an operation can be undone from here, for everybody it changed. */
export const MemberHistory = ({ detail }: { readonly detail: MemberDetail }) => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const { undo } = useUndo();
  const fieldName = (field: string): string =>
    translateAny(language, `members.column-${camel(field)}`) ??
    translateAny(language, `members.field-${field}`) ??
    field;
  return (
    <Table
      heads={[
        'workspace.history-when',
        'workspace.history-actor',
        'workspace.history-what',
        'common.undo',
      ]}
      rows={detail.history.map((row) => {
        const what = labelText(language, row.label);
        return [
          formatInstant(row.atMs, zone),
          row.actor,
          <div key="what">
            {what}
            {row.changes.map(({ field, oldValue, newValue }, place) => (
              <div key={place} className="quiet">
                {`${fieldName(field)}: ${oldValue ?? '—'} → ${newValue ?? '—'}`}
              </div>
            ))}
          </div>,
          row.undo === 'can' ? (
            <Button
              key="undo"
              size="small"
              aria-label={t('members.undo-operation', { what })}
              onClick={() => void undo(row.operationUid)}
            >
              {t('common.undo')}
            </Button>
          ) : row.undo === 'done' ? (
            <span className="quiet">{t('members.undone')}</span>
          ) : (
            ''
          ),
        ];
      })}
    />
  );
};

const camel = (column: string): string =>
  column === 'birthday_date'
    ? 'birthday'
    : column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
