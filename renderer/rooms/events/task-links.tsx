import { CloseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { TaskRow } from '../../../shared/contract/events.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { Field } from '../../components/field.tsx';
import { useEventChange, type Detail } from './queries.ts';

interface TaskLinksProps {
  readonly detail: Detail;
  readonly task: TaskRow;
}

/** What a task waits for; the keyboard's way to draw a link. */
export const TaskLinks = ({ detail, task }: TaskLinksProps) => {
  const t = useT();
  const { change } = useEventChange();
  const incoming = detail.links.filter((link) => link.toUid === task.uid);
  const name = (uid: string): string => detail.tasks.find((other) => other.uid === uid)?.name ?? '';
  const free = detail.tasks.filter(
    (other) =>
      other.kind !== 'phase' &&
      other.uid !== task.uid &&
      !incoming.some((link) => link.fromUid === other.uid),
  );
  return (
    <Field label={t('events.task-after')}>
      {incoming.map((link) => (
        <div key={link.uid} className="link-line">
          <span className="ellipsis">{name(link.fromUid)}</span>
          <span className="quiet small">{t(`events.link-${link.kind}`)}</span>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('events.remove-link', { name: name(link.fromUid) })}
            onClick={() =>
              void change('events.task-updated', () =>
                client.events.removeLink({ uid: link.uid }),
              ).catch(() => null)
            }
          />
        </div>
      ))}
      <Select
        aria-label={t('events.task-after-add')}
        placeholder={t('events.task-after-add')}
        value={null}
        showSearch={{ optionFilterProp: 'label' }}
        options={free.map((other) => ({ value: other.uid, label: other.name }))}
        onChange={(fromUid: string | null) => {
          if (fromUid !== null)
            void change('events.task-updated', () =>
              client.events.addLink({ fromUid, toUid: task.uid, kind: 'finish-start', lagMs: 0 }),
            ).catch(() => null);
        }}
      />
    </Field>
  );
};
