import { CloseOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import {
  actionKinds,
  type ActionFields,
  type Retrospective,
} from '../../../shared/contract/retrospectives.ts';
import { DateField } from '../../components/date-field.tsx';
import { PersonInput } from '../../components/person-input.tsx';
import { useT } from '../../app/appearance.tsx';
import { useChange } from '../../app/change.ts';
import { client } from '../../rpc/client.ts';

interface ActionBoardProps {
  readonly campaignUid: string;
  readonly actions: Retrospective['actions'];
  readonly readOnly: boolean;
}

/** What to keep, improve, start and stop, each with an owner and a date. */
export const ActionBoard = ({ campaignUid, actions, readOnly }: ActionBoardProps) => {
  const t = useT();
  const { change } = useChange('retrospectives');
  const [text, setText] = useState('');
  const [kind, setKind] = useState<ActionFields['kind']>('improve');
  const [owner, setOwner] = useState('');
  const [dueDate, setDueDate] = useState<string | null>(null);
  const add = async (): Promise<void> => {
    if (text.trim() === '') return;
    const action: ActionFields = {
      kind,
      text: text.trim(),
      owner: owner.trim() === '' ? null : owner.trim(),
      dueDate,
      done: false,
    };
    const added = await change('retrospectives.action-added', () =>
      client.retrospectives.addAction({ campaignUid, action }),
    ).catch(() => null);
    if (added !== null) setText('');
  };
  const update = (uid: string, fields: Partial<ActionFields>): void =>
    void change('retrospectives.saved', () =>
      client.retrospectives.updateAction({ uid, fields }),
    ).catch(() => null);
  return (
    <div className="actions">
      <h3>{t('retrospectives.actions')}</h3>
      {actions.length === 0 && <p className="quiet">{t('retrospectives.no-actions')}</p>}
      <ul>
        {actions.map((action) => (
          <li key={action.uid}>
            <Checkbox
              checked={action.done}
              disabled={readOnly}
              aria-label={t('retrospectives.action-done', { text: action.text })}
              onChange={(event) => update(action.uid, { done: event.target.checked })}
            />
            <span className="action-kind">{t(`retrospectives.kind-${action.kind}`)}</span>
            <span className={action.done ? 'action-text quiet' : 'action-text'}>{action.text}</span>
            <span className="secondary">{action.owner ?? ''}</span>
            <span className="secondary">{action.dueDate ?? ''}</span>
            {!readOnly && (
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={t('retrospectives.action-remove', { text: action.text })}
                onClick={() =>
                  void change('retrospectives.action-removed', () =>
                    client.retrospectives.removeAction({ uid: action.uid }),
                  ).catch(() => null)
                }
              />
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div className="action-new">
          <Select
            aria-label={t('retrospectives.action-kind')}
            value={kind}
            onChange={setKind}
            options={actionKinds.map((value) => ({
              value,
              label: t(`retrospectives.kind-${value}`),
            }))}
          />
          <Input
            aria-label={t('retrospectives.action-text')}
            placeholder={t('retrospectives.action-text')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={() => void add()}
          />
          <PersonInput
            label={t('retrospectives.action-owner')}
            placeholder={t('retrospectives.action-owner')}
            value={owner}
            onChange={setOwner}
          />
          <DateField label={t('retrospectives.action-due')} value={dueDate} onChange={setDueDate} />
          <Button disabled={text.trim() === ''} onClick={() => void add()}>
            {t('retrospectives.action-add')}
          </Button>
        </div>
      )}
    </div>
  );
};
