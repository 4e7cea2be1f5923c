import { InputNumber } from 'antd';
import { useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { client } from '../../rpc/client.ts';
import { useBudgetChange } from './queries.ts';

/** How many red packets in how many days a community may have before the program warns. */
export const PacketLimit = () => {
  const t = useT();
  const { redPacketLimit } = useSettings();
  const { change } = useBudgetChange();
  const box = (field: 'days' | 'count', max: number) => (
    <InputNumber<number>
      key={redPacketLimit[field]}
      size="small"
      controls={false}
      min={1}
      max={max}
      precision={0}
      style={{ width: 56 }}
      aria-label={t(`budget.limit-${field}-label`)}
      defaultValue={redPacketLimit[field]}
      onPressEnter={(event) => (event.target as HTMLElement).blur()}
      onBlur={({ target }) => {
        const value = Number(target.value);
        if (!Number.isInteger(value) || value < 1 || value > max) return;
        if (value === redPacketLimit[field]) return;
        void change('budget.limit-saved', async () => {
          const { operationUid } = await client.workspace.updateSettings({
            redPacketLimit: { ...redPacketLimit, [field]: value },
          });
          return { uid: 'redPacketLimit', operationUid };
        }).catch(() => null);
      }}
    />
  );
  return (
    <span className="packet-limit secondary">
      {t('budget.limit')} {box('days', 366)} {t('budget.limit-days')} {box('count', 1000)}{' '}
      {t('budget.limit-count')}
    </span>
  );
};
