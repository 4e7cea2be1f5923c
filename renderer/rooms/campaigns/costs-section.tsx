import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { Link } from 'wouter';
import type { CampaignCostLine, CampaignCosts } from '../../../shared/contract/campaign-costs.ts';
import { promotionResults, type Quotient } from '../../../shared/domain/events/budget.ts';
import { formatMoney, formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useChange } from '../../app/change.ts';
import { useGeneration } from '../../app/generation.ts';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';
import { channelName } from '../budget/channels.ts';
import { Known } from '../budget/known.tsx';
import { moneyText } from '../budget/money.ts';
import { Sheet, type RowWrite, type SheetColumn } from '../budget/sheet.tsx';
import '../budget/budget.css';
import { SpendLine } from './spend-line.tsx';

type Line = CampaignCostLine;
type Row = Parameters<typeof client.campaigns.saveCosts>[0]['rows'][number];

/** Spend against budget, and the channels of a campaign with their cost, edited as in a spreadsheet. */
export const CostsSection = ({ uid }: { readonly uid: string }) => {
  const generation = useGeneration();
  const query = useQuery({
    queryKey: ['campaigns', 'costs', uid, generation],
    queryFn: ({ signal }) => client.campaigns.costs({ uid }, { signal }),
    placeholderData: (before) => before,
  });
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Spin />;
  return <CostsTable uid={uid} costs={query.data} />;
};

const CostsTable = ({ uid, costs }: { readonly uid: string; readonly costs: CampaignCosts }) => {
  const t = useT();
  const { language } = useAppearance();
  const { change } = useChange('campaigns');
  const { currency } = costs;
  const quotient = (one: Quotient, of: string) => (
    <Known
      text={one.value === null ? null : formatMoney(language, one.value, of)}
      reason={one.reason === null ? '' : t(`budget.reason-${one.reason}`)}
    />
  );
  const resultsOf = (line: Line) => promotionResults({ ...line, costMinor: line.actualMinor });
  const count = (key: 'reach' | 'clicks' | 'signups'): SheetColumn<Line> => ({
    key,
    kind: 'count',
    title: t(`budget.${key}`),
    width: 84,
    text: (line) => (line[key] === null ? '' : formatNumber(language, line[key])),
  });
  const money = (key: 'plannedMinor' | 'actualMinor', title: string): SheetColumn<Line> => ({
    key,
    kind: 'money',
    title,
    width: 108,
    currency,
    currencyOf: (line) => line.currency,
    text: (line) => moneyText(language, line[key], line.currency, line.currency !== currency),
  });
  const columns: SheetColumn<Line>[] = [
    {
      key: 'channel',
      kind: 'text',
      title: t('budget.channel'),
      width: 130,
      suggestions: costs.channels.map((channel) => channelName(t, channel)),
      text: (line) => (line.channel === null ? '' : channelName(t, line.channel)),
      placeholder: t('campaignLive.new-channel'),
    },
    {
      key: 'date',
      kind: 'date',
      title: t('budget.date'),
      width: 100,
      text: (line) => line.date ?? '',
    },
    {
      key: 'item',
      kind: 'text',
      title: t('budget.item'),
      text: (line) => [line.item, line.eventName].filter(Boolean).join(' · '),
      locked: (line) =>
        line.eventName === null ? null : t('campaignLive.of-event', { name: line.eventName }),
    },
    money('plannedMinor', t('budget.planned')),
    money('actualMinor', t('budget.actual-cost')),
    count('reach'),
    count('clicks'),
    count('signups'),
    {
      key: 'perClick',
      kind: 'money',
      title: t('budget.per-click'),
      width: 92,
      text: () => '',
      shown: (line) => quotient(resultsOf(line).costPerClick, line.currency),
    },
    {
      key: 'perSignup',
      kind: 'money',
      title: t('budget.per-signup'),
      width: 108,
      text: () => '',
      shown: (line) => quotient(resultsOf(line).costPerSignup, line.currency),
    },
  ];
  const rows = (writes: readonly RowWrite[]): Row[] => writes as unknown as Row[];
  const nameOf = (line: Line): string =>
    [line.channel === null ? null : channelName(t, line.channel), line.item]
      .filter(Boolean)
      .join(' ') || t('campaignLive.unnamed');
  return (
    <>
      <SpendLine spend={costs.spend} currency={currency} />
      <Sheet<Line>
        label={t('campaignLive.costs')}
        rows={costs.lines}
        columns={columns}
        nameOf={nameOf}
        blank={{}}
        needs="channel"
        onSave={(writes) =>
          change('budget.saved', () => client.campaigns.saveCosts({ uid, rows: rows(writes) }))
        }
        onMove={(lineUid, afterUid) =>
          void change('budget.moved', () =>
            client.campaigns.moveCost({ uid, lineUid, afterUid }),
          ).catch(() => null)
        }
        onRemove={(lineUid) =>
          void change('budget.removed', () => client.campaigns.removeCost({ uid, lineUid })).catch(
            () => null,
          )
        }
      />
      <p className="quiet small">{t('campaignLive.costs-hint')}</p>
      {costs.events.length > 0 && (
        <table className="report-table event-costs">
          <thead>
            <tr>
              <th scope="col">{t('campaignLive.event-budget')}</th>
              <th scope="col" data-align="right">
                {t('budget.planned')}
              </th>
              <th scope="col" data-align="right">
                {t('budget.actual-cost')}
              </th>
            </tr>
          </thead>
          <tbody>
            {costs.events.map((event) => (
              <tr key={event.uid}>
                <td>
                  <Link href={`~/events/${event.uid}`}>{event.name}</Link>
                </td>
                <td data-align="right">{formatMoney(language, event.plannedMinor, currency)}</td>
                <td data-align="right">{formatMoney(language, event.costMinor, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
};
