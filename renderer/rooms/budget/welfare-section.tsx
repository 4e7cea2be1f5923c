import { Button } from 'antd';
import { useState } from 'react';
import type { BudgetSheet } from '../../../shared/contract/budget.ts';
import {
  benefitKinds,
  isPacketOccasion,
  packetOccasions,
} from '../../../shared/domain/events/budget.ts';
import { formatMoney, formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { GiveForm } from './give-form.tsx';
import { Known } from './known.tsx';
import { moneyText } from './money.ts';
import { PacketForm } from './packet-form.tsx';
import { PacketLimit } from './packet-limit.tsx';
import { useRows } from './queries.ts';
import { Sheet, type SheetColumn } from './sheet.tsx';

type Benefit = BudgetSheet['benefits'][number];
type Grant = BudgetSheet['grants'][number];
type Packet = BudgetSheet['packets'][number];

interface WelfareSectionProps {
  readonly sheet: BudgetSheet;
}

/** Benefits given and red packets of the event, what they cost, and the catalogue they come from. */
export const WelfareSection = ({ sheet }: WelfareSectionProps) => {
  const t = useT();
  const { language } = useAppearance();
  const benefits = useRows(sheet.eventUid, 'benefit');
  const grants = useRows(sheet.eventUid, 'grant');
  const packets = useRows(sheet.eventUid, 'packet');
  const [giving, setGiving] = useState(false);
  const [packet, setPacket] = useState<Packet | 'new' | null>(null);
  const money = (minor: number | null): string => formatMoney(language, minor, sheet.currency);

  const spent = sheet.lines.flatMap((line) =>
    (line.from === 'grant' || line.from === 'packet') && line.currency === sheet.currency
      ? [line.actualMinor ?? 0]
      : [],
  );
  const totalMinor = spent.reduce((sum, minor) => sum + minor, 0);
  const occasionOf = ({ occasion }: Packet): string => {
    const known = packetOccasions.find((one) => one === occasion);
    return known === undefined ? occasion : t(`budget.occasion-${known}`);
  };

  const benefitColumns: SheetColumn<Benefit>[] = [
    {
      key: 'kind',
      kind: 'select',
      title: t('budget.benefit-kind'),
      width: 120,
      required: true,
      options: benefitKinds.map((value) => ({ value, label: t(`budget.benefit-${value}`) })),
      text: ({ kind }) => kind,
    },
    {
      key: 'name',
      kind: 'text',
      title: t('budget.benefit'),
      required: true,
      text: ({ name }) => name,
      placeholder: t('budget.new-benefit'),
    },
    {
      key: 'unitMinor',
      kind: 'money',
      title: t('budget.unit-cost'),
      width: 120,
      currency: sheet.currency,
      fixedCurrency: true,
      text: ({ unitMinor }) => moneyText(language, unitMinor, sheet.currency, false),
    },
  ];
  const grantColumns: SheetColumn<Grant>[] = [
    {
      key: 'benefit',
      kind: 'text',
      title: t('budget.benefit'),
      text: () => '',
      shown: ({ benefitKind, benefitName }) => (
        <>
          {benefitName} <span className="quiet">{t(`budget.benefit-${benefitKind}`)}</span>
        </>
      ),
    },
    {
      key: 'quantity',
      kind: 'count',
      title: t('budget.quantity'),
      width: 90,
      required: true,
      text: ({ quantity }) => formatNumber(language, quantity),
    },
    {
      key: 'recipients',
      kind: 'text',
      title: t('budget.recipients'),
      width: 240,
      text: ({ recipients }) => recipients ?? '',
    },
    {
      key: 'members',
      kind: 'text',
      title: t('budget.member'),
      width: 130,
      text: () => '',
      shown: ({ members }) => (members === 0 ? '' : t('budget.members-known', { count: members })),
    },
    {
      key: 'cost',
      kind: 'money',
      title: t('budget.cost'),
      width: 120,
      text: () => '',
      shown: ({ unitMinor, quantity }) => (unitMinor === null ? '' : money(unitMinor * quantity)),
    },
  ];

  return (
    <>
      <dl className="count-line">
        <div>
          <dt>{t('budget.welfare-total')}</dt>
          <dd>{money(totalMinor)}</dd>
        </div>
        <div>
          <dt>{t('budget.welfare-per-head')}</dt>
          <dd>
            <Known
              text={sheet.attendees === 0 ? null : money(totalMinor / sheet.attendees)}
              reason={t('budget.no-attendees')}
            />
          </dd>
        </div>
      </dl>
      <p className="secondary">{t('budget.welfare-hint')}</p>

      <section className="budget-part">
        <div className="budget-bar">
          <h2>{t('budget.grants')}</h2>
          <Button
            type="primary"
            disabled={sheet.benefits.length === 0}
            title={sheet.benefits.length === 0 ? t('budget.give-need-benefit') : undefined}
            onClick={() => setGiving(true)}
          >
            {t('budget.give')}
          </Button>
        </div>
        {sheet.grants.length === 0 ? (
          <p className="quiet">
            {t('budget.grants-empty')}{' '}
            {sheet.benefits.length === 0 && t('budget.give-need-benefit')}
          </p>
        ) : (
          <Sheet<Grant>
            label={t('budget.grants')}
            rows={sheet.grants}
            columns={grantColumns}
            nameOf={({ benefitName }) => benefitName}
            blank={null}
            needs="benefitUid"
            onSave={grants.save}
            onMove={grants.move}
            onRemove={grants.remove}
          />
        )}
      </section>

      <section className="budget-part">
        <div className="budget-bar">
          <h2>{t('budget.packets')}</h2>
          <Button onClick={() => setPacket('new')}>{t('budget.packet-new')}</Button>
          <PacketLimit />
        </div>
        {sheet.packets.length === 0 ? (
          <p className="quiet">{t('budget.packets-empty')}</p>
        ) : (
          <table className="plain-table" aria-label={t('budget.packets')}>
            <thead>
              <tr>
                <th scope="col">{t('budget.date')}</th>
                <th scope="col">{t('budget.occasion')}</th>
                <th scope="col" className="number">
                  {t('budget.packet-quantity')}
                </th>
                <th scope="col" className="number">
                  {t('budget.cost')}
                </th>
                <th scope="col">{t('budget.reason')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('budget.row-actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {sheet.packets.map((one) => {
                const name = `${one.date} ${occasionOf(one)}`;
                return (
                  <tr key={one.uid}>
                    <td>{one.date}</td>
                    <td className={isPacketOccasion(one.occasion) ? undefined : 'watch'}>
                      {occasionOf(one)}
                    </td>
                    <td className="number">{formatNumber(language, one.quantity)}</td>
                    <td className="number">{money(one.amountMinor)}</td>
                    <td>{one.reason}</td>
                    <td className="row-buttons">
                      <Button
                        type="text"
                        size="small"
                        aria-label={t('budget.row-edit', { name })}
                        onClick={() => setPacket(one)}
                      >
                        ✎
                      </Button>
                      <Button
                        type="text"
                        size="small"
                        aria-label={t('budget.row-delete', { name })}
                        onClick={() => packets.remove(one.uid)}
                      >
                        ✕
                      </Button>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </section>

      <section className="budget-part">
        <h2>{t('budget.benefits')}</h2>
        <Sheet<Benefit>
          label={t('budget.benefits')}
          rows={sheet.benefits}
          columns={benefitColumns}
          nameOf={({ name }) => name}
          blank={{ kind: 'material' }}
          needs="name"
          onSave={benefits.save}
          onMove={benefits.move}
          onRemove={benefits.remove}
        />
      </section>
      {giving && <GiveForm sheet={sheet} onClose={() => setGiving(false)} />}
      {packet !== null && (
        <PacketForm
          sheet={sheet}
          packet={packet === 'new' ? null : packet}
          onClose={() => setPacket(null)}
        />
      )}
    </>
  );
};
