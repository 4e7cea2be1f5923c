import { Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import {
  goals,
  type CampaignDetail,
  type CampaignFields,
} from '../../../shared/contract/campaigns.ts';
import { DateField } from '../../components/date-field.tsx';
import { PersonInput } from '../../components/person-input.tsx';
import { useT } from '../../app/appearance.tsx';
import { useChange } from '../../app/change.ts';
import { useSettings } from '../../app/program.tsx';
import { Field } from '../../components/field.tsx';
import { currencyDigits } from '../../../shared/messages/format.ts';
import { client } from '../../rpc/client.ts';

interface CampaignFormProps {
  /** null = a new one. */
  readonly campaign: CampaignDetail['campaign'] | null;
  readonly onClose: () => void;
  readonly onDone: (uid: string) => void;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Name, goal, period and baseline; without a baseline the previous equal period counts. */
export const CampaignForm = ({ campaign, onClose, onDone }: CampaignFormProps) => {
  const t = useT();
  const { change, busy } = useChange('campaigns');
  const [name, setName] = useState(campaign?.name ?? '');
  const [goal, setGoal] = useState<CampaignFields['goal']>(campaign?.goal ?? null);
  const [purpose, setPurpose] = useState(campaign?.purpose ?? '');
  const [owner, setOwner] = useState(campaign?.owner ?? '');
  const [from, setFrom] = useState(campaign?.from ?? '');
  const [to, setTo] = useState(campaign?.to ?? '');
  const [baselineFrom, setBaselineFrom] = useState(campaign?.baselineFrom ?? '');
  const [baselineTo, setBaselineTo] = useState(campaign?.baselineTo ?? '');
  const settings = useSettings();
  const currency = campaign?.currency ?? settings.currency;
  const scale = 10 ** currencyDigits(currency);
  const [budgetMinor, setBudget] = useState(campaign?.budgetMinor ?? null);
  const [costMinor, setCost] = useState(campaign?.costMinor ?? null);
  const ready = name.trim() !== '' && from !== '' && to !== '';
  const save = async (): Promise<void> => {
    const fields = {
      name: name.trim(),
      goal,
      purpose: orNull(purpose),
      owner: orNull(owner),
      from,
      to,
      baselineFrom: orNull(baselineFrom),
      baselineTo: orNull(baselineTo),
      budgetMinor,
      costMinor,
    };
    const saved = await change(campaign === null ? 'campaigns.created' : 'campaigns.saved', () =>
      campaign === null
        ? client.campaigns.create(fields)
        : client.campaigns.update({ uid: campaign.uid, fields }),
    ).catch(() => null);
    if (saved === null) return;
    onClose();
    onDone(saved.uid);
  };
  const day = (label: string, value: string, set: (value: string) => void) => (
    <Field label={label}>
      <DateField
        label={label}
        value={value === '' ? null : value}
        onChange={(date) => set(date ?? '')}
      />
    </Field>
  );
  const money = (label: string, minor: number | null, set: (minor: number | null) => void) => (
    <Field label={label}>
      <InputNumber<number>
        aria-label={label}
        className="whole-width"
        controls={false}
        min={0}
        max={1e11}
        precision={currencyDigits(currency)}
        suffix={currency}
        value={minor === null ? null : minor / scale}
        onChange={(amount) => set(amount === null ? null : Math.round(amount * scale))}
      />
    </Field>
  );
  return (
    <Modal
      open
      title={t(campaign === null ? 'campaigns.new' : 'campaigns.edit')}
      okText={t(campaign === null ? 'campaigns.create' : 'campaigns.save')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      cancelText={t('common.cancel')}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="form-column">
        <Field label={t('campaigns.name')}>
          <Input
            autoFocus
            aria-label={t('campaigns.name')}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <div className="form-pair">
          <Field label={t('campaigns.goal')}>
            <Select
              aria-label={t('campaigns.goal')}
              allowClear
              value={goal}
              onChange={(value: CampaignFields['goal'] | undefined) => setGoal(value ?? null)}
              options={goals.map((value) => ({ value, label: t(`campaigns.goal-${value}`) }))}
            />
          </Field>
          <Field label={t('campaigns.owner')}>
            <PersonInput
              label={t('campaigns.owner')}
              value={owner}
              edited={owner !== (campaign?.owner ?? '')}
              onChange={setOwner}
            />
          </Field>
        </div>
        <div className="form-pair">
          {day(t('campaigns.from'), from, setFrom)}
          {day(t('campaigns.to'), to, setTo)}
          {day(t('campaigns.baseline-from'), baselineFrom, setBaselineFrom)}
          {day(t('campaigns.baseline-to'), baselineTo, setBaselineTo)}
        </div>
        <p className="quiet small">{t('campaigns.baseline-hint')}</p>
        <div className="form-pair">
          {money(t('campaignLive.budget-field'), budgetMinor, setBudget)}
          {money(t('campaignLive.cost-field'), costMinor, setCost)}
        </div>
        <p className="quiet small">{t('campaignLive.cost-field-hint')}</p>
        <Field label={t('campaigns.purpose')}>
          <Input.TextArea
            aria-label={t('campaigns.purpose')}
            value={purpose}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onChange={(event) => setPurpose(event.target.value)}
          />
        </Field>
      </div>
    </Modal>
  );
};
