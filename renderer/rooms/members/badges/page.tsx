import { Button, Input, Modal, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import type { Badge } from '../../../../shared/contract/badges.ts';
import { formatNumber } from '../../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { useChange } from '../../../app/change.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Failure } from '../../../components/failure.tsx';
import { Field } from '../../../components/field.tsx';
import { Page } from '../../../components/page.tsx';
import { client } from '../../../rpc/client.ts';
import { useBadges } from './queries.ts';

/** Badges and titles that members can be given, for what, and how many hold each. */
export const BadgesPage = () => {
  const t = useT();
  const { language } = useAppearance();
  const { data, error, refetch } = useBadges();
  const { busy, change } = useChange('members');
  /** null = a new one. */
  const [editing, setEditing] = useState<{ readonly badge: Badge | null } | null>(null);
  const failed = (): void => undefined; // Said by `change`.
  const archive = ({ uid }: Badge, archived: boolean) =>
    void change(archived ? 'badges.archived-toast' : 'badges.restored-toast', () =>
      client.badges.archive({ uid, archived }),
    ).catch(failed);
  const remove = ({ uid }: Badge) =>
    void change('badges.removed-toast', () => client.badges.remove({ uid })).catch(failed);
  const create = (
    <Button type="primary" onClick={() => setEditing({ badge: null })}>
      {t('badges.new')}
    </Button>
  );
  const empty = data?.length === 0;
  return (
    <Page
      title={t('badges.title')}
      state={data === undefined || empty ? undefined : t('badges.count', { count: data.length })}
      actions={empty ? undefined : create}
      scroll
    >
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {empty && <EmptyState sentence={t('badges.empty')} action={create} />}
      {data !== undefined && !empty && (
        <div className="table-scroll fields-table">
          <table className="plain-table" aria-label={t('badges.title')}>
            <thead>
              <tr>
                <th>{t('badges.name')}</th>
                <th>{t('badges.criteria')}</th>
                <th className="number">{t('badges.holders')}</th>
                <th>{t('customFields.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {data.map((badge) => (
                <tr key={badge.uid}>
                  <td>
                    <strong>{badge.name}</strong>{' '}
                    {badge.archived && <Tag>{t('customFields.archived')}</Tag>}
                  </td>
                  <td>{badge.criteria ?? '—'}</td>
                  <td className="number">{formatNumber(language, badge.holders)}</td>
                  <td>
                    <div className="member-line">
                      <Button
                        size="small"
                        aria-label={`${t('common.edit')} ${badge.name}`}
                        onClick={() => setEditing({ badge })}
                      >
                        {t('common.edit')}
                      </Button>
                      <Button
                        size="small"
                        disabled={busy}
                        aria-label={`${t(badge.archived ? 'customFields.restore' : 'customFields.archive')} ${badge.name}`}
                        onClick={() => archive(badge, !badge.archived)}
                      >
                        {t(badge.archived ? 'customFields.restore' : 'customFields.archive')}
                      </Button>
                      <Popconfirm
                        icon={null}
                        title={t('badges.remove-title', { name: badge.name })}
                        description={t('badges.remove-text', { count: badge.holders })}
                        okText={t('badges.remove-do')}
                        cancelText={t('common.cancel')}
                        onConfirm={() => remove(badge)}
                      >
                        <Button
                          size="small"
                          disabled={busy}
                          aria-label={`${t('customFields.remove')} ${badge.name}`}
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
      )}
      {editing !== null && (
        <BadgeForm badge={editing.badge} others={data ?? []} onClose={() => setEditing(null)} />
      )}
    </Page>
  );
};

interface BadgeFormProps {
  /** null = a new one. */
  readonly badge: Badge | null;
  readonly others: readonly Badge[];
  readonly onClose: () => void;
}

const BadgeForm = ({ badge, others, onClose }: BadgeFormProps) => {
  const t = useT();
  const { busy, change } = useChange('members');
  const [text, setText] = useState(badge?.name ?? '');
  const [criteria, setCriteria] = useState(badge?.criteria ?? '');
  const name = text.trim();
  const taken = others.some(
    (other) => other.uid !== badge?.uid && other.name.toLowerCase() === name.toLowerCase(),
  );
  const ready = name !== '' && !taken;
  const save = (): void => {
    if (!ready || busy) return;
    const fields = { name, criteria: criteria.trim() === '' ? null : criteria.trim() };
    void change(badge === null ? 'badges.created-toast' : 'badges.changed-toast', () =>
      badge === null
        ? client.badges.create(fields)
        : client.badges.change({ uid: badge.uid, ...fields }),
    ).then(onClose, () => undefined); // A failure is said by `change`.
  };
  return (
    <Modal
      open
      title={badge === null ? t('badges.new') : t('badges.edit-title', { name: badge.name })}
      okText={badge === null ? t('badges.new') : t('common.save')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      cancelText={t('common.cancel')}
      onOk={save}
      onCancel={onClose}
    >
      <div className="form-column">
        <Field label={t('badges.name')} hint={taken ? t('badges.taken') : undefined}>
          <Input
            autoFocus
            aria-label={t('badges.name')}
            maxLength={40}
            {...(taken ? { status: 'error' as const } : {})}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={save}
          />
        </Field>
        <Field label={t('badges.criteria')} hint={t('badges.criteria-help')}>
          <Input.TextArea
            aria-label={t('badges.criteria')}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={300}
            value={criteria}
            onChange={(event) => setCriteria(event.target.value)}
          />
        </Field>
      </div>
    </Modal>
  );
};
