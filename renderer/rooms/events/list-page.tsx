import type { ColDef } from 'ag-grid-community';
import { Button, Input, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { eventSorts, type EventRow } from '../../../shared/contract/events.ts';
import { eventStates, type EventState } from '../../../shared/domain/events/kinds.ts';
import { zoneClock } from '../../../shared/domain/events/zone-clock.ts';
import { formatInstant, formatNumber } from '../../../shared/messages/format.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { DataGrid, type BlockRequest } from '../../components/data-grid.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { saveFile } from '../../rpc/files.ts';
import { NewEvent } from './new-event.tsx';
import { useEvents } from './queries.ts';

interface ListPageProps {
  readonly zone: string;
  readonly nowMs: number;
}

/** Every event of the workspace, with how many signed up, came, and how far the plan is. */
export const ListPage = ({ zone, nowMs }: ListPageProps) => {
  const t = useT();
  const { language } = useAppearance();
  const [, go] = useLocation();
  const failureToast = useFailureToast();
  const [search, setSearch] = useState('');
  const [states, setStates] = useState<EventState[]>([]);
  const [archived, setArchived] = useState(false);
  const [creating, setCreating] = useState(false);
  const [total, setTotal] = useState<number | null>(null);
  const clock = useMemo(() => zoneClock(zone), [zone]);
  const filter = { search, states, archived, communityUid: null };
  // One row is enough to know whether there is anything at all, in the archive too.
  const one = { sort: { by: 'start', descending: true }, offset: 0, limit: 1 } as const;
  const everything = { ...one, search: '', states: [], communityUid: null };
  const current = useEvents({ ...everything, archived: false });
  const laidAway = useEvents({ ...everything, archived: true });
  const load = (request: BlockRequest) =>
    client.events.list(
      {
        ...filter,
        sort: {
          by: eventSorts.find((name) => name === request.sort?.column) ?? 'start',
          descending: request.sort?.descending ?? true,
        },
        offset: request.offset,
        limit: request.limit,
      },
      { signal: request.signal },
    );

  const exportCalendar = async (): Promise<void> => {
    try {
      await saveFile((await client.events.calendarFile({ uid: null, tasks: false })).handle);
    } catch (error) {
      failureToast(error);
    }
  };

  const columns = useMemo<ColDef<EventRow>[]>(() => {
    const number = (value: unknown): string =>
      typeof value === 'number' ? formatNumber(language, value) : '';
    return [
      {
        colId: 'name',
        field: 'name',
        headerName: t('events.name'),
        flex: 2,
        minWidth: 168,
        sortable: true,
        tooltipField: 'name',
      },
      {
        colId: 'start',
        headerName: t('events.start'),
        width: 132,
        sortable: true,
        valueGetter: ({ data }) =>
          data === undefined
            ? ''
            : data.startAtMs === null
              ? t('events.no-start')
              : formatInstant(data.startAtMs, data.zone ?? zone),
      },
      {
        headerName: t('events.kind'),
        width: 112,
        valueGetter: ({ data }) =>
          data ? (translateAny(language, `events.kind-${data.kind}`) ?? data.kind) : '',
      },
      {
        colId: 'state',
        headerName: t('events.state'),
        width: 76,
        sortable: true,
        valueGetter: ({ data }) => (data ? t(`events.state-${data.state}`) : ''),
      },
      { field: 'communityName', headerName: t('events.community'), flex: 1, minWidth: 100 },
      {
        field: 'place',
        headerName: t('events.place'),
        flex: 1,
        minWidth: 100,
        tooltipField: 'place',
      },
      {
        headerName: t('events.capacity'),
        width: 80,
        cellClass: 'number',
        headerClass: 'number',
        valueGetter: ({ data }) =>
          data ? (data.capacity === null ? t('events.unlimited') : number(data.capacity)) : '',
      },
      {
        colId: 'signups',
        field: 'signups',
        headerName: t('events.signups'),
        width: 80,
        sortable: true,
        cellClass: 'number',
        headerClass: 'number',
        valueFormatter: ({ value }) => number(value),
      },
      {
        field: 'confirmed',
        headerName: t('events.confirmed'),
        width: 92,
        cellClass: 'number',
        headerClass: 'number',
        valueFormatter: ({ value }) => number(value),
      },
      {
        colId: 'checkedIn',
        field: 'checkedIn',
        headerName: t('events.checked-in'),
        width: 96,
        sortable: true,
        cellClass: 'number',
        headerClass: 'number',
        valueFormatter: ({ value }) => number(value),
      },
      {
        headerName: t('events.tasks'),
        width: 76,
        cellClass: 'number',
        headerClass: 'number',
        valueGetter: ({ data }) =>
          data === undefined || data.tasks === 0
            ? ''
            : t('events.tasks-done', { done: data.tasksDone, total: data.tasks }),
      },
    ];
  }, [t, language, zone]);

  const create = (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t('events.new')}
    </Button>
  );
  const empty = current.data?.total === 0 && laidAway.data?.total === 0;
  return (
    <Page
      title={t('events.title')}
      state={total === null || empty ? undefined : t('events.count', { count: total })}
      actions={empty ? undefined : create}
      filters={
        empty ? undefined : (
          <>
            <Input
              allowClear
              aria-label={t('events.search')}
              placeholder={t('events.search')}
              style={{ width: 260 }}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
            <Select
              mode="multiple"
              aria-label={t('events.state')}
              placeholder={t('events.all-states')}
              style={{ minWidth: 160 }}
              maxTagCount="responsive"
              value={states}
              onChange={setStates}
              options={eventStates.map((value) => ({ value, label: t(`events.state-${value}`) }))}
            />
            <Button disabled={archived || total === 0} onClick={() => void exportCalendar()}>
              {t('events.export-all-ics')}
            </Button>
            <Segmented
              value={archived ? 'archived' : 'current'}
              onChange={(value) => setArchived(value === 'archived')}
              options={[
                { value: 'current', label: t('events.show-current') },
                { value: 'archived', label: t('events.show-archived') },
              ]}
            />
          </>
        )
      }
    >
      {empty ? (
        <EmptyState
          sentence={t('events.empty-text')}
          action={
            <div className="button-line">
              {create}
              <Link href="~/imports">
                <Button>{t('events.import')}</Button>
              </Link>
            </div>
          }
        />
      ) : (
        <DataGrid<EventRow>
          label={t('events.title')}
          columns={columns}
          rowKey={(row) => row.uid}
          viewKey={JSON.stringify(filter)}
          load={load}
          onTotal={setTotal}
          onOpen={(row) => go(`/${row.uid}`)}
          openOnClick
          emptyText={t('events.empty-found')}
        />
      )}
      {creating && (
        <NewEvent
          clock={clock}
          nowMs={nowMs}
          onClose={() => setCreating(false)}
          onCreated={(uid) => go(`/${uid}`)}
        />
      )}
    </Page>
  );
};
