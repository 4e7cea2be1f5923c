import { Button } from 'antd';
import type { BudgetSheet } from '../../../shared/contract/budget.ts';
import type { EventMode } from '../../../shared/domain/events/kinds.ts';
import { checklistDefaults } from '../../../shared/domain/events/budget.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useTeamNames } from '../../components/team-names.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useRows } from './queries.ts';
import { Sheet, type SheetColumn } from './sheet.tsx';

type Check = BudgetSheet['checks'][number];

interface ChecksSectionProps {
  readonly sheet: BudgetSheet;
  readonly mode: EventMode;
}

/** What must be there, who sees to it, and whether it is done; a usual list can be taken over. */
export const ChecksSection = ({ sheet, mode }: ChecksSectionProps) => {
  const t = useT();
  const { language } = useAppearance();
  const people = useTeamNames().active;
  const { save, move, remove } = useRows(sheet.eventUid, 'check');
  const groups = [...new Set(sheet.checks.flatMap(({ group }) => (group === null ? [] : [group])))];
  const columns: SheetColumn<Check>[] = [
    {
      key: 'done',
      kind: 'check',
      title: t('budget.done'),
      width: 60,
      text: ({ done }) => (done ? '1' : '0'),
    },
    {
      key: 'group',
      kind: 'text',
      title: t('budget.group'),
      width: 160,
      suggestions: groups,
      text: ({ group }) => group ?? '',
    },
    {
      key: 'item',
      kind: 'text',
      title: t('budget.check-item'),
      required: true,
      text: ({ item }) => item,
      placeholder: t('budget.new-check'),
    },
    {
      key: 'quantity',
      kind: 'count',
      title: t('budget.quantity'),
      width: 90,
      text: ({ quantity }) => (quantity === null ? '' : formatNumber(language, quantity)),
    },
    {
      key: 'owner',
      kind: 'text',
      title: t('budget.owner'),
      width: 160,
      suggestions: people,
      text: ({ owner }) => owner ?? '',
    },
  ];
  const modes = (['online', 'offline'] as const).filter((one) => mode === 'hybrid' || mode === one);
  const offers = modes.flatMap((one) => {
    const known = new Set(sheet.checks.map(({ item }) => item));
    const rows = checklistDefaults[one]
      .map(([group, item]) => ({
        uid: null,
        fields: { group: t(`budget.check-group-${group}`), item: t(`budget.check-${item}`) },
      }))
      .filter(({ fields }) => !known.has(fields.item));
    return rows.length === 0 ? [] : [{ mode: one, rows }];
  });
  const done = sheet.checks.filter((check) => check.done).length;
  return (
    <>
      <div className="budget-bar">
        <strong>{t('budget.checks-done', { done, total: sheet.checks.length })}</strong>
        {offers.map((offer) => (
          <Button key={offer.mode} onClick={() => void save(offer.rows).catch(() => null)}>
            {t(`budget.check-offer-${offer.mode}`, { count: offer.rows.length })}
          </Button>
        ))}
      </div>
      <Sheet<Check>
        label={t('budget.section-check')}
        rows={sheet.checks}
        columns={columns}
        nameOf={({ item }) => item}
        blank={{}}
        needs="item"
        onSave={save}
        onMove={move}
        onRemove={remove}
      />
    </>
  );
};
