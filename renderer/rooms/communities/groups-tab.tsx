import { EllipsisOutlined } from '@ant-design/icons';
import { Button, Checkbox, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import type { CommunityDetail, CommunityGroup } from '../../../shared/contract/communities.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { CommunitySelect } from '../events/community-select.tsx';
import { GroupForm } from './group-form.tsx';
import { useCommunityChange } from './queries.ts';

type Open =
  { readonly kind: 'new' } | { readonly kind: 'edit' | 'move'; readonly group: CommunityGroup };

/** The chat groups or chapters of a community: each with its kind and size. */
export const GroupsTab = ({ detail }: { readonly detail: CommunityDetail }) => {
  const t = useT();
  const { language } = useAppearance();
  const { change } = useCommunityChange();
  const [open, setOpen] = useState<Open | null>(null);
  const [withArchived, setWithArchived] = useState(false);
  const archived = detail.groups.filter((group) => group.archived).length;
  const groups = detail.groups.filter((group) => withArchived || !group.archived);
  const archive = (group: CommunityGroup): void =>
    void change(group.archived ? 'communities.group-restored' : 'communities.group-archived', () =>
      client.communities.groups.archive({ uid: group.uid, archived: !group.archived }),
    ).catch(() => null);
  return (
    <section className="section">
      <div className="section-head">
        <h2>{t('communities.groups')}</h2>
        {archived > 0 && (
          <Checkbox
            checked={withArchived}
            onChange={({ target }) => setWithArchived(target.checked)}
          >
            {t('communities.groups-archived', { count: archived })}
          </Checkbox>
        )}
        <div className="actions">
          <Button type="primary" onClick={() => setOpen({ kind: 'new' })}>
            {t('communities.group-new')}
          </Button>
        </div>
      </div>
      {groups.length === 0 ? (
        <p className="quiet">{t('communities.groups-none')}</p>
      ) : (
        <div className="table-scroll">
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('communities.name')}</th>
                <th>{t('communities.group-kind')}</th>
                <th>{t('communities.owner')}</th>
                <th>{t('communities.createdDate')}</th>
                <th className="number">{t('communities.members')}</th>
                <th>{t('communities.group-actions')}</th>
              </tr>
            </thead>
            <tbody>
              {groups.map((group) => (
                <tr key={group.uid}>
                  <td>
                    {group.name}
                    {group.archived && (
                      <span className="quiet"> · {t('communities.group-archived-mark')}</span>
                    )}
                  </td>
                  <td>{t(`communities.group-${group.kind}`)}</td>
                  <td>{group.owner ?? ''}</td>
                  <td>{group.createdDate ?? ''}</td>
                  <td className="number">{formatNumber(language, group.members)}</td>
                  <td className="group-actions">
                    <Button size="small" onClick={() => setOpen({ kind: 'edit', group })}>
                      {t('common.edit')}
                    </Button>
                    <Dropdown
                      trigger={['click']}
                      menu={{
                        items: [
                          { key: 'move', label: t('communities.group-move') },
                          {
                            key: 'archive',
                            label: t(
                              group.archived
                                ? 'communities.group-restore'
                                : 'communities.group-archive',
                            ),
                          },
                        ],
                        onClick: ({ key }) =>
                          key === 'move' ? setOpen({ kind: 'move', group }) : archive(group),
                      }}
                    >
                      <Button
                        size="small"
                        icon={<EllipsisOutlined />}
                        aria-label={t('communities.group-more', { name: group.name })}
                      />
                    </Dropdown>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {groups.length > 1 && (
        <p className="quiet small table-note">{t('communities.groups-note')}</p>
      )}
      {open !== null && open.kind !== 'move' && (
        <GroupForm
          communityUid={detail.community.uid}
          group={open.kind === 'edit' ? open.group : null}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.kind === 'move' && (
        <MoveGroup
          group={open.group}
          communityUid={detail.community.uid}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
};

interface MoveGroupProps {
  readonly group: CommunityGroup;
  readonly communityUid: string;
  readonly onClose: () => void;
}

const MoveGroup = ({ group, communityUid, onClose }: MoveGroupProps) => {
  const t = useT();
  const { change, busy } = useCommunityChange();
  const [to, setTo] = useState<string | null>(null);
  return (
    <Modal
      open
      title={t('communities.group-move-title', { name: group.name })}
      okText={t('communities.group-move-do')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: to === null || to === communityUid, loading: busy }}
      onCancel={onClose}
      onOk={() =>
        void change('communities.group-moved', () =>
          client.communities.groups.move({ uid: group.uid, communityUid: to! }),
        ).then(onClose, () => null)
      }
    >
      <div className="form-column">
        <p>{t('communities.group-move-text', { members: group.members })}</p>
        <CommunitySelect uid={to} name={null} onChange={setTo} style={{ width: '100%' }} />
      </div>
    </Modal>
  );
};
