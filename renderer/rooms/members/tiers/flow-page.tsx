import { DatePicker, Spin } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Link } from 'wouter';
import type { FlowPart, TierFlowReport } from '../../../../shared/contract/tiers.ts';
import { useT } from '../../../app/appearance.tsx';
import { useToday } from '../../../app/today.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Failure } from '../../../components/failure.tsx';
import { client } from '../../../rpc/client.ts';
import { FlowPairs, FlowTable } from './flow-tables.tsx';
import { MemberListDrawer } from './member-list-drawer.tsx';
import { useTierFlow, useTiers } from './queries.ts';
import { Sankey } from './sankey.tsx';
import { TierPage } from './tiers-page.tsx';

export interface Behind {
  readonly label: string;
  readonly part: FlowPart;
}

/** Who went from which tier to which between two dates. */
export const FlowPage = () => {
  const t = useT();
  const today = useToday();
  const { data, error, refetch } = useTiers();
  const dates = [...new Set(data?.evaluations.map(({ asOf }) => asOf))];
  const [chosen, setChosen] = useState<{ from: string | null; to: string | null }>({
    from: null,
    to: null,
  });
  const [behind, setBehind] = useState<Behind | null>(null);
  const to = chosen.to ?? dates[0] ?? today;
  const from = chosen.from ?? dates[1] ?? null;
  const ordered = from !== null && from < to;
  const flow = useTierFlow(ordered ? { from, to } : null);
  const few = data !== undefined && dates.length < 2 && chosen.from === null;
  const picker = (side: 'from' | 'to', value: string | null) => (
    <label className="tier-date">
      <span>{t(`tiers.flow-${side}`)}</span>
      <DatePicker
        aria-label={t(`tiers.flow-${side}`)}
        allowClear={false}
        value={value === null ? null : dayjs(value)}
        disabledDate={(day) => day.format('YYYY-MM-DD') > today}
        cellRender={(day, info) =>
          info.type === 'date' && dates.includes(dayjs(day).format('YYYY-MM-DD')) ? (
            <span className="ant-picker-cell-inner tier-evaluated">{dayjs(day).date()}</span>
          ) : (
            info.originNode
          )
        }
        onChange={(day) => {
          setChosen({ ...chosen, [side]: day?.format('YYYY-MM-DD') ?? null });
          setBehind(null);
        }}
      />
    </label>
  );
  return (
    <TierPage
      drawer={
        behind !== null && ordered ? (
          <MemberListDrawer
            key={JSON.stringify(behind)}
            title={behind.label}
            asked={['flow', from, to, behind.part]}
            load={(page, signal) =>
              client.tiers.flowMembers({ asked: { from, to }, part: behind.part, page }, { signal })
            }
            onClose={() => setBehind(null)}
          />
        ) : undefined
      }
    >
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {data?.evaluations.length === 0 ? (
        <EmptyState
          sentence={t('tiers.flow-need-two')}
          action={<Link href="/">{t('tiers.page-rules')}</Link>}
        />
      ) : (
        data !== undefined && (
          <>
            <section aria-label={t('tiers.flow-title')}>
              <h2>{t('tiers.flow-title')}</h2>
              <p className="quiet">{t('tiers.flow-help')}</p>
              <div className="tier-actions">
                {picker('from', from)}
                {picker('to', to)}
              </div>
              {few && <p className="watch">{t('tiers.flow-need-two')}</p>}
              {from !== null && !ordered && <p className="bad">{t('tiers.flow-order')}</p>}
            </section>
            {flow.error !== null && (
              <Failure error={flow.error} onRetry={() => void flow.refetch()} />
            )}
            {ordered && flow.data === undefined && flow.error === null && <Spin />}
            {ordered && flow.data !== undefined && (
              <div aria-busy={flow.isPlaceholderData}>
                <FlowReport flow={flow.data} from={from} to={to} onOpen={setBehind} />
              </div>
            )}
          </>
        )
      )}
    </TierPage>
  );
};

interface FlowReportProps {
  readonly flow: TierFlowReport;
  readonly from: string;
  readonly to: string;
  readonly onOpen: (behind: Behind) => void;
}

const FlowReport = ({ flow, from, to, onOpen }: FlowReportProps) => {
  const t = useT();
  const said = (date: string, evaluated: string | null): string | null => {
    if (evaluated === null) return t('tiers.flow-never', { date });
    return evaluated === date ? null : t('tiers.flow-earlier', { date, evaluated });
  };
  const notes = [
    said(from, flow.fromEvaluation),
    said(to, flow.toEvaluation),
    flow.fromEvaluation !== null && flow.fromEvaluation === flow.toEvaluation
      ? t('tiers.flow-same')
      : null,
  ].filter((note) => note !== null);
  const nameOf = (place: number | null): string =>
    place === null ? t('tiers.now-none') : flow.tiers[place]!.name;
  const open = (a: number | null, b: number | null): void =>
    onOpen({
      label: `${nameOf(a)} → ${nameOf(b)}`,
      part: {
        fromTier: a === null ? null : flow.tiers[a]!.uid,
        toTier: b === null ? null : flow.tiers[b]!.uid,
      },
    });
  return (
    <>
      {notes.map((note) => (
        <p key={note} className="watch small" role="status">
          {note}
        </p>
      ))}
      {flow.start === 0 && flow.end === 0 ? (
        <p className="quiet">{t('tiers.flow-empty')}</p>
      ) : (
        <>
          <FlowTable flow={flow} onOpen={onOpen} />
          <div className="tier-flow">
            <Sankey flow={flow} onOpen={open} />
            <FlowPairs flow={flow} onOpen={open} />
          </div>
        </>
      )}
    </>
  );
};
