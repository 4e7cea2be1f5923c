import { useQuery } from '@tanstack/react-query';
import { Input, InputNumber, Modal, Radio, Select, Tag } from 'antd';
import { useState } from 'react';
import type { BudgetSheet } from '../../../shared/contract/budget.ts';
import { formatMoney } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { Field } from '../../components/field.tsx';
import { client } from '../../rpc/client.ts';
import { MemberSelect, type ChosenMember } from '../communities/member-select.tsx';
import { useRows } from './queries.ts';

interface GiveFormProps {
  readonly sheet: BudgetSheet;
  readonly onClose: () => void;
}

type Audience = 'checked-in' | 'members' | 'count';

/** Gives a benefit to all who came, to chosen members, or to a number of people. */
export const GiveForm = ({ sheet, onClose }: GiveFormProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { saveOne, busy } = useRows(sheet.eventUid, 'grant');
  const generation = useGeneration();
  const came = useQuery({
    queryKey: ['budget', 'checked-in', sheet.eventUid, generation],
    queryFn: ({ signal }) => client.budget.checkedIn({ eventUid: sheet.eventUid }, { signal }),
  });
  const [benefitUid, setBenefitUid] = useState(sheet.benefits[0]?.uid ?? '');
  const [audience, setAudience] = useState<Audience>(
    sheet.attendees > 0 ? 'checked-in' : 'members',
  );
  const [chosen, setChosen] = useState<readonly ChosenMember[]>([]);
  const [people, setPeople] = useState<number | null>(null);
  const [recipients, setRecipients] = useState('');
  const memberUids =
    audience === 'checked-in'
      ? (came.data ?? [])
      : audience === 'members'
        ? chosen.map(({ uid }) => uid)
        : [];
  const quantity = audience === 'count' ? (people ?? 0) : memberUids.length;
  const unitMinor = sheet.benefits.find(({ uid }) => uid === benefitUid)?.unitMinor ?? null;
  return (
    <Modal
      open
      width={520}
      title={t('budget.give')}
      okText={t('budget.give-do', { count: quantity })}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: quantity === 0 || benefitUid === '', loading: busy }}
      onCancel={onClose}
      onOk={() =>
        void saveOne(null, {
          benefitUid,
          quantity,
          recipients: recipients.trim() === '' ? null : recipients.trim(),
          memberUids: [...memberUids],
        }).then(onClose, () => null)
      }
    >
      <div className="form-column budget-form">
        <Field
          label={t('budget.benefit')}
          hint={
            unitMinor === null
              ? undefined
              : `${formatMoney(language, unitMinor, sheet.currency)} × ${quantity} = ${formatMoney(language, unitMinor * quantity, sheet.currency)}`
          }
        >
          <Select
            aria-label={t('budget.benefit')}
            value={benefitUid}
            onChange={setBenefitUid}
            options={sheet.benefits.map(({ uid, name, kind }) => ({
              value: uid,
              label: `${name} · ${t(`budget.benefit-${kind}`)}`,
            }))}
          />
        </Field>
        <Field label={t('budget.audience')}>
          <Radio.Group
            vertical
            value={audience}
            onChange={({ target }) => setAudience(target.value as Audience)}
            options={[
              {
                value: 'checked-in',
                label: t('budget.audience-checked-in', { count: sheet.attendees }),
                disabled: sheet.attendees === 0,
              },
              { value: 'members', label: t('budget.audience-members') },
              { value: 'count', label: t('budget.audience-count') },
            ]}
          />
        </Field>
        {audience === 'members' && (
          <div className="chosen-members">
            {chosen.map(({ uid, name }) => (
              <Tag
                key={uid}
                closable
                onClose={() => setChosen(chosen.filter((one) => one.uid !== uid))}
              >
                {name}
              </Tag>
            ))}
            <MemberSelect
              key={chosen.length}
              autoFocus
              onChange={(choice) => {
                if (choice === null || typeof choice === 'string') return;
                if (!chosen.some(({ uid }) => uid === choice.uid)) setChosen([...chosen, choice]);
              }}
            />
          </div>
        )}
        {audience === 'count' && (
          <Field label={t('budget.people')}>
            <InputNumber<number>
              aria-label={t('budget.people')}
              min={1}
              max={1e9}
              precision={0}
              value={people}
              onChange={setPeople}
            />
          </Field>
        )}
        <Field label={t('budget.recipients')}>
          <Input
            aria-label={t('budget.recipients')}
            maxLength={200}
            value={recipients}
            onChange={({ target }) => setRecipients(target.value)}
          />
        </Field>
      </div>
    </Modal>
  );
};
