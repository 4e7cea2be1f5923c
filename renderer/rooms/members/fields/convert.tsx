import { Checkbox, Modal, Select } from 'antd';
import { useState } from 'react';
import type { CustomField } from '../../../../shared/contract/custom-fields.ts';
import { fieldKinds, type FieldKind } from '../../../../shared/domain/values/custom-fields.ts';
import { useT } from '../../../app/appearance.tsx';
import { useChange } from '../../../app/change.ts';
import { Failure } from '../../../components/failure.tsx';
import { Field } from '../../../components/field.tsx';
import { client } from '../../../rpc/client.ts';
import { useKindPreview } from './queries.ts';

interface ConvertFieldProps {
  readonly field: CustomField;
  readonly onClose: () => void;
}

/** Changes what a field holds: first how many values fit and which do not, then the change. */
export const ConvertField = ({ field, onClose }: ConvertFieldProps) => {
  const t = useT();
  const { busy, change } = useChange('members');
  const [kind, setKind] = useState<FieldKind | null>(null);
  /** null = every text that occurs. */
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const { data, error, isFetching, isPlaceholderData } = useKindPreview(field.uid, kind, chosen);
  const hasOptions = kind === 'choice' || kind === 'multi';
  const suggested = data?.suggested ?? [];
  const options = hasOptions ? (chosen ?? suggested.map(({ text }) => text)) : [];
  const known = field.options.length > 0 || options.length > 0;
  const ready = kind !== null && data !== undefined && !isFetching && (!hasOptions || known);
  const convert = (): void => {
    if (kind === null) return;
    void change('customFields.converted-toast', () =>
      client.customFields.convert({ uid: field.uid, kind, options: [...options] }),
    ).then(onClose, () => undefined); // A failure is said by `change`.
  };
  const word = kind === null ? '' : t(`customFields.kind-${kind}`);
  return (
    <Modal
      open
      width={560}
      title={t('customFields.convert-title', { name: field.name })}
      okText={
        kind === null ? t('customFields.convert') : t('customFields.convert-do', { kind: word })
      }
      okButtonProps={{ disabled: !ready, loading: busy }}
      cancelText={t('common.cancel')}
      onOk={convert}
      onCancel={onClose}
    >
      <div className="form-column">
        <Field
          label={t('customFields.kind')}
          hint={kind === null ? undefined : t(`customFields.kind-help-${kind}`)}
        >
          <Select
            aria-label={t('customFields.kind')}
            value={kind}
            placeholder={t(`customFields.kind-${field.kind}`)}
            onChange={(next: FieldKind) => {
              setKind(next);
              setChosen(null);
            }}
            options={fieldKinds
              .filter((value) => value !== field.kind)
              .map((value) => ({ value, label: t(`customFields.kind-${value}`) }))}
          />
        </Field>
        {error !== null && <Failure error={error} />}
        {kind !== null && data === undefined && error === null && <p>{t('common.loading')}</p>}
        {kind !== null && data !== undefined && !isPlaceholderData && (
          <div role="status" className="form-column">
            <p>
              {data.total === 0
                ? t('customFields.convert-none')
                : data.unfit.total === 0
                  ? t('customFields.convert-all', { total: data.total, kind: word })
                  : t('customFields.convert-fits', {
                      total: data.total,
                      fits: data.fits,
                      kind: word,
                    })}
            </p>
            {data.unfit.total > 0 && (
              <>
                <p className="watch">
                  {t('customFields.convert-unfit', { count: data.unfit.total })}
                </p>
                <ul className="edit-list" tabIndex={0} aria-label={t('customFields.unfit')}>
                  {data.unfit.first.map((one) => (
                    <li key={one.text}>{t('customFields.text-count', one)}</li>
                  ))}
                </ul>
                {data.unfit.texts > data.unfit.first.length && (
                  <p className="quiet small">
                    {t('customFields.convert-more', {
                      count: data.unfit.first.length,
                      total: data.unfit.texts,
                    })}
                  </p>
                )}
              </>
            )}
          </div>
        )}
        {hasOptions && suggested.length > 0 && (
          <Field label={t('customFields.convert-options')}>
            <Checkbox.Group
              className="filter-values"
              value={[...options]}
              onChange={(next: string[]) => setChosen(next)}
              options={suggested.map(({ text, count }) => ({
                value: text,
                label: t('customFields.text-count', { text, count }),
              }))}
            />
          </Field>
        )}
      </div>
    </Modal>
  );
};
