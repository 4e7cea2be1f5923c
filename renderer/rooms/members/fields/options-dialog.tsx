import { Button, Input, Modal, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import {
  MAX_OPTIONS,
  type CustomField,
  type FieldUse,
} from '../../../../shared/contract/custom-fields.ts';
import { formatNumber } from '../../../../shared/messages/format.ts';
import type { MessageKey } from '../../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { useChange } from '../../../app/change.ts';
import { client } from '../../../rpc/client.ts';
import { NameDialog } from './name-dialog.tsx';

type Option = CustomField['options'][number];
type Changed = Awaited<ReturnType<typeof client.customFields.addOption>>;

interface OptionsDialogProps {
  readonly field: CustomField;
  readonly use: FieldUse | undefined;
  readonly onClose: () => void;
}

/** What can be chosen in a field; every change is done at once and can be undone. */
export const OptionsDialog = ({ field, use, onClose }: OptionsDialogProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { busy, change } = useChange('members');
  const [adding, setAdding] = useState('');
  const [renaming, setRenaming] = useState<Option | null>(null);
  const { options } = field;
  const name = adding.trim();
  const taken = options.some((option) => option.name.toLowerCase() === name.toLowerCase());
  const ready = name !== '' && !taken && options.length < MAX_OPTIONS;
  const countOf = ({ uid }: Option): number =>
    use?.options.find((option) => option.uid === uid)?.count ?? 0;
  const run = (done: MessageKey, work: () => Promise<Changed>, then = (): void => undefined) =>
    void change(done, work).then(then, () => undefined); // A failure is said by `change`.
  const add = () => {
    if (ready && !busy)
      run(
        'customFields.option-added-toast',
        () => client.customFields.addOption({ uid: field.uid, name }),
        () => setAdding(''),
      );
  };
  const move = (place: number, by: -1 | 1) => {
    const uids = options.map(({ uid }) => uid);
    const [moved] = uids.splice(place, 1);
    uids.splice(place + by, 0, moved!);
    run('customFields.reordered-toast', () =>
      client.customFields.reorderOptions({ uid: field.uid, uids }),
    );
  };
  return (
    <Modal
      open
      width={680}
      title={t('customFields.options-title', { name: field.name })}
      footer={<Button onClick={onClose}>{t('common.close')}</Button>}
      onCancel={onClose}
    >
      <div className="table-scroll field-option-list">
        <table className="plain-table" aria-label={t('customFields.options')}>
          <thead>
            <tr>
              <th>{t('customFields.options')}</th>
              <th className="number">{t('customFields.option-uses')}</th>
              <th>{t('customFields.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {options.map((option, place) => (
              <tr key={option.uid}>
                <td>
                  {option.name}
                  {option.spellings > 0 && (
                    <span className="quiet">
                      {' '}
                      {t('customFields.spellings', { count: option.spellings })}
                    </span>
                  )}
                </td>
                <td className="number">{formatNumber(language, countOf(option))}</td>
                <td>
                  <div className="member-line">
                    <Button
                      size="small"
                      disabled={busy || place === 0}
                      aria-label={t('customFields.up', { name: option.name })}
                      onClick={() => move(place, -1)}
                    >
                      ↑
                    </Button>
                    <Button
                      size="small"
                      disabled={busy || place === options.length - 1}
                      aria-label={t('customFields.down', { name: option.name })}
                      onClick={() => move(place, 1)}
                    >
                      ↓
                    </Button>
                    <Button
                      size="small"
                      aria-label={t('customFields.rename-title', { name: option.name })}
                      onClick={() => setRenaming(option)}
                    >
                      {t('customFields.rename')}
                    </Button>
                    {options.length > 1 && (
                      <MergeOption
                        option={option}
                        count={countOf(option)}
                        others={options.filter(({ uid }) => uid !== option.uid)}
                        onMerge={(intoUid) =>
                          run('customFields.options-merged-toast', () =>
                            client.customFields.mergeOptions({ optionUid: option.uid, intoUid }),
                          )
                        }
                      />
                    )}
                    <Popconfirm
                      icon={null}
                      title={t('customFields.remove-option', { name: option.name })}
                      description={t('customFields.remove-option-text', { count: countOf(option) })}
                      okText={t('customFields.remove-option-do')}
                      cancelText={t('common.cancel')}
                      onConfirm={() =>
                        run('customFields.option-removed-toast', () =>
                          client.customFields.removeOption({ optionUid: option.uid }),
                        )
                      }
                    >
                      <Button
                        size="small"
                        disabled={busy}
                        aria-label={t('customFields.remove-option', { name: option.name })}
                      >
                        {t('customFields.remove')}
                      </Button>
                    </Popconfirm>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="field-option-add">
        <Input
          aria-label={t('customFields.add-option')}
          placeholder={t('customFields.add-option')}
          maxLength={60}
          {...(name !== '' && taken ? { status: 'error' as const } : {})}
          value={adding}
          onChange={(event) => setAdding(event.target.value)}
          onPressEnter={add}
        />
        <Button disabled={!ready} loading={busy} onClick={add}>
          {t('customFields.add')}
        </Button>
      </div>
      {name !== '' && taken && (
        <p className="bad small" role="alert">
          {t('customFields.option-taken')}
        </p>
      )}
      {renaming !== null && (
        <NameDialog
          title={t('customFields.rename-title', { name: renaming.name })}
          name={renaming.name}
          others={options.map((option) => option.name)}
          taken={t('customFields.option-taken')}
          busy={busy}
          onClose={() => setRenaming(null)}
          onName={(next) =>
            run(
              'customFields.option-renamed-toast',
              () => client.customFields.renameOption({ optionUid: renaming.uid, name: next }),
              () => setRenaming(null),
            )
          }
        />
      )}
    </Modal>
  );
};

interface MergeOptionProps {
  readonly option: Option;
  readonly count: number;
  readonly others: readonly Option[];
  readonly onMerge: (intoUid: string) => void;
}

const MergeOption = ({ option, count, others, onMerge }: MergeOptionProps) => {
  const t = useT();
  const [into, setInto] = useState<string | null>(null);
  const title = t('customFields.merge-into', { name: option.name });
  return (
    <Popconfirm
      icon={null}
      title={title}
      description={
        <div className="form-column field-merge">
          <Select
            aria-label={title}
            value={into}
            onChange={setInto}
            options={others.map(({ uid, name }) => ({ value: uid, label: name }))}
          />
          <span className="quiet small">
            {t('customFields.merge-help', { name: option.name, count })}
          </span>
        </div>
      }
      okText={t('members.merge')}
      okButtonProps={{ disabled: into === null }}
      cancelText={t('common.cancel')}
      onConfirm={() => {
        if (into !== null) onMerge(into);
      }}
    >
      <Button size="small" aria-label={title}>
        {t('customFields.merge')}
      </Button>
    </Popconfirm>
  );
};
