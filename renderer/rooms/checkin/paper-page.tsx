import { Button, Select, Spin } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { zoneClock } from '../../../shared/domain/events/zone-clock.ts';
import { useT } from '../../app/appearance.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { WallPicker } from '../events/wall-picker.tsx';
import { PaperNewcomer, type Newcomer } from './paper-newcomer.tsx';
import { PaperNewcomers } from './paper-newcomers.tsx';
import { PaperPreview } from './paper-preview.tsx';
import { PaperTicks } from './paper-ticks.tsx';
import { useCheckinChange, useDesk, whoOf } from './queries.ts';
import { useRoll } from './use-roll.ts';
import './checkin.css';

interface PaperPageProps {
  readonly eventUid: string;
  readonly listUid: string | null;
  readonly zone: string;
  readonly nowMs: number;
}

const MAIN = 'main';
const nobody: ReadonlySet<string> = new Set();

/**
 * Enters a paper list by keyboard: tick, add who was written below it, look through, write as one
 * operation.
 */
export const PaperPage = ({ eventUid, listUid, zone: workspaceZone, nowMs }: PaperPageProps) => {
  const t = useT();
  const [, go] = useLocation();
  const { change, busy } = useCheckinChange();
  const desk = useDesk(eventUid, listUid);
  const roll = useRoll(eventUid, listUid, 'name', true);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(nobody);
  const [newcomers, setNewcomers] = useState<readonly Newcomer[]>([]);
  const [adding, setAdding] = useState<string | null>(null);
  const [chosenAtMs, setAtMs] = useState<number | null>(null);
  const [previews, setPreviews] = useState(false);
  const event = desk.data?.event;
  const zone = event?.zone ?? workspaceZone;
  const clock = useMemo(() => zoneClock(zone), [zone]);
  const failed = [desk, roll].find((query) => query.isError);
  if (failed !== undefined)
    return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  if (desk.data === undefined || roll.data === undefined || event === undefined)
    return <Spin className="page-spin" />;
  const { lists } = desk.data;
  const rows = roll.data;
  const atMs = chosenAtMs ?? event.startAtMs ?? nowMs;
  // Another window may have checked somebody in meanwhile.
  const fresh = rows.filter((row) => ticked.has(row.key) && !row.isIn);
  const list = lists.find(({ uid }) => uid === listUid);
  const listName = list?.name ?? t('checkin.main-list');
  const write = async (): Promise<void> => {
    const done = await change('checkin.ticks-entered', () =>
      client.checkin.enterTicks({
        eventUid,
        listUid,
        atMs,
        people: fresh.map(whoOf),
        newcomers: newcomers.map(({ attendee }) => attendee),
      }),
    ).catch(() => null);
    setPreviews(false);
    if (done === null) return;
    setTicked(nobody);
    setNewcomers([]);
  };
  const count = fresh.length + newcomers.length;
  return (
    <Page
      title={t('checkin.paper')}
      state={event.name}
      actions={
        <>
          <Button onClick={() => go(`/${eventUid}`)}>{t('checkin.to-event')}</Button>
          <Button type="primary" disabled={count === 0} onClick={() => setPreviews(true)}>
            {t('checkin.look-through', { count })}
          </Button>
        </>
      }
      filters={
        <div className="paper-facts">
          <Select
            aria-label={t('checkin.list')}
            value={listUid ?? MAIN}
            onChange={(value) => {
              setTicked(nobody);
              setNewcomers([]);
              go(value === MAIN ? `/${eventUid}/paper` : `/${eventUid}/paper/${value}`);
            }}
            options={lists.map((one) => ({
              value: one.uid ?? MAIN,
              label: one.name ?? t('checkin.main-list'),
            }))}
            style={{ minWidth: 140 }}
          />
          <span className="secondary nowrap">{t('checkin.at')}</span>
          <div className="paper-time">
            <WallPicker label={t('checkin.at')} atMs={atMs} clock={clock} onChange={setAtMs} />
          </div>
          <span className="quiet">{t('checkin.paper-text')}</span>
        </div>
      }
    >
      <PaperNewcomers
        newcomers={newcomers}
        onAdd={() => setAdding('')}
        onRemove={(removed) => setNewcomers(newcomers.filter((one) => one !== removed))}
      />
      {rows.length === 0 ? (
        <EmptyState
          sentence={t('checkin.nobody-to-print')}
          action={
            <Link href={`/${eventUid}`}>
              <Button type="primary">{t('checkin.to-event')}</Button>
            </Link>
          }
        />
      ) : (
        <PaperTicks
          rows={rows}
          ticked={ticked}
          zone={zone}
          isCovered={previews || adding !== null}
          onTick={setTicked}
          onDone={() => {
            if (count > 0) setPreviews(true);
          }}
          onMissed={setAdding}
        />
      )}
      {adding !== null && (
        <PaperNewcomer
          eventUid={eventUid}
          listUid={listUid}
          firstName={adding}
          noted={newcomers}
          onAdd={(newcomer) => {
            const row = rows.find(({ memberUid }) => memberUid === newcomer.memberUid);
            // Somebody of the list is ticked there.
            if (row === undefined) setNewcomers([...newcomers, newcomer]);
            else setTicked(new Set([...ticked, row.key]));
            setAdding(null);
          }}
          onClose={() => setAdding(null)}
        />
      )}
      {previews && (
        <PaperPreview
          rows={fresh}
          newcomers={newcomers}
          already={ticked.size - fresh.length}
          listName={listName}
          atMs={atMs}
          zone={zone}
          busy={busy}
          onWrite={() => void write()}
          onClose={() => setPreviews(false)}
        />
      )}
    </Page>
  );
};
