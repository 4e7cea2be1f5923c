import { Button, Checkbox, Select, Spin } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { rollOrders } from '../../../shared/contract/checkin.ts';
import { formatInstant } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { useDesk } from './queries.ts';
import { TickSheet } from './tick-sheet.tsx';
import { useRoll, type RollOrder } from './use-roll.ts';
import './checkin.css';

interface TickListPageProps {
  readonly eventUid: string;
  readonly zone: string;
}

interface Choice {
  readonly order: RollOrder;
  readonly withUnconfirmed: boolean;
  readonly withPhone: boolean;
}
const choiceKey = 'workstation.tick-list';
const usual: Choice = { order: 'name', withUnconfirmed: false, withPhone: true };

const kept = (): Choice => {
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(choiceKey) ?? '{}') as Choice) };
  } catch {
    return usual;
  }
};

/** The sign-ups on paper, a box for every check-in list, as it will be printed. */
export const TickListPage = ({ eventUid, zone: workspaceZone }: TickListPageProps) => {
  const t = useT();
  const [, go] = useLocation();
  const [choice, setChoice] = useState(kept);
  const desk = useDesk(eventUid, null);
  const roll = useRoll(eventUid, null, choice.order, choice.withUnconfirmed);
  const choose = (part: Partial<Choice>): void => {
    const next = { ...choice, ...part };
    localStorage.setItem(choiceKey, JSON.stringify(next));
    setChoice(next);
  };
  const failed = [desk, roll].find((query) => query.isError);
  if (failed !== undefined)
    return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  if (desk.data === undefined) return <Spin className="page-spin" />;
  const { event, lists } = desk.data;
  const zone = event.zone ?? workspaceZone;
  const rows = roll.data;
  return (
    <Page
      title={t('checkin.tick-list')}
      state={event.name}
      actions={
        <>
          <Button onClick={() => go(`/${eventUid}`)}>{t('checkin.to-event')}</Button>
          <Button
            type="primary"
            disabled={rows === undefined || rows.length === 0}
            onClick={() => window.print()}
          >
            {t('checkin.print')}
          </Button>
        </>
      }
      filters={
        <>
          <Select
            aria-label={t('checkin.order')}
            value={choice.order}
            onChange={(order) => choose({ order })}
            options={rollOrders.map((value) => ({ value, label: t(`checkin.order-${value}`) }))}
            style={{ width: 170 }}
          />
          <Checkbox
            checked={choice.withUnconfirmed}
            onChange={(change) => choose({ withUnconfirmed: change.target.checked })}
          >
            {t('checkin.with-unconfirmed')}
          </Checkbox>
          <Checkbox
            checked={choice.withPhone}
            onChange={(change) => choose({ withPhone: change.target.checked })}
          >
            {t('checkin.with-phone')}
          </Checkbox>
        </>
      }
      scroll
    >
      {rows === undefined ? (
        <Spin className="page-spin" />
      ) : rows.length === 0 ? (
        <EmptyState
          sentence={t('checkin.nobody-to-print')}
          action={
            <Link href={`/${eventUid}`}>
              <Button type="primary">{t('checkin.to-event')}</Button>
            </Link>
          }
        />
      ) : (
        <TickSheet
          title={event.name}
          facts={[
            event.startAtMs === null ? t('events.no-start') : formatInstant(event.startAtMs, zone),
            event.place ?? '',
            t('checkin.people', { count: rows.length }),
          ].filter((fact) => fact !== '')}
          lists={lists.map((list) => list.name ?? t('checkin.main-list'))}
          rows={rows}
          withPhone={choice.withPhone}
        />
      )}
    </Page>
  );
};
