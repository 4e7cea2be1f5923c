import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { EventFields } from '../../../shared/contract/events.ts';
import { planSheet, type PlanSheetField } from '../../../shared/domain/events/kinds.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { useEventChange, type Detail } from './queries.ts';
import { TextBox } from './text-box.tsx';

interface PlanTabProps {
  readonly detail: Detail;
  /** When it is, in words. */
  readonly when: string;
  readonly onSave: (fields: Partial<EventFields>) => void;
  readonly onMove: () => void;
  readonly onTimeline: () => void;
}

/** The fifteen fields of the plan sheet; each text is saved when it is left. */
export const PlanTab = ({ detail, when, onSave, onMove, onTimeline }: PlanTabProps) => {
  const t = useT();
  const { change } = useEventChange();
  const { event, plan } = detail;
  const isFilled = (field: PlanSheetField): boolean => {
    switch (field) {
      case 'name':
        return true;
      case 'date':
        return event.startAtMs !== null;
      case 'place':
        return event.place !== null;
      case 'tasks':
        return event.tasks > 0;
      default:
        return (plan[field] ?? '') !== '';
    }
  };
  const box = (field: PlanSheetField): ReactNode => {
    const shared = { id: `plan-${field}`, label: t(`events.plan-${field}`) };
    switch (field) {
      case 'name':
        return (
          <TextBox {...shared} text={event.name} required onSave={(name) => onSave({ name })} />
        );
      case 'date':
        return (
          <div className="plan-line">
            <span>{when}</span>
            <Button onClick={onMove}>{t('events.move-event')}</Button>
          </div>
        );
      case 'place':
        return (
          <TextBox
            {...shared}
            text={event.place ?? ''}
            maxLength={500}
            placeholder={t('events.plan-hint-place')}
            onSave={(place) => onSave({ place: place === '' ? null : place })}
          />
        );
      case 'tasks':
        return (
          <div className="plan-line">
            <span>
              {t('events.plan-tasks-text', { count: event.tasks, done: event.tasksDone })}
            </span>
            <Button onClick={onTimeline}>{t('events.plan-open-timeline')}</Button>
          </div>
        );
      default:
        return (
          <TextBox
            {...shared}
            text={plan[field] ?? ''}
            area
            maxLength={20_000}
            placeholder={t(`events.plan-hint-${field}`)}
            onSave={(text) =>
              void change('events.updated', () =>
                client.events.setPlan({ uid: event.uid, field, text }),
              ).catch(() => null)
            }
          />
        );
    }
  };
  const done = planSheet.filter(isFilled).length;
  return (
    <div className="plan-sheet">
      <p className="secondary">{t('events.plan-filled', { done, total: planSheet.length })}</p>
      {planSheet.map((field) => (
        <div key={field} className="plan-field">
          {field === 'date' || field === 'tasks' ? (
            <span className="plan-label">{t(`events.plan-${field}`)}</span>
          ) : (
            <label className="plan-label" htmlFor={`plan-${field}`}>
              {t(`events.plan-${field}`)}
            </label>
          )}
          {box(field)}
        </div>
      ))}
    </div>
  );
};
