import { Button, Modal } from 'antd';
import { Link } from 'wouter';
import type { CustomField } from '../../../../shared/contract/custom-fields.ts';
import { useT } from '../../../app/appearance.tsx';
import { Failure } from '../../../components/failure.tsx';
import { useUnfit } from './queries.ts';

interface UnfitValuesProps {
  readonly field: CustomField;
  readonly onClose: () => void;
}

/** Whose value does not fit the kind of a field; each opens to be corrected. */
export const UnfitValues = ({ field, onClose }: UnfitValuesProps) => {
  const t = useT();
  const { data, error } = useUnfit(field.uid);
  return (
    <Modal
      open
      title={t('customFields.unfit-title', { name: field.name })}
      footer={<Button onClick={onClose}>{t('common.close')}</Button>}
      onCancel={onClose}
    >
      {error !== null && <Failure error={error} />}
      {data === undefined && error === null && <p>{t('common.loading')}</p>}
      {data !== undefined && (
        <>
          <p>
            {t('customFields.unfit-text', {
              count: data.total,
              kind: t(`customFields.kind-${field.kind}`),
            })}
          </p>
          <ul className="edit-list field-unfit" tabIndex={0} aria-label={t('customFields.unfit')}>
            {data.rows.map((row) => (
              <li key={row.memberUid}>
                <bdi>
                  <Link href={`~/members/${row.memberUid}`}>
                    {row.name ?? t('members.unnamed')}
                  </Link>
                </bdi>
                <span className="quiet">{row.text}</span>
              </li>
            ))}
          </ul>
          {data.total > data.rows.length && (
            <p className="quiet small">
              {t('customFields.unfit-more', { count: data.rows.length })}
            </p>
          )}
        </>
      )}
    </Modal>
  );
};
