import { Button } from 'antd';
import { templateKeys } from '../../../shared/domain/events/templates.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { usePastGuard } from './past-question.tsx';
import { useOwnTemplates, type Detail } from './queries.ts';

interface EmptyTimelineProps {
  readonly detail: Detail;
  readonly onMove: () => void;
}

/** No tasks yet: lay out those of a template, for which the event needs a start. */
export const EmptyTimeline = ({ detail, onMove }: EmptyTimelineProps) => {
  const t = useT();
  const { run, busy, question } = usePastGuard();
  const own = useOwnTemplates().data ?? [];
  const { uid, startAtMs } = detail.event;
  if (startAtMs === null)
    return (
      <div>
        <p>{t('events.task-empty-no-start')}</p>
        <Button type="primary" onClick={onMove}>
          {t('events.set-start')}
        </Button>
      </div>
    );
  return (
    <div>
      <p>{t('events.task-empty')}</p>
      <div className="button-line">
        {templateKeys.map((template) => (
          <Button
            key={template}
            disabled={busy}
            onClick={() =>
              void run('events.planned', (past) =>
                client.events.applyTemplate({ uid, template, past }),
              )
            }
          >
            {t('events.apply-template', { name: t(`events.template-${template}`) })}
          </Button>
        ))}
        {own.map((template) => (
          <Button
            key={template.uid}
            disabled={busy}
            onClick={() =>
              void run('events.planned', (past) =>
                client.events.applyTemplate({
                  uid,
                  template: null,
                  ownTemplate: template.uid,
                  past,
                }),
              )
            }
          >
            {t('events.apply-template', { name: template.name })}
          </Button>
        ))}
      </div>
      {question}
    </div>
  );
};
