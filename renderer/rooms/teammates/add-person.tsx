import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { NamedPerson } from '../../../shared/contract/teammates.ts';
import { isOnePerson, personKey } from '../../../shared/domain/teammates/names.ts';
import { useT } from '../../app/appearance.tsx';
import { Field } from '../../components/field.tsx';
import { client } from '../../rpc/client.ts';
import { useTeamChange } from './queries.ts';

interface AddPersonProps {
  readonly people: readonly NamedPerson[];
  readonly onClose: () => void;
}

/** Puts somebody on the list: a name, and what they do. */
export const AddPerson = ({ people, onClose }: AddPersonProps) => {
  const t = useT();
  const { change, busy } = useTeamChange();
  const [name, setName] = useState('');
  const [role, setRole] = useState('');
  const isKnown = people.some((one) => one.uid !== null && personKey(one.name) === personKey(name));
  const hint = isKnown
    ? t('teammates.known', { name: name.trim() })
    : name.trim() !== '' && !isOnePerson(name)
      ? t('teammates.one-name')
      : undefined;
  const isReady = name.trim() !== '' && hint === undefined;
  const add = async (): Promise<void> => {
    const person = { name: name.trim(), role: role.trim() === '' ? null : role.trim() };
    const done = await change('teammates.added', () =>
      client.teammates.add({ people: [person] }),
    ).catch(() => null);
    if (done !== null) onClose();
  };
  return (
    <Modal
      open
      title={t('teammates.add')}
      okText={t('teammates.add-do')}
      okButtonProps={{ disabled: !isReady, loading: busy }}
      cancelText={t('common.cancel')}
      onOk={() => void add()}
      onCancel={onClose}
      width={420}
    >
      <div className="form-column">
        <Field label={t('teammates.name')} hint={hint}>
          <Input
            autoFocus
            aria-label={t('teammates.name')}
            value={name}
            maxLength={60}
            onChange={({ target }) => setName(target.value)}
            onPressEnter={() => isReady && void add()}
          />
        </Field>
        <Field label={t('teammates.role')}>
          <Input
            aria-label={t('teammates.role')}
            placeholder={t('teammates.role-hint')}
            value={role}
            maxLength={200}
            onChange={({ target }) => setRole(target.value)}
            onPressEnter={() => isReady && void add()}
          />
        </Field>
      </div>
    </Modal>
  );
};
