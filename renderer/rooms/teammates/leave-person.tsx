import { Modal, Radio } from 'antd';
import { useState } from 'react';
import type { LeavingWork, NamedPerson } from '../../../shared/contract/teammates.ts';
import { isOnePerson, personKey } from '../../../shared/domain/teammates/names.ts';
import { useT } from '../../app/appearance.tsx';
import { PersonInput } from '../../components/person-input.tsx';
import { client } from '../../rpc/client.ts';
import { useTeamChange, useWorkWords } from './queries.ts';

interface LeavePersonProps {
  readonly person: NamedPerson;
  readonly onClose: () => void;
}

/** Somebody with open work leaves, or has left: what becomes of it. */
export const LeavePerson = ({ person, onClose }: LeavePersonProps) => {
  const t = useT();
  const { change, busy } = useTeamChange();
  const words = useWorkWords();
  const { uid, name, work } = person;
  const hasLeft = person.leftDate !== null;
  const [choice, setChoice] = useState<LeavingWork['do']>(hasLeft ? 'hand-over' : 'keep');
  const [to, setTo] = useState('');
  const isReady = choice !== 'hand-over' || (isOnePerson(to) && personKey(to) !== personKey(name));
  const leave = async (): Promise<void> => {
    if (uid === null) return;
    const asked: LeavingWork =
      choice === 'hand-over' ? { do: choice, to: to.trim() } : { do: choice };
    const done = await change(
      choice === 'hand-over'
        ? 'teammates.handed-over'
        : choice === 'clear'
          ? 'teammates.cleared'
          : 'teammates.left-toast',
      () => client.teammates.leave({ uid, work: asked }),
    ).catch(() => null);
    if (done !== null) onClose();
  };
  return (
    <Modal
      open
      title={t(hasLeft ? 'teammates.hand-over-title' : 'teammates.leave-title', { name })}
      okText={t(
        choice === 'keep'
          ? 'teammates.leave-keep-do'
          : choice === 'clear'
            ? 'teammates.leave-clear-do'
            : 'teammates.leave-hand-over-do',
      )}
      okButtonProps={{ disabled: !isReady, loading: busy }}
      cancelText={t('common.cancel')}
      onOk={() => void leave()}
      onCancel={onClose}
      width={480}
    >
      <div className="form-column">
        <p>{t('teammates.leave-text', { name, work: words(work, ({ open }) => open) })}</p>
        <Radio.Group
          className="leave-choice"
          aria-label={t('teammates.leave-choice')}
          value={choice}
          onChange={({ target }) => setChoice(target.value as LeavingWork['do'])}
        >
          {!hasLeft && (
            <Radio value="keep">
              {t('teammates.leave-keep')}
              <span className="quiet small">{t('teammates.leave-keep-text', { name })}</span>
            </Radio>
          )}
          <Radio value="hand-over">{t('teammates.leave-hand-over')}</Radio>
          {choice === 'hand-over' && (
            <div className="leave-to">
              <PersonInput
                autoFocus
                label={t('teammates.leave-to')}
                placeholder={t('teammates.leave-to')}
                value={to}
                without={name}
                onChange={setTo}
              />
              {to.trim() !== '' && !isReady && (
                <span className="bad small">{t('teammates.leave-to-one')}</span>
              )}
            </div>
          )}
          <Radio value="clear">
            {t('teammates.leave-clear')}
            <span className="quiet small">{t('teammates.leave-clear-text')}</span>
          </Radio>
        </Radio.Group>
        <p className="secondary small">{t('teammates.leave-done', { name })}</p>
      </div>
    </Modal>
  );
};
