import { Button, DatePicker, Input, Popover, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { NamedTier } from '../../../../shared/contract/tiers.ts';
import { useT } from '../../../app/appearance.tsx';
import { useToday } from '../../../app/today.ts';
import { Field } from '../../../components/field.tsx';
import { client } from '../../../rpc/client.ts';
import { useTierChange } from './queries.ts';

interface PinFormProps {
  readonly uid: string;
  readonly tiers: readonly NamedTier[];
}

/** Keeps a member in a tier by hand: which, why, and until when. */
export const PinForm = ({ uid, tiers }: PinFormProps) => {
  const t = useT();
  const today = useToday();
  const { change, busy } = useTierChange();
  const [open, setOpen] = useState(false);
  const [tier, setTier] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<Dayjs | null>(null);
  const chosen = tier ?? tiers[0]?.uid ?? null;
  const pin = (): void => {
    if (chosen === null) return;
    void change('tiers.pin-done', () =>
      client.tiers.pin({
        uid,
        tierUid: chosen,
        reason: reason.trim(),
        until: until?.format('YYYY-MM-DD') ?? null,
      }),
    )
      .then(() => {
        setOpen(false);
        setReason('');
        setUntil(null);
      })
      .catch(() => null);
  };
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="tier-pin">
          <p className="quiet small">{t('tiers.pin-help')}</p>
          <Field label={t('tiers.pin-to')}>
            <Select
              aria-label={t('tiers.pin-to')}
              value={chosen}
              onChange={setTier}
              options={tiers.map(({ uid: value, name }) => ({ value, label: name }))}
            />
          </Field>
          <Field label={t('tiers.pin-reason')}>
            <Input
              aria-label={t('tiers.pin-reason')}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              onPressEnter={() => reason.trim() !== '' && pin()}
            />
          </Field>
          <Field label={t('tiers.pin-end')}>
            <DatePicker
              aria-label={t('tiers.pin-end')}
              value={until}
              disabledDate={(day) => day.format('YYYY-MM-DD') < today}
              onChange={setUntil}
            />
          </Field>
          <Button type="primary" loading={busy} disabled={reason.trim() === ''} onClick={pin}>
            {t('tiers.pin')}
          </Button>
        </div>
      }
    >
      <Button size="small">{t('tiers.pin')}</Button>
    </Popover>
  );
};
