import { CloseOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import type { TaskLink, TaskRow } from '../../../shared/contract/events.ts';
import { linkKinds, type LinkKind } from '../../../shared/domain/events/kinds.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { Field } from '../../components/field.tsx';
import { useEventChange, type Detail } from './queries.ts';

const HOUR_MS = 3_600_000;

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
  // What else the link has may have been changed a moment ago.
  const update = ({ uid }: TaskLink, to: Partial<Pick<TaskLink, 'kind' | 'lagMs'>>): void =>
    void change('events.task-updated', () => client.events.updateLink({ uid, ...to })).catch(
      () => null,
    );
  return (
    <Field label={t('events.task-after')}>
      {incoming.map((link) => (
        <div key={link.uid} className="link-line">
          <span className="ellipsis">{name(link.fromUid)}</span>
          <Select
            className="link-kind"
            size="small"
            aria-label={t('events.link-kind', { name: name(link.fromUid) })}
            value={link.kind}
            options={linkKinds.map((kind) => ({ value: kind, label: t(`events.link-${kind}`) }))}
            onChange={(kind: LinkKind) => update(link, { kind })}
          />
          <InputNumber
            className="link-lag"
            size="small"
            aria-label={t('events.link-lag', { name: name(link.fromUid) })}
            value={link.lagMs / HOUR_MS}
            step={1}
            suffix={t('events.hour-short')}
            changeOnBlur
            onChange={(hours) => {
              const lagMs = Math.round((hours ?? 0) * HOUR_MS);
              if (lagMs !== link.lagMs) update(link, { lagMs });
            }}
          />
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
