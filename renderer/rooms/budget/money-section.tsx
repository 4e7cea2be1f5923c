import type { BudgetLine, BudgetSheet } from '../../../shared/contract/budget.ts';
import type { BudgetView } from '../../../shared/domain/events/budget-view.ts';
import { formatMoney, formatPercent } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { channelName } from './channels.ts';
import { Known } from './known.tsx';
import { moneyText } from './money.ts';
import { useRows } from './queries.ts';
import { Scenarios } from './scenarios.tsx';
import { Sheet, type SheetColumn } from './sheet.tsx';
import { Summary } from './summary.tsx';

interface MoneySectionProps {
  readonly sheet: BudgetSheet;
  readonly view: BudgetView;
}

/** Lines of cost and income with plan, actual and difference; scenarios and break-even above. */
export const MoneySection = ({ sheet, view }: MoneySectionProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { save, move, remove } = useRows(sheet.eventUid, 'line');
  const money = (minor: number | null, currency = sheet.currency): string =>
    formatMoney(language, minor, currency);

  const sectionOf = (line: BudgetLine): string | null =>
    line.from === null ? null : t(`budget.from-${line.from}`);
  const locked = (line: BudgetLine): string | null => {
    const section = sectionOf(line);
    return section === null ? null : t('budget.follows', { section });
  };
  const itemOf = (line: BudgetLine): string =>
    line.item ?? (line.from === 'packet' ? (line.date ?? '') : '');
  const nameOf = (line: BudgetLine): string =>
    line.item ??
    (line.channel === null ? null : channelName(t, line.channel)) ??
    sectionOf(line) ??
    line.category ??
    t('budget.unnamed');
  const reasonOf = (line: BudgetLine): string =>
    t(line.plannedMinor === null ? 'budget.no-plan' : 'budget.no-actual');
  const categories = [
    ...new Set(sheet.lines.flatMap(({ category }) => (category === null ? [] : [category]))),
  ];

  const columns = (side: BudgetLine['side']): SheetColumn<BudgetLine>[] => [
    {
      key: 'category',
      kind: 'text',
      title: t('budget.category'),
      width: 88,
      suggestions: categories,
      text: (line) =>
        sectionOf(line) ??
        line.category ??
        (line.channel === null ? '' : t('budget.from-promotion')),
      locked,
    },
    {
      key: 'item',
      kind: 'text',
      title: t('budget.item'),
      text: (line) =>
        line.channel === null || line.item !== null ? itemOf(line) : channelName(t, line.channel),
      locked,
      placeholder: t(side === 'cost' ? 'budget.new-cost' : 'budget.new-income'),
    },
    {
      key: 'vendor',
      kind: 'text',
      title: t(side === 'cost' ? 'budget.vendor' : 'budget.payer'),
      width: 96,
      text: (line) => line.vendor ?? '',
      locked,
    },
    {
      key: 'perHead',
      kind: 'select',
      title: t('budget.basis'),
      width: 92,
      options: [
        { value: '0', label: t('budget.basis-fixed') },
        { value: '1', label: t('budget.basis-head') },
      ],
      text: (line) => (line.perHead ? '1' : '0'),
      locked,
    },
    {
      key: 'plannedMinor',
      kind: 'money',
      title: t('budget.planned'),
      width: 88,
      currency: sheet.currency,
      currencyOf: (line) => line.currency,
      text: (line) =>
        moneyText(language, line.plannedMinor, line.currency, line.currency !== sheet.currency),
      locked,
    },
    {
      key: 'plannedTotal',
      kind: 'money',
      title: t('budget.planned-total'),
      width: 116,
      text: () => '',
      shown: (line) => {
        const { total } = view.ofLine(line);
        return (
          <Known
            text={total === null ? null : money(total, line.currency)}
            reason={t('budget.no-plan')}
          />
        );
      },
    },
    {
      key: 'actualMinor',
      kind: 'money',
      title: t('budget.actual'),
      width: 108,
      currency: sheet.currency,
      currencyOf: (line) => line.currency,
      text: (line) =>
        moneyText(language, line.actualMinor, line.currency, line.currency !== sheet.currency),
      locked: (line) => (line.from === 'guest' ? null : locked(line)),
    },
    {
      key: 'variance',
      kind: 'money',
      title: t('budget.variance'),
      width: 160,
      text: () => '',
      shown: (line) => {
        const { variance } = view.ofLine(line);
        if (variance === null) return <Known text={null} reason={reasonOf(line)} />;
        const amount = `${variance.minor > 0 ? '+' : ''}${money(variance.minor, line.currency)}`;
        return variance.share === null ? (
          <span title={t('budget.plan-zero')}>{amount}</span>
        ) : (
          <>
            {amount} <span className="quiet">{formatPercent(language, variance.share)}</span>
          </>
        );
      },
    },
    {
      key: 'note',
      kind: 'text',
      title: t('budget.note'),
      width: 80,
      text: (line) => line.note ?? '',
      locked,
    },
  ];

  const table = (side: BudgetLine['side']) => {
    const rows = sheet.lines.filter((line) => line.side === side);
    const difference = view.variance[side];
    const lacking = view.own.filter(
      (line) => line.side === side && line.plannedMinor !== null && line.actualMinor === null,
    ).length;
    return (
      <section className="budget-part">
        <h2>{t(side === 'cost' ? 'budget.costs' : 'budget.incomes')}</h2>
        <Sheet<BudgetLine>
          label={t(side === 'cost' ? 'budget.costs' : 'budget.incomes')}
          rows={rows}
          columns={columns(side)}
          nameOf={nameOf}
          blank={{ side, perHead: '0' }}
          needs="item"
          deletable={(line) => line.from === null}
          onSave={(writes) =>
            save(
              writes.map(({ uid, fields }) => ({
                uid,
                fields:
                  fields['perHead'] === undefined
                    ? fields
                    : { ...fields, perHead: fields['perHead'] === '1' },
              })),
            )
          }
          onMove={move}
          onRemove={remove}
          foot={
            <>
              {side === 'cost' && sheet.taskCostMinor > 0 && (
                <tr title={t('budget.tasks-line-hint')}>
                  <td colSpan={5}>{t('budget.tasks-line')}</td>
                  <td className="number">{money(sheet.taskCostMinor)}</td>
                  <td colSpan={4} />
                </tr>
              )}
              <tr className="sum-row">
                <td colSpan={5}>{t(side === 'cost' ? 'budget.sum-cost' : 'budget.sum-income')}</td>
                <td className="number">{money(view.planned[side])}</td>
                <td className="number">{money(view.actual[side])}</td>
                <td className="number">
                  {difference === null ? (
                    <Known
                      text={null}
                      reason={t(
                        view.planned[side] === null ? 'budget.no-plan' : 'budget.no-actual',
                      )}
                    />
                  ) : (
                    <>
                      {difference.minor > 0 ? '+' : ''}
                      {money(difference.minor)}{' '}
                      {difference.share !== null && (
                        <span className="quiet">{formatPercent(language, difference.share)}</span>
                      )}
                    </>
                  )}
                </td>
                <td colSpan={2} className="quiet small">
                  {lacking > 0 && t('budget.lacks-actual', { count: lacking })}
                </td>
              </tr>
            </>
          }
        />
      </section>
    );
  };

  return (
    <>
      <Summary sheet={sheet} view={view} />
      <Scenarios sheet={sheet} view={view} />
      {table('cost')}
      {table('income')}
      <p className="quiet small">{t('budget.keys-hint')}</p>
      {view.other.length > 0 && (
        <section className="budget-part">
          <h2>{t('budget.other-currencies')}</h2>
          <table className="plain-table narrow-table">
            <thead>
              <tr>
                <th scope="col">{t('budget.currency')}</th>
                {(['cost', 'income'] as const).flatMap((side) => [
                  <th scope="col" key={`planned ${side}`} className="number">
                    {t(`budget.side-${side}`)} · {t('budget.planned')}
                  </th>,
                  <th scope="col" key={`actual ${side}`} className="number">
                    {t(`budget.side-${side}`)} · {t('budget.actual')}
                  </th>,
                ])}
              </tr>
            </thead>
            <tbody>
              {view.other.map((one) => (
                <tr key={one.currency}>
                  <td>{one.currency}</td>
                  {[one.plannedCost, one.actualCost, one.plannedIncome, one.actualIncome].map(
                    (minor, index) => (
                      <td key={index} className="number">
                        {money(minor, one.currency)}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
};
