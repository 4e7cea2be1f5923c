import { Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { ContentFields } from '../../../shared/contract/content.ts';
import { contentTypes, type ContentType } from '../../../shared/domain/content/kinds.ts';
import { useT } from '../../app/appearance.tsx';
import { Field } from '../../components/field.tsx';
import { LayerChoice } from './plan-fields.tsx';
import { useContentChange, useContentChoices } from './queries.ts';
import { SuggestBox } from './suggest-box.tsx';
import { WhenField } from './when-field.tsx';

interface NewItemProps {
  readonly date: string | null;
  readonly type?: ContentType;
  /** The campaign it is for. */
  readonly campaignUid?: string;
  readonly onClose: () => void;
  readonly onCreated: (uid: string) => void;
}

/** What an item needs to stand on the calendar; the rest is added in its drawer. */
export const NewItem = ({ date, type: given, campaignUid, onClose, onCreated }: NewItemProps) => {
  const t = useT();
  const { create, busy } = useContentChange();
  const choices = useContentChoices().data;
  const [title, setTitle] = useState('');
  const [type, setType] = useState<ContentType | null>(given ?? null);
  const [channel, setChannel] = useState('');
  const [layer, setLayer] = useState<ContentFields['layer']>(null);
  const [when, setWhen] = useState<ContentFields['when']>(
    date === null ? null : { date, time: null },
  );
  const [state, setState] = useState<'idea' | 'planned'>(date === null ? 'idea' : 'planned');
  const named = title.trim();
  const run = async (): Promise<void> => {
    if (named === '' || busy) return;
    const made = await create({
      ...{ title: named, type, channel, layer, when, state },
      ...(campaignUid === undefined ? {} : { campaignUid }),
    });
    if (made !== null) onCreated(made.uid);
  };
  return (
    <Modal
      open
      title={t('content.new')}
      onCancel={onClose}
      onOk={() => void run()}
      okText={named === '' ? t('content.create-unnamed') : t('content.create', { name: named })}
      okButtonProps={{ disabled: named === '', loading: busy }}
      cancelText={t('common.cancel')}
    >
      <div className="form-column">
        <Field label={t('content.item-title')}>
          <Input
            autoFocus
            aria-label={t('content.item-title')}
            maxLength={300}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            onPressEnter={() => void run()}
          />
        </Field>
        <div className="form-pair">
          <Field label={t('content.type')}>
            <Select
              aria-label={t('content.type')}
              allowClear
              placeholder={t('content.no-type')}
              value={type}
              onChange={(next: ContentType | undefined) => setType(next ?? null)}
              options={contentTypes.map((value) => ({ value, label: t(`content.type-${value}`) }))}
            />
          </Field>
          <Field label={t('content.channel')}>
            <SuggestBox
              label={t('content.channel')}
              text={channel}
              suggestions={choices?.channels ?? []}
              placeholder={t('content.no-channel')}
              onSave={setChannel}
            />
          </Field>
        </div>
        <Field label={t('content.layer')}>
          <LayerChoice layer={layer} onChange={setLayer} />
        </Field>
        <Field label={t('content.planned-for')}>
          <WhenField when={when} onChange={setWhen} />
        </Field>
        <Field label={t('content.state')}>
          <Segmented
            aria-label={t('content.state')}
            value={state}
            onChange={setState}
            options={(['idea', 'planned'] as const).map((value) => ({
              value,
              label: t(`content.state-${value}`),
            }))}
          />
        </Field>
      </div>
    </Modal>
  );
};
