import { Modal } from 'antd';
import { useState } from 'react';
import type { NamedPerson } from '../../../shared/contract/teammates.ts';
import { isOnePerson, personKey } from '../../../shared/domain/teammates/names.ts';
import { useT } from '../../app/appearance.tsx';
import { Field } from '../../components/field.tsx';
import { PersonInput } from '../../components/person-input.tsx';
import { client } from '../../rpc/client.ts';
import { useTeamChange, useWorkWords } from './queries.ts';

interface RenamePersonProps {
  readonly person: NamedPerson;
  readonly people: readonly NamedPerson[];
  readonly onClose: () => void;
}

/** Another name for somebody, everywhere; the name of somebody else makes them one person. */
export const RenamePerson = ({ person, people, onClose }: RenamePersonProps) => {
  const t = useT();
  const { change, busy } = useTeamChange();
  const words = useWorkWords();
  const [name, setName] = useState(person.name);
  const to = name.trim();
  const into = people.find((one) => one !== person && personKey(one.name) === personKey(to));
  const changing = words(person.work, ({ total, signed }) => total - signed);
  const signed = person.work.reduce((sum, one) => sum + one.signed, 0);
  const isReady = isOnePerson(to) && to !== person.name;
  const rename = async (): Promise<void> => {
    const done = await change(into === undefined ? 'teammates.renamed' : 'teammates.merged', () =>
      client.teammates.rename({ from: person.name, to: into?.name ?? to }),
    ).catch(() => null);
    if (done !== null) onClose();
  };
  return (
    <Modal
      open
      title={t('teammates.rename-title', { name: person.name })}
      okText={
        into === undefined ? t('teammates.rename-do') : t('teammates.merge-do', { name: into.name })
      }
      okButtonProps={{ disabled: !isReady, loading: busy }}
      cancelText={t('common.cancel')}
      onOk={() => void rename()}
      onCancel={onClose}
      width={460}
    >
      <div className="form-column">
        <Field
          label={t('teammates.new-name')}
          hint={to !== '' && !isOnePerson(to) ? t('teammates.one-name') : undefined}
        >
          <PersonInput
            autoFocus
            label={t('teammates.new-name')}
            value={name}
            edited={name !== person.name}
            without={person.name}
            onChange={setName}
          />
        </Field>
        {into !== undefined && (
          <p className="watch">{t('teammates.merge-text', { from: person.name, to: into.name })}</p>
        )}
        <p className="secondary">
          {changing === ''
            ? t('teammates.rename-nowhere')
            : t('teammates.rename-text', { work: changing })}
        </p>
        {signed > 0 && (
          <p className="secondary">{t('teammates.rename-signed', { count: signed })}</p>
        )}
      </div>
    </Modal>
  );
};
