import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { MAX_OPTIONS, type CustomField } from '../../../../shared/contract/custom-fields.ts';
import { fieldKinds, type FieldKind } from '../../../../shared/domain/values/custom-fields.ts';
import { useT } from '../../../app/appearance.tsx';
import { useChange } from '../../../app/change.ts';
import { Field } from '../../../components/field.tsx';
import { client } from '../../../rpc/client.ts';

interface NewFieldProps {
  readonly fields: readonly CustomField[];
  readonly onClose: () => void;
}

/** Defines a field: its name, what it holds, and what can be chosen. */
export const NewField = ({ fields, onClose }: NewFieldProps) => {
  const t = useT();
  const { busy, change } = useChange('members');
  const [text, setText] = useState('');
  const [kind, setKind] = useState<FieldKind>('text');
  const [lines, setLines] = useState('');
  const name = text.trim();
  const taken = fields.some((field) => field.name.toLowerCase() === name.toLowerCase());
  const hasOptions = kind === 'choice' || kind === 'multi';
  const options = hasOptions
    ? [...new Set(lines.split('\n').map((line) => line.trim()))]
        .filter((line) => line !== '')
        .map((line) => line.slice(0, 60))
        .slice(0, MAX_OPTIONS)
    : [];
  const ready = name !== '' && !taken && (!hasOptions || options.length > 0);
  const create = (): void => {
    if (!ready || busy) return;
    void change('customFields.created-toast', () =>
      client.customFields.create({ name, kind, options }),
    ).then(onClose, () => undefined); // A failure is said by `change`.
  };
  return (
    <Modal
      open
      title={t('customFields.new')}
      okText={t('customFields.new')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      cancelText={t('common.cancel')}
      onOk={create}
      onCancel={onClose}
    >
      <div className="form-column">
        <Field
          label={t('customFields.name')}
          hint={taken ? t('customFields.name-taken') : undefined}
        >
          <Input
            autoFocus
            aria-label={t('customFields.name')}
            maxLength={60}
            {...(taken ? { status: 'error' as const } : {})}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={create}
          />
        </Field>
        <Field label={t('customFields.kind')} hint={t(`customFields.kind-help-${kind}`)}>
          <Radio.Group
            optionType="button"
            aria-label={t('customFields.kind')}
            value={kind}
            onChange={({ target }) => setKind(target.value as FieldKind)}
            options={fieldKinds.map((value) => ({
              value,
              label: t(`customFields.kind-${value}`),
            }))}
          />
        </Field>
        {hasOptions && (
          <Field label={t('customFields.options')} hint={t('customFields.options-help')}>
            <Input.TextArea
              aria-label={t('customFields.options')}
              autoSize={{ minRows: 4, maxRows: 10 }}
              value={lines}
              onChange={(event) => setLines(event.target.value)}
            />
          </Field>
        )}
      </div>
    </Modal>
  );
};
