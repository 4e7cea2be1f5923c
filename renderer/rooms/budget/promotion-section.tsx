import type { BudgetLine, BudgetSheet } from '../../../shared/contract/budget.ts';
import {
  promotionChannels,
  promotionResults,
  type Quotient,
} from '../../../shared/domain/events/budget.ts';
import { formatMoney, formatNumber, formatPercent } from '../../../shared/messages/format.ts';
import { useTeamNames } from '../../components/team-names.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { channelName } from './channels.ts';
import { Known } from './known.tsx';
import { moneyText } from './money.ts';
import { useRows } from './queries.ts';
import { Sheet, type SheetColumn } from './sheet.tsx';

interface PromotionSectionProps {
  readonly sheet: BudgetSheet;
}

const total = (
  rows: readonly BudgetLine[],
  field: 'reach' | 'clicks' | 'signups' | 'actualMinor' | 'plannedMinor',
) => {
  const known = rows.flatMap((row) => (row[field] === null ? [] : [row[field]]));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
};

/** What is published where, when and by whom, and what it brought: the same lines as in the budget. */
export const PromotionSection = ({ sheet }: PromotionSectionProps) => {
  const t = useT();
  const { language } = useAppearance();
  const people = useTeamNames().active;
  const { save, move, remove } = useRows(sheet.eventUid, 'line');
  const rows = sheet.lines.filter(({ channel }) => channel !== null);
  const count = (value: number | null): string =>
    value === null ? '' : formatNumber(language, value);
  const quotient = (one: Quotient, format: (value: number) => string) => (
    <Known
      text={one.value === null ? null : format(one.value)}
      reason={one.reason === null ? '' : t(`budget.reason-${one.reason}`)}
    />
  );
  const moneyOf = (currency: string) => (minor: number) => formatMoney(language, minor, currency);
  const resultsOf = (line: BudgetLine) =>
    promotionResults({ ...line, costMinor: line.actualMinor });
  const known: readonly string[] = promotionChannels;
  const named = [
    ...known,
    ...new Set(rows.map(({ channel }) => channel!).filter((one) => !known.includes(one))),
  ];
  const number = (key: 'reach' | 'clicks' | 'signups', width: number): SheetColumn<BudgetLine> => ({
    key,
    kind: 'count',
    title: t(`budget.${key}`),
    width,
    text: (line) => count(line[key]),
  });
  const money = (key: 'plannedMinor' | 'actualMinor', title: string): SheetColumn<BudgetLine> => ({
    key,
    kind: 'money',
    title,
    width: 78,
    currency: sheet.currency,
    currencyOf: (line) => line.currency,
    text: (line) => moneyText(language, line[key], line.currency, line.currency !== sheet.currency),
  });
  const columns: SheetColumn<BudgetLine>[] = [
    {
      key: 'channel',
      kind: 'select',
      title: t('budget.channel'),
      width: 100,
      required: true,
      options: named.map((value) => ({ value, label: channelName(t, value) })),
      text: (line) => line.channel ?? '',
    },
    {
      key: 'date',
      kind: 'date',
      title: t('budget.date'),
      width: 92,
      text: (line) => line.date ?? '',
    },
    {
      key: 'owner',
      kind: 'text',
      title: t('budget.owner'),
      width: 74,
      suggestions: people,
      text: (line) => line.owner ?? '',
    },
    {
      key: 'item',
      kind: 'text',
      title: t('budget.text-link'),
      text: (line) => line.item ?? '',
      placeholder: t('budget.new-promotion'),
    },
    money('plannedMinor', t('budget.planned')),
    number('reach', 66),
    number('clicks', 60),
    number('signups', 60),
    money('actualMinor', t('budget.actual-cost')),
    {
      key: 'perClick',
      kind: 'money',
      title: t('budget.per-click'),
      width: 74,
      text: () => '',
      shown: (line) => quotient(resultsOf(line).costPerClick, moneyOf(line.currency)),
    },
    {
      key: 'perSignup',
      kind: 'money',
      title: t('budget.per-signup'),
      width: 74,
      text: () => '',
      shown: (line) => quotient(resultsOf(line).costPerSignup, moneyOf(line.currency)),
    },
    {
      key: 'conversion',
      kind: 'money',
      title: t('budget.conversion'),
      width: 88,
      text: () => '',
      shown: (line) =>
        quotient(resultsOf(line).conversion, (share) => formatPercent(language, share)),
    },
  ];
  const own = rows.filter(({ currency }) => currency === sheet.currency);
  const sums = {
    costMinor: total(own, 'actualMinor'),
    reach: total(rows, 'reach'),
    clicks: total(rows, 'clicks'),
    signups: total(rows, 'signups'),
  };
  const results = promotionResults(sums);
  // The results of lines paid in another currency have no cost here: no quotient mixes them.
  const mixed = own.length < rows.length;
  const inOwn = promotionResults({
    costMinor: sums.costMinor,
    reach: total(own, 'reach'),
    clicks: total(own, 'clicks'),
    signups: total(own, 'signups'),
  });
  const priced = mixed ? inOwn : results;
  return (
    <>
      <Sheet<BudgetLine>
        label={t('budget.section-promotion')}
        rows={rows}
        columns={columns}
        nameOf={(line) => [channelName(t, line.channel!), line.item].filter(Boolean).join(' ')}
        blank={{ side: 'cost' }}
        needs="channel"
        onSave={save}
        onMove={move}
        onRemove={remove}
        foot={
          rows.length > 1 && (
            <tr className="sum-row">
              <td colSpan={4}>{t('budget.promotion-total')}</td>
              <td className="number">
                {formatMoney(language, total(own, 'plannedMinor'), sheet.currency)}
              </td>
              <td className="number">{formatNumber(language, sums.reach)}</td>
              <td className="number">{formatNumber(language, sums.clicks)}</td>
              <td className="number">{formatNumber(language, sums.signups)}</td>
              <td className="number">{formatMoney(language, sums.costMinor, sheet.currency)}</td>
              <td className="number">{quotient(priced.costPerClick, moneyOf(sheet.currency))}</td>
              <td className="number">{quotient(priced.costPerSignup, moneyOf(sheet.currency))}</td>
              <td className="number">
                {quotient(results.conversion, (share) => formatPercent(language, share))}
              </td>
              <td />
            </tr>
          )
        }
      />
      <p className="quiet small">{t('budget.keys-hint')}</p>
    </>
  );
};
