import { Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import type { CommunityGroup } from '../../../shared/contract/communities.ts';
import { groupKinds, type GroupKind } from '../../../shared/contract/community-words.ts';
import { PersonInput } from '../../components/person-input.tsx';
import { useT } from '../../app/appearance.tsx';
import { DateField } from '../../components/date-field.tsx';
import { client } from '../../rpc/client.ts';
import { useCommunityChange } from './queries.ts';

interface GroupFormProps {
  readonly communityUid: string;
  /** null = a new one. */
  readonly group: CommunityGroup | null;
  readonly onClose: () => void;
}

/** The record of one group; saving is one operation. */
export const GroupForm = ({ communityUid, group, onClose }: GroupFormProps) => {
  const t = useT();
  const { change, busy } = useCommunityChange();
  const [name, setName] = useState(group?.name ?? '');
  const [kind, setKind] = useState<GroupKind>(group?.kind ?? 'ordinary');
  const [owner, setOwner] = useState(group?.owner ?? '');
  const [createdDate, setCreatedDate] = useState(group?.createdDate ?? null);
  const save = (): void => {
    const fields = { name, kind, owner: owner === '' ? null : owner, createdDate };
    void change(group === null ? 'communities.group-created' : 'communities.group-updated', () =>
      group === null
        ? client.communities.groups.create({ communityUid, fields })
        : client.communities.groups.update({ uid: group.uid, fields }),
    ).then(onClose, () => null);
  };
  return (
    <Modal
      open
      title={t(group === null ? 'communities.group-new' : 'communities.group-edit')}
      okText={t(group === null ? 'communities.group-new' : 'common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: busy }}
      onOk={save}
      onCancel={onClose}
    >
      <div className="member-form">
        <label className="wide">
          {t('communities.name')}
          <Input maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />
        </label>
        <div className="wide form-field">
          <span className="form-label">{t('communities.group-kind')}</span>
          <Segmented<GroupKind>
            aria-label={t('communities.group-kind')}
            value={kind}
            onChange={setKind}
            options={groupKinds.map((value) => ({
              value,
              label: t(`communities.group-${value}`),
            }))}
          />
        </div>
        <label>
          {t('communities.owner')}
          <PersonInput
            label={t('communities.owner')}
            value={owner}
            edited={owner !== (group?.owner ?? '')}
            onChange={setOwner}
          />
        </label>
        <label>
          {t('communities.createdDate')}
          <DateField
            label={t('communities.createdDate')}
            value={createdDate}
            onChange={setCreatedDate}
          />
        </label>
      </div>
    </Modal>
  );
};
