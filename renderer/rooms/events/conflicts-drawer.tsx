import { Button } from 'antd';
import { useCallback } from 'react';
import type { Conflict } from '../../../shared/domain/events/conflicts.ts';
import type { MessageKey } from '../../../shared/messages/translate.ts';
import { useT } from '../../app/appearance.tsx';
import { Drawer } from '../../components/drawer.tsx';
import type { Detail } from './queries.ts';

interface ConflictsDrawerProps {
  readonly detail: Detail;
  readonly conflicts: readonly Conflict[];
  readonly onChoose: (conflict: Conflict) => void;
  readonly onClose: () => void;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A span in the largest whole unit that tells it apart: minutes, hours or days. */
export const useSpanWords = (): ((ms: number) => string) => {
  const t = useT();
  return useCallback(
    (ms) => {
      const size = Math.abs(ms);
      const sign = ms < 0 ? '-' : '';
      if (size >= DAY_MS) return sign + t('events.span-days', { n: Math.floor(size / DAY_MS) });
      if (size >= HOUR_MS) return sign + t('events.span-hours', { n: Math.floor(size / HOUR_MS) });
      return sign + t('events.span-minutes', { n: Math.ceil(size / 60_000) });
    },
    [t],
  );
};

/** What does not fit in the plan, each with what it is about and a way to the task. */
export const ConflictsDrawer = ({ detail, conflicts, onChoose, onClose }: ConflictsDrawerProps) => {
  const t = useT();
  const spanWords = useSpanWords();
  const name = (uid: string): string => detail.tasks.find((one) => one.uid === uid)?.name ?? '';
  const words = (conflict: Conflict): string => {
    switch (conflict.kind) {
      case 'dependency':
        return t('events.conflict-dependency-text', {
          name: name(conflict.fromUid),
          by: spanWords(conflict.byMs),
        });
      case 'busy': {
        const { event } = conflict.other;
        const other = event === null ? name(conflict.other.uid) : event.name;
        const values = { owner: conflict.owner, other, by: spanWords(conflict.byMs) };
        return event === null
          ? t('events.conflict-busy-text', values)
          : t('events.conflict-busy-elsewhere', { ...values, event: event.eventName });
      }
      case 'after-event':
        return t('events.conflict-after-event-text', { by: spanWords(conflict.byMs) });
      case 'overdue':
        return t('events.conflict-overdue-text', { by: spanWords(conflict.byMs) });
      case 'owner-left':
        return t('events.conflict-owner-left-text', { owner: conflict.owner });
      case 'circle':
        return t('events.conflict-circle-text');
      default: {
        const never: never = conflict;
        return never;
      }
    }
  };
  const kinds = [...new Set(conflicts.map(({ kind }) => kind))];
  return (
    <Drawer title={t('events.conflicts')} label={t('events.conflicts')} onClose={onClose}>
      {conflicts.length === 0 && <p className="quiet">{t('events.conflicts-none')}</p>}
      {kinds.map((kind) => (
        <section key={kind} aria-label={t(`events.conflict-${kind}` as MessageKey)}>
          <h3 className="conflict-kind">{t(`events.conflict-${kind}` as MessageKey)}</h3>
          <ul className="conflict-list">
            {conflicts
              .filter((one) => one.kind === kind)
              .map((one, index) => (
                <li key={`${one.uid} ${index}`}>
                  <Button type="text" className="conflict-line" onClick={() => onChoose(one)}>
                    <span className="ellipsis">{name(one.uid)}</span>
                    <span className="quiet small">{words(one)}</span>
                  </Button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Drawer>
  );
};
