import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import type { BudgetSheet } from '../../../shared/contract/budget.ts';
import { isPacketOccasion, packetOccasions } from '../../../shared/domain/events/budget.ts';
import { formatMoney } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { useToday } from '../../app/today.ts';
import { DateField } from '../../components/date-field.tsx';
import { Field } from '../../components/field.tsx';
import { client } from '../../rpc/client.ts';
import { moneyText } from './money.ts';
import { parseCell } from './parse-cell.ts';
import { useRows } from './queries.ts';

interface PacketFormProps {
  readonly sheet: BudgetSheet;
  /** null = a new one. */
  readonly packet: BudgetSheet['packets'][number] | null;
  readonly onClose: () => void;
}

const ELSE = 'else';

/** A red packet; another occasion, or one too many in the days before, wants a reason. */
export const PacketForm = ({ sheet, packet, onClose }: PacketFormProps) => {
  const t = useT();
  const { language } = useAppearance();
  const today = useToday();
  const generation = useGeneration();
  const { saveOne, busy } = useRows(sheet.eventUid, 'packet');
  const [date, setDate] = useState<string | null>(packet?.date ?? today);
  const [amount, setAmount] = useState(
    moneyText(language, packet?.amountMinor ?? null, sheet.currency, false),
  );
  const [quantity, setQuantity] = useState<number | null>(packet?.quantity ?? 10);
  const known = packet === null || isPacketOccasion(packet.occasion);
  const [choice, setChoice] = useState<string>(known ? (packet?.occasion ?? 'newcomer') : ELSE);
  const [elsewhat, setElsewhat] = useState(known ? '' : packet.occasion);
  const [reason, setReason] = useState(packet?.reason ?? '');
  const exceptUid = packet?.uid ?? null;
  const before = useQuery({
    enabled: date !== null,
    queryKey: ['budget', 'packets-before', sheet.eventUid, date, exceptUid, generation],
    queryFn: ({ signal }) =>
      client.budget.packetsBefore({ eventUid: sheet.eventUid, date: date!, exceptUid }, { signal }),
    placeholderData: keepPreviousData,
  });
  const read = parseCell(
    {
      kind: 'money',
      title: '',
      required: true,
      currency: sheet.currency,
      fixedCurrency: true,
    },
    amount,
  );
  const amountMinor = read.ok && typeof read.value === 'number' ? read.value : 0;
  const occasion = choice === ELSE ? elsewhat.trim() : choice;
  const unusual = choice === ELSE;
  const often = before.data?.reached === true ? before.data : null;
  const wantsReason = unusual || often !== null;
  const ready =
    date !== null &&
    amountMinor > 0 &&
    quantity !== null &&
    occasion !== '' &&
    before.data !== undefined &&
    (!wantsReason || reason.trim() !== '');
  const occasionName = (text: string): string => {
    const one = packetOccasions.find((name) => name === text);
    return one === undefined ? text : t(`budget.occasion-${one}`);
  };
  return (
    <Modal
      open
      width={520}
      title={t(packet === null ? 'budget.packet-new' : 'budget.packet-edit')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onCancel={onClose}
      onOk={() =>
        void saveOne(exceptUid, {
          date: date!,
          amountMinor,
          quantity: quantity!,
          occasion,
          reason: wantsReason ? reason.trim() : null,
        }).then(onClose, () => null)
      }
    >
      <div className="form-column budget-form">
        <div className="packet-form">
          <Field label={t('budget.date')}>
            <DateField label={t('budget.date')} value={date} onChange={setDate} />
          </Field>
          <Field
            label={t('budget.packet-amount', { currency: sheet.currency })}
            hint={amount !== '' && !read.ok ? t(read.key, read.values) : undefined}
          >
            <Input
              aria-label={t('budget.packet-amount', { currency: sheet.currency })}
              value={amount}
              maxLength={40}
              onChange={({ target }) => setAmount(target.value)}
            />
          </Field>
          <Field label={t('budget.packet-quantity')}>
            <InputNumber<number>
              aria-label={t('budget.packet-quantity')}
              style={{ width: '100%' }}
              min={1}
              max={1e9}
              precision={0}
              value={quantity}
              onChange={setQuantity}
            />
          </Field>
          <Field label={t('budget.occasion')}>
            <Select
              aria-label={t('budget.occasion')}
              value={choice}
              onChange={setChoice}
              options={[
                ...packetOccasions.map((value) => ({
                  value: value as string,
                  label: t(`budget.occasion-${value}`),
                })),
                { value: ELSE, label: t('budget.occasion-else') },
              ]}
            />
          </Field>
        </div>
        {unusual && (
          <>
            <Field label={t('budget.occasion-text')}>
              <Input
                aria-label={t('budget.occasion-text')}
                maxLength={100}
                value={elsewhat}
                onChange={({ target }) => setElsewhat(target.value)}
              />
            </Field>
            <Alert type="warning" showIcon title={t('budget.occasion-warning')} />
          </>
        )}
        {often !== null && (
          <Alert
            type="warning"
            showIcon
            title={t('budget.packet-warning', {
              days: often.days,
              sent: often.earlier.length,
              count: often.count,
            })}
            description={
              <ul className="packet-earlier">
                {often.earlier.map((one) => (
                  <li key={one.uid}>
                    {one.date} · {one.eventName} ·{' '}
                    {formatMoney(language, one.amountMinor, sheet.currency)} ·{' '}
                    {occasionName(one.occasion)}
                  </li>
                ))}
              </ul>
            }
          />
        )}
        {wantsReason && (
          <Field label={t('budget.reason')}>
            <Input.TextArea
              aria-label={t('budget.reason')}
              maxLength={500}
              autoSize={{ minRows: 2, maxRows: 5 }}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </Field>
        )}
      </div>
    </Modal>
  );
};
