import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { ContentItem } from '../../../shared/contract/content.ts';
import type { Period } from '../../../shared/domain/periods/period.ts';
import { addDays } from '../../../shared/domain/values/days.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { daysOfKey, weeksOf, type CalendarMode } from './calendar-span.ts';
import { carriesItem, draggedUid, ItemChip } from './item-chip.tsx';
import { useFocusFollower } from './focus-follower.ts';
import { weekdayText } from './words.ts';

export interface WeekMark {
  readonly gap: boolean;
  readonly text: string;
}

interface CalendarGridProps {
  readonly mode: CalendarMode;
  readonly span: Period;
  /** The day the keyboard is on. */
  readonly date: string;
  readonly today: string;
  readonly items: readonly ContentItem[];
  /** What a week lacks, by its first day. */
  readonly marks: ReadonlyMap<string, readonly WeekMark[]>;
  readonly openUid: string | null;
  readonly onDate: (date: string) => void;
  readonly onNew: (date: string) => void;
  readonly onOpen: (uid: string) => void;
  readonly onMove: (item: ContentItem, date: string) => void;
  readonly onWeek: (date: string) => void;
}

/** How many items a day of the month shows before the rest is a number. */
const SHOWN = 3;

export const isMovable = (item: ContentItem): boolean => item.state !== 'published';

/** Days in weeks, with their items; everything the mouse does the keyboard does too. */
export const CalendarGrid = (props: CalendarGridProps) => {
  const { mode, span, date, items, marks, onDate, onMove } = props;
  const t = useT();
  const { language } = useAppearance();
  const box = useRef<HTMLDivElement>(null);
  const { follow, followed } = useFocusFollower(box);
  const weeks = weeksOf(span);
  const byDate = new Map<string, ContentItem[]>();
  for (const item of items)
    if (item.date !== null) byDate.set(item.date, [...(byDate.get(item.date) ?? []), item]);
  const goTo = (next: string): void => {
    follow(`[data-date="${next}"]`);
    onDate(next);
  };
  const moveBy = (item: ContentItem, event: KeyboardEvent): void => {
    const days = daysOfKey(event.key);
    if (days === null || !event.altKey || item.date === null) return;
    event.preventDefault();
    event.stopPropagation();
    const next = addDays(item.date, days);
    follow(`[data-uid="${item.uid}"]`);
    onMove(item, next);
    onDate(next);
  };
  return (
    <div
      ref={box}
      role="grid"
      aria-label={t('content.page-calendar')}
      className="content-calendar"
      data-mode={mode}
      onFocus={followed}
    >
      <div role="row" className="content-week content-weekdays">
        <span role="columnheader" className="visually-hidden">
          {t('content.gap')}
        </span>
        {weeks[0]?.map((day) => (
          <span key={day} role="columnheader">
            {weekdayText(language, new Date(`${day}T00:00:00Z`).getUTCDay())}
          </span>
        ))}
      </div>
      {weeks.map((days) => (
        <div key={days[0]} role="row" className="content-week">
          <WeekHead from={days[0]!} marks={marks.get(days[0]!) ?? []} />
          {days.map((day) => (
            <Day
              key={day}
              {...props}
              day={day}
              own={byDate.get(day) ?? []}
              reachable={day === date}
              onArrow={(days_) => goTo(addDays(day, days_))}
              onItemKey={moveBy}
            />
          ))}
        </div>
      ))}
    </div>
  );
};

const WeekHead = ({
  from,
  marks,
}: {
  readonly from: string;
  readonly marks: readonly WeekMark[];
}) => {
  const t = useT();
  const gap = marks.some((mark) => mark.gap);
  const text = marks.map((mark) => mark.text).join('\n');
  return (
    <div
      role="rowheader"
      className="content-week-head"
      data-mark={gap ? 'gap' : marks.length > 0 ? 'open' : 'none'}
      title={text}
    >
      <span className="visually-hidden">
        {[t('content.week-of', { from }), text].filter(Boolean).join(': ')}
      </span>
      {marks.length > 0 && (
        <span aria-hidden="true">{t(gap ? 'content.gap' : 'content.open')}</span>
      )}
    </div>
  );
};

interface DayProps extends CalendarGridProps {
  readonly day: string;
  readonly own: readonly ContentItem[];
  readonly reachable: boolean;
  readonly onArrow: (days: number) => void;
  readonly onItemKey: (item: ContentItem, event: KeyboardEvent) => void;
}

const Day = (props: DayProps) => {
  const { mode, day, own, date, today, items, openUid, onNew, onOpen, onMove, onWeek } = props;
  const t = useT();
  const [over, setOver] = useState(false);
  const shown = mode === 'month' && own.length > SHOWN ? own.slice(0, SHOWN - 1) : own;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const days = daysOfKey(event.key);
    if (days !== null && !event.altKey) {
      event.preventDefault();
      props.onArrow(days);
    } else if (event.key === 'Enter' && event.target === event.currentTarget) {
      event.preventDefault();
      onNew(day);
    }
  };
  return (
    <div
      role="gridcell"
      tabIndex={props.reachable ? 0 : -1}
      className="content-day"
      data-date={day}
      data-other={mode === 'month' && day.slice(0, 7) !== date.slice(0, 7)}
      data-today={day === today}
      data-over={over}
      {...(day === today ? { 'aria-current': 'date' as const } : {})}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.target === event.currentTarget && props.onDate(day)}
      onDoubleClick={(event) => event.target === event.currentTarget && onNew(day)}
      onDragOver={(event) => {
        if (!carriesItem(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const item = items.find(({ uid }) => uid === draggedUid(event));
        if (item !== undefined && item.date !== day) onMove(item, day);
      }}
    >
      <div className="content-day-head">
        <span className="visually-hidden">
          {t('content.day-label', { date: day, count: own.length })}
        </span>
        <span className="content-day-number" aria-hidden="true">
          {Number(day.slice(8))}
        </span>
        <button
          type="button"
          tabIndex={-1}
          className="content-day-new"
          aria-label={t('content.new-on', { date: day })}
          onClick={() => onNew(day)}
        >
          +
        </button>
      </div>
      {shown.map((item) => (
        <ItemChip
          key={item.uid}
          item={item}
          open={item.uid === openUid}
          onOpen={onOpen}
          draggable={isMovable(item)}
          {...(isMovable(item) ? { onKeyDown: (event) => props.onItemKey(item, event) } : {})}
        />
      ))}
      {shown.length < own.length && (
        <button type="button" className="content-day-more" onClick={() => onWeek(day)}>
          {t('content.day-more', { count: own.length - shown.length })}
        </button>
      )}
    </div>
  );
};
