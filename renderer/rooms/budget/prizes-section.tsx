import type { BudgetSheet } from '../../../shared/contract/budget.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { moneyText } from './money.ts';
import { useRows } from './queries.ts';
import { Sheet, type SheetColumn } from './sheet.tsx';

type Prize = BudgetSheet['prizes'][number];

interface PrizesSectionProps {
  readonly sheet: BudgetSheet;
}

export const PrizesSection = ({ sheet }: PrizesSectionProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { save, move, remove } = useRows(sheet.eventUid, 'prize');
  const columns: SheetColumn<Prize>[] = [
    {
      key: 'name',
      kind: 'text',
      title: t('budget.prize'),
      required: true,
      text: ({ name }) => name,
      placeholder: t('budget.new-prize'),
    },
    {
      key: 'quantity',
      kind: 'count',
      title: t('budget.quantity'),
      width: 84,
      required: true,
      text: ({ quantity }) => formatNumber(language, quantity),
    },
    {
      key: 'unitMinor',
      kind: 'money',
      title: t('budget.unit-cost'),
      width: 110,
      currency: sheet.currency,
      fixedCurrency: true,
      text: ({ unitMinor }) => moneyText(language, unitMinor, sheet.currency, false),
    },
    {
      key: 'sponsor',
      kind: 'text',
      title: t('budget.sponsor'),
      width: 180,
      text: ({ sponsor }) => sponsor ?? '',
    },
    {
      key: 'recipients',
      kind: 'text',
      title: t('budget.recipients'),
      width: 200,
      text: ({ recipients }) => recipients ?? '',
    },
    {
      key: 'given',
      kind: 'count',
      title: t('budget.given'),
      width: 84,
      required: true,
      text: ({ given }) => formatNumber(language, given),
    },
  ];
  const sum = (field: 'given' | 'quantity'): number =>
    sheet.prizes.reduce((all, prize) => all + prize[field], 0);
  return (
    <>
      <p className="secondary">
        {sheet.prizes.length > 0 && (
          <strong>
            {t('budget.prizes-given', { given: sum('given'), total: sum('quantity') })} ·{' '}
          </strong>
        )}
        {t('budget.prize-hint')}
      </p>
      <Sheet<Prize>
        label={t('budget.section-prize')}
        rows={sheet.prizes}
        columns={columns}
        nameOf={({ name }) => name}
        blank={{}}
        needs="name"
        onSave={save}
        onMove={move}
        onRemove={remove}
      />
    </>
  );
};
