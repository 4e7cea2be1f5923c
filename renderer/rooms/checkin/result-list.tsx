import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { DeskRow } from '../../../shared/contract/checkin.ts';
import { formatTime } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import { StatusTag } from './status-tag.tsx';

interface ResultListProps {
  readonly id: string;
  readonly rows: readonly DeskRow[];
  readonly chosen: number;
  readonly zone: string;
  readonly onCheckIn: (row: DeskRow) => void;
  readonly onOpen: (row: DeskRow) => void;
}

export const optionId = (id: string, index: number): string => `${id}-${index}`;

/** Whom the search found, in rows large enough for a tap; the chosen one is Enter's. */
export const ResultList = ({ id, rows, chosen, zone, onCheckIn, onOpen }: ResultListProps) => {
  const t = useT();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="desk-results" id={id} ref={list} role="grid" aria-label={t('checkin.results')}>
      {rows.map((row, index) => {
        const facts = [
          row.phoneTail === null ? null : t('checkin.phone-tail', { digits: row.phoneTail }),
          row.ticket,
          row.number,
          row.guests > 0 ? t('checkin.with-guests', { count: row.guests }) : null,
        ].filter((fact) => fact !== null);
        return (
          <div
            key={row.key}
            id={optionId(id, index)}
            className="desk-row"
            role="row"
            aria-selected={index === chosen}
            data-in={row.isIn}
            onClick={() => onCheckIn(row)}
          >
            <span className="desk-row-name" role="gridcell">
              <strong>{row.name ?? t('events.signup-unnamed')}</strong>
              {row.status !== 'confirmed' && <StatusTag status={row.status} />}
            </span>
            <span className="desk-row-facts" role="gridcell">
              {facts.join(' · ')}
            </span>
            <span className="desk-row-state" role="gridcell">
              {row.isIn ? (
                <span className="good">
                  ✓{' '}
                  {row.inAtMs === null
                    ? t('checkin.is-in')
                    : t('checkin.is-in-since', { time: formatTime(row.inAtMs, zone) })}
                </span>
              ) : (
                index === chosen && <span className="quiet">{t('checkin.enter-hint')}</span>
              )}
            </span>
            <span role="gridcell">
              <Button
                size="small"
                tabIndex={-1}
                onClick={(event) => {
                  event.stopPropagation();
                  onOpen(row);
                }}
              >
                {t('checkin.history')}
              </Button>
            </span>
          </div>
        );
      })}
    </div>
  );
};
