import { Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import {
  communityModes,
  communityStages,
  communityTypes,
} from '../../../shared/contract/community-words.ts';
import type { CommunityFields, CommunityRow } from '../../../shared/contract/communities.ts';
import { PersonInput } from '../../components/person-input.tsx';
import { useT } from '../../app/appearance.tsx';
import { DateField } from '../../components/date-field.tsx';
import { client } from '../../rpc/client.ts';
import { useMemberChange } from '../members/queries.ts';

interface CommunityFormProps {
  /** null = a new one. */
  readonly community: CommunityRow | null;
  readonly onClose: () => void;
  readonly onSaved: (uid: string) => void;
}

const texts = ['name', 'platform', 'owner', 'url', 'theme'] as const;
const longTexts = ['positioning', 'persona', 'valuePromise', 'culture', 'rituals'] as const;

/** The record of one community; saving is one operation. */
export const CommunityForm = ({ community, onClose, onSaved }: CommunityFormProps) => {
  const t = useT();
  const { change, busy } = useMemberChange();
  const [fields, setFields] = useState<Partial<CommunityFields>>({});
  const now = { ...community, ...fields };
  const members = community?.members ?? 0;
  const tooSmall = (now.capacity ?? members) < members;
  const save = async (): Promise<void> => {
    const saved = await (
      community === null
        ? change('communities.created', () =>
            client.communities.create({ fields: { ...fields, name: now.name ?? '' } }),
          )
        : change('communities.updated', () =>
            client.communities.update({ uid: community.uid, fields }),
          )
    ).catch(() => null);
    if (saved === null) return;
    onSaved(saved.uid);
    onClose();
  };
  return (
    <Modal
      open
      width={680}
      title={t(community === null ? 'communities.new' : 'communities.edit')}
      okText={t(community === null ? 'communities.new' : 'common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: (now.name ?? '').trim() === '', loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="member-form">
        {texts.map((field) => (
          <label key={field}>
            {t(`communities.${field}`)}
            {field === 'owner' ? (
              <PersonInput
                label={t('communities.owner')}
                value={now.owner ?? ''}
                edited={fields.owner !== undefined}
                onChange={(owner) => setFields({ ...fields, owner: owner === '' ? null : owner })}
              />
            ) : (
              <Input
                value={now[field] ?? ''}
                onChange={({ target }) =>
                  setFields({
                    ...fields,
                    [field]: target.value === '' && field !== 'name' ? null : target.value,
                  })
                }
              />
            )}
          </label>
        ))}
        <label>
          {t('communities.createdDate')}
          <DateField
            label={t('communities.createdDate')}
            value={now.createdDate ?? null}
            onChange={(createdDate) => setFields({ ...fields, createdDate })}
          />
        </label>
        <label>
          {t('communities.capacity')}
          <InputNumber<number>
            min={0}
            style={{ width: '100%' }}
            value={now.capacity ?? null}
            onChange={(capacity) => setFields({ ...fields, capacity })}
          />
          {tooSmall && <span className="watch">{t('communities.capacity-low', { members })}</span>}
        </label>
        <label>
          {t('communities.type')}
          <Select
            allowClear
            value={now.type ?? null}
            onChange={(type: CommunityFields['type'] | undefined) =>
              setFields({ ...fields, type: type ?? null })
            }
            options={communityTypes.map((value) => ({
              value,
              label: t(`communities.type-${value}`),
            }))}
          />
        </label>
        <label>
          {t('communities.mode')}
          <Select
            allowClear
            value={now.mode ?? null}
            onChange={(mode: CommunityFields['mode'] | undefined) =>
              setFields({ ...fields, mode: mode ?? null })
            }
            options={communityModes.map((value) => ({
              value,
              label: t(`communities.mode-${value}`),
            }))}
          />
        </label>
        <label>
          {t('communities.stage')}
          <Select
            allowClear
            value={now.stage ?? null}
            onChange={(stage: CommunityFields['stage'] | undefined) =>
              setFields({ ...fields, stage: stage ?? null })
            }
            options={communityStages.map((value) => ({
              value,
              label: t(`communities.stage-${value}`),
            }))}
          />
        </label>
        {longTexts.map((field) => (
          <label key={field} className="wide">
            {t(`communities.${field}`)}
            <Input.TextArea
              maxLength={4000}
              autoSize={{ minRows: 1, maxRows: 6 }}
              value={now[field] ?? ''}
              onChange={({ target }) =>
                setFields({ ...fields, [field]: target.value === '' ? null : target.value })
              }
            />
          </label>
        ))}
      </div>
    </Modal>
  );
};
