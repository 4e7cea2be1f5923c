import type { CustomField } from '../../../shared/contract/custom-fields.ts';
import type { EditPreview as Preview } from '../../../shared/contract/member-edits.ts';
import { MAX_TAGS } from '../../../shared/contract/members.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { valueText } from './field-words.ts';

type Change = Preview['sample'][number]['changes'][number];
type Named = Pick<Change, 'field' | 'custom'>;

/** What an edit of many members would do, before anything is changed. */
export const EditPreview = ({
  preview,
  fields: own,
}: {
  readonly preview: Preview;
  readonly fields: readonly CustomField[];
}) => {
  const t = useT();
  const { language } = useAppearance();
  const { fields, sample, troubles } = preview;
  const nameOfField = ({ field, custom }: Named): string =>
    field === 'custom' ? (custom?.name ?? '') : t(`selection.field-${field}`);
  const word = ({ field, custom }: Named, value: string | null): string => {
    if (value === null) return '—';
    if (field === 'custom') {
      const ofRow = own.find(({ uid }) => uid === custom?.uid);
      return valueText(language, ofRow, { text: value, fits: !Number.isNaN(Number(value)) });
    }
    if (field === 'staff' || field === 'archived')
      return t(value === '1' ? 'common.yes' : 'common.no');
    return field === 'gender'
      ? (translateAny(language, `members.gender-${value}`) ?? value)
      : value;
  };
  const changeText = (change: Change): string => {
    const { field, oldValue, newValue } = change;
    return field === 'addTags' || field === 'removeTags'
      ? t('selection.set', {
          field: nameOfField(change),
          value: newValue ?? oldValue ?? '',
        })
      : t('selection.change', {
          field: nameOfField(change),
          old: word(change, oldValue),
          new: word(change, newValue),
        });
  };
  const nameOf = (name: string | null): string => name ?? t('members.unnamed');
  return (
    <div className="edit-preview" role="status">
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('selection.edit-what')}</th>
            <th className="number">{t('selection.changes')}</th>
            <th className="number">{t('selection.replaced')}</th>
            <th className="number">{t('selection.already')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((row) => (
            <tr key={`${row.field} ${row.custom?.uid ?? ''} ${row.value}`}>
              <td>
                {t('selection.set', {
                  field: nameOfField(row),
                  value: row.value === null ? t('selection.cleared') : word(row, row.value),
                })}
              </td>
              <td className="number">{formatNumber(language, row.changes)}</td>
              <td className="number">{formatNumber(language, row.replaced)}</td>
              <td className="number">{formatNumber(language, row.already)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {troubles.total > 0 && (
        <>
          <p className="watch">{t('selection.troubles', { count: troubles.total })}</p>
          <ul className="edit-list" tabIndex={0} aria-label={t('selection.troubles-list')}>
            {troubles.rows.map((row) => (
              <li key={row.uid}>
                <bdi>{nameOf(row.name)}</bdi>
                <span className="quiet">
                  {t(`selection.trouble-${row.reason}`, { max: MAX_TAGS })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {sample.length > 0 && (
        <>
          <p className="secondary">
            {preview.changed > sample.length
              ? t('selection.sample', { count: sample.length })
              : t('selection.all-changes')}
          </p>
          <ul className="edit-list" tabIndex={0} aria-label={t('selection.sample-list')}>
            {sample.map((row) => (
              <li key={row.uid}>
                <bdi>{nameOf(row.name)}</bdi>
                <span className="quiet">{row.changes.map(changeText).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
