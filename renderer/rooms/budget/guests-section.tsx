import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { BudgetSheet } from '../../../shared/contract/budget.ts';
import { guestStates } from '../../../shared/domain/events/budget.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { MemberSelect, type ChosenMember } from '../communities/member-select.tsx';
import { moneyText } from './money.ts';
import { useRows } from './queries.ts';
import { Sheet, type SheetColumn } from './sheet.tsx';

type Guest = BudgetSheet['guests'][number];

interface GuestsSectionProps {
  readonly sheet: BudgetSheet;
}

/** Who is invited, in what role, for what fee; members of the workspace or others. */
export const GuestsSection = ({ sheet }: GuestsSectionProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { save, saveOne, move, remove } = useRows(sheet.eventUid, 'guest');
  const [chosen, setChosen] = useState<ChosenMember | null>(null);
  const [searches, setSearches] = useState(0);
  const columns: SheetColumn<Guest>[] = [
    {
      key: 'name',
      kind: 'text',
      title: t('budget.guest'),
      width: 170,
      required: true,
      text: ({ name }) => name,
      placeholder: t('budget.new-guest'),
    },
    {
      key: 'member',
      kind: 'text',
      title: t('budget.member'),
      width: 120,
      text: () => '',
      shown: ({ memberUid, memberName }) =>
        memberUid === null ? null : (
          <Link href={`~/members/${memberUid}`}>{memberName ?? memberUid}</Link>
        ),
    },
    {
      key: 'role',
      kind: 'text',
      title: t('budget.role'),
      width: 140,
      text: ({ role }) => role ?? '',
    },
    {
      key: 'contact',
      kind: 'text',
      title: t('budget.contact'),
      width: 150,
      text: ({ contact }) => contact ?? '',
    },
    {
      key: 'feeMinor',
      kind: 'money',
      title: t('budget.fee'),
      width: 100,
      currency: sheet.currency,
      fixedCurrency: true,
      text: ({ feeMinor }) => moneyText(language, feeMinor, sheet.currency, false),
    },
    {
      key: 'state',
      kind: 'select',
      title: t('budget.state'),
      width: 110,
      required: true,
      options: guestStates.map((value) => ({ value, label: t(`budget.guest-${value}`) })),
      text: ({ state }) => state,
    },
    { key: 'note', kind: 'text', title: t('budget.note'), text: ({ note }) => note ?? '' },
  ];
  const confirmed = sheet.guests.filter(({ state }) => state === 'confirmed').length;
  const add = (): void => {
    if (chosen === null) return;
    void saveOne(null, { name: chosen.name, memberUid: chosen.uid }).then(
      () => {
        setChosen(null);
        setSearches((number) => number + 1);
      },
      () => null,
    );
  };
  return (
    <>
      <p className="secondary">
        {sheet.guests.length > 0 && (
          <strong>
            {t('budget.guests-confirmed', { confirmed, total: sheet.guests.length })} ·{' '}
          </strong>
        )}
        {t('budget.guest-hint')}
      </p>
      <Sheet<Guest>
        label={t('budget.section-guest')}
        rows={sheet.guests}
        columns={columns}
        nameOf={({ name }) => name}
        blank={{ state: 'invited' }}
        needs="name"
        onSave={save}
        onMove={move}
        onRemove={remove}
      />
      <div className="guest-member">
        <MemberSelect
          key={searches}
          onChange={(choice) => setChosen(typeof choice === 'string' ? null : choice)}
        />
        <Button disabled={chosen === null} onClick={add}>
          {t('budget.guest-add-member')}
        </Button>
      </div>
    </>
  );
};
