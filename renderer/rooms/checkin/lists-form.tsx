import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { ListCounts } from '../../../shared/contract/checkin.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { TextBox } from '../events/text-box.tsx';
import { useCheckinChange } from './queries.ts';

interface ListsFormProps {
  readonly eventUid: string;
  readonly lists: readonly ListCounts[];
  readonly onRemoved: (uid: string) => void;
  readonly onClose: () => void;
}

/** The check-in lists of an event: added, renamed, and taken away while nobody was scanned there. */
export const ListsForm = ({ eventUid, lists, onRemoved, onClose }: ListsFormProps) => {
  const t = useT();
  const { change, busy } = useCheckinChange();
  const [name, setName] = useState('');
  const add = (): void => {
    if (name.trim() === '') return;
    void change('checkin.list-added', () =>
      client.checkin.addList({ eventUid, name: name.trim() }),
    ).then(
      () => setName(''),
      () => null,
    );
  };
  return (
    <Modal
      open
      title={t('checkin.edit-lists')}
      footer={<Button onClick={onClose}>{t('checkin.close')}</Button>}
      onCancel={onClose}
      width={520}
    >
      <div className="form-column">
        <p className="secondary">{t('checkin.lists-text')}</p>
        <ul className="lists-form">
          {lists.map((list) => {
            const { uid } = list;
            return (
              <li key={uid ?? ''}>
                {uid === null ? (
                  <span className="lists-main">{t('checkin.main-list')}</span>
                ) : (
                  <TextBox
                    label={t('checkin.list-name')}
                    text={list.name ?? ''}
                    required
                    onSave={(next) =>
                      void change('checkin.list-renamed', () =>
                        client.checkin.renameList({ uid, name: next }),
                      ).catch(() => null)
                    }
                  />
                )}
                <span className="quiet nowrap">
                  {t('checkin.list-in', { count: list.checkedIn })}
                </span>
                {uid !== null && (
                  <Button
                    size="small"
                    onClick={() =>
                      void change('checkin.list-removed', () =>
                        client.checkin.removeList({ uid }),
                      ).then(
                        () => onRemoved(uid),
                        () => null,
                      )
                    }
                  >
                    {t('checkin.list-remove')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
        <form
          className="button-line"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <Input
            aria-label={t('checkin.new-list')}
            placeholder={t('checkin.new-list-hint')}
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.target.value)}
          />
          <Button htmlType="submit" loading={busy} disabled={name.trim() === ''}>
            {t('checkin.add-list')}
          </Button>
        </form>
      </div>
    </Modal>
  );
};
