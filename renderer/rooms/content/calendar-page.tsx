import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import type { ContentItem } from '../../../shared/contract/content.ts';
import { contentLayers } from '../../../shared/domain/content/kinds.ts';
import type { Period } from '../../../shared/domain/periods/period.ts';
import { addDays } from '../../../shared/domain/values/days.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { useToday } from '../../app/today.ts';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { CalendarGrid, type WeekMark } from './calendar-grid.tsx';
import { spanOf, stepFrom, type CalendarMode } from './calendar-span.ts';
import { ItemDrawer } from './item-drawer.tsx';
import { Matches } from './link-published.tsx';
import { NewItem } from './new-item.tsx';
import { NoContent } from './no-content.tsx';
import {
  rangeKey,
  useContentCadence,
  useContentChange,
  useContentRange,
  useNoContent,
} from './queries.ts';
import { monthText, ruleText } from './words.ts';

const layerChoices = [...contentLayers, 'none'] as const;
type LayerChoice = (typeof layerChoices)[number];
const modeKey = 'workstation.content-calendar';
const layersKey = 'workstation.content-layers';

const storedLayers = (): LayerChoice[] => {
  const stored = localStorage.getItem(layersKey)?.split(' ');
  return stored === undefined
    ? [...layerChoices]
    : layerChoices.filter((layer) => stored.includes(layer));
};

/** What is published and planned, by day. */
export const CalendarPage = () => {
  const t = useT();
  const { language } = useAppearance();
  const { weekStart } = useSettings();
  const today = useToday();
  const queries = useQueryClient();
  const [mode, setMode] = useState<CalendarMode>(() =>
    localStorage.getItem(modeKey) === 'week' ? 'week' : 'month',
  );
  const [layers, setLayers] = useState(storedLayers);
  useEffect(() => localStorage.setItem(modeKey, mode), [mode]);
  useEffect(() => localStorage.setItem(layersKey, layers.join(' ')), [layers]);
  const [date, setDate] = useState(today);
  const [openUid, setOpenUid] = useState<string | null>(null);
  const [newOn, setNewOn] = useState<string | null>(null);
  const span = spanOf(date, mode, weekStart);
  const range = useContentRange(span);
  const { move } = useContentChange();
  const empty = useNoContent();
  const marks = useMarks(span, today);
  const items = (range.data ?? []).filter((item) => layers.includes(item.layer ?? 'none'));

  const moveTo = (item: ContentItem, day: string): void => {
    // The item stands on its new day at once; a refusal brings the stored days back.
    queries.setQueryData<readonly ContentItem[]>(rangeKey(span), (rows) =>
      rows?.map((row) => (row.uid === item.uid ? { ...row, date: day } : row)),
    );
    void move(item.uid, { date: day, time: item.time });
  };
  const create = (
    <Button type="primary" onClick={() => setNewOn(date)}>
      {t('content.new')}
    </Button>
  );
  return (
    <Page
      title={mode === 'month' ? monthText(language, date) : `${span.from} – ${span.to}`}
      state={empty === true ? undefined : t('content.count', { count: items.length })}
      actions={create}
      filters={
        <>
          <Button onClick={() => setDate(today)}>{t('content.today')}</Button>
          <Button
            icon={<LeftOutlined />}
            aria-label={t(`content.previous-${mode}`)}
            onClick={() => setDate(stepFrom(date, mode, weekStart, -1))}
          />
          <Button
            icon={<RightOutlined />}
            aria-label={t(`content.next-${mode}`)}
            onClick={() => setDate(stepFrom(date, mode, weekStart, 1))}
          />
          <Segmented
            aria-label={t('content.page-calendar')}
            value={mode}
            onChange={setMode}
            options={(['month', 'week'] as const).map((value) => ({
              value,
              label: t(`content.${value}`),
            }))}
          />
          <Checkbox.Group
            className="content-layers"
            aria-label={t('content.layers')}
            value={layers}
            onChange={(next) => setLayers(layerChoices.filter((layer) => next.includes(layer)))}
            options={layerChoices.map((value) => ({
              value,
              label: (
                <span className="content-layer" data-layer={value}>
                  {t(value === 'none' ? 'content.no-layer' : `content.layer-${value}`)}
                </span>
              ),
            }))}
          />
        </>
      }
      drawer={
        openUid === null ? undefined : (
          <ItemDrawer
            key={openUid}
            uid={openUid}
            onClose={() => setOpenUid(null)}
            onOpen={setOpenUid}
          />
        )
      }
    >
      {range.isError && <Failure error={range.error} onRetry={() => void range.refetch()} />}
      {empty === true && <NoContent />}
      <Matches />
      <CalendarGrid
        mode={mode}
        span={span}
        date={date}
        today={today}
        items={items}
        marks={marks}
        openUid={openUid}
        onDate={setDate}
        onNew={setNewOn}
        onOpen={setOpenUid}
        onMove={moveTo}
        onWeek={(day) => {
          setDate(day);
          setMode('week');
        }}
      />
      <p className="content-help quiet small">{t('content.keyboard-help')}</p>
      {newOn !== null && (
        <NewItem
          date={newOn}
          onClose={() => setNewOn(null)}
          onCreated={(uid) => {
            setNewOn(null);
            setOpenUid(uid);
          }}
        />
      )}
    </Page>
  );
};

/** What each shown week lacks by the rules of cadence, by its first day. */
const DAYS_AHEAD = 7;
const useMarks = (span: Period, today: string): ReadonlyMap<string, readonly WeekMark[]> => {
  const t = useT();
  const { language } = useAppearance();
  const marks = new Map<string, WeekMark[]>();
  for (const { rule, communityName, weeks } of useContentCadence(span).data?.rules ?? [])
    for (const week of weeks) {
      const gap = week.state === 'gap';
      // Of coming weeks only the next one asks for anything yet.
      if (week.state === 'met' || (!gap && week.from > addDays(today, DAYS_AHEAD))) continue;
      const text = t(gap ? 'content.gap-week' : 'content.open-week', {
        rule: ruleText(language, rule, communityName),
        missing: week.missing,
      });
      marks.set(week.from, [...(marks.get(week.from) ?? []), { gap, text }]);
    }
  return marks;
};
