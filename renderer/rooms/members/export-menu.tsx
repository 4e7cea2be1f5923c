import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import type { ListColumn, MemberViewInput } from '../../../shared/contract/member-filters.ts';
import { useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { Field } from '../../components/field.tsx';
import { client } from '../../rpc/client.ts';
import { saveFile } from '../../rpc/files.ts';

interface ExportMenuProps {
  readonly view: MemberViewInput;
  /** In the order of the grid. */
  readonly columns: readonly ListColumn[];
  readonly total: number | null;
}

/** Exports what the grid shows, masked; in full only for a reason that is kept. */
export const ExportMenu = ({ view, columns, total }: ExportMenuProps) => {
  const t = useT();
  const failureToast = useFailureToast();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const run = async (unmaskReason?: string): Promise<void> => {
    setBusy(true);
    try {
      const { handle } = await client.members.exportView({
        ...view,
        columns: [...columns],
        ...(unmaskReason === undefined ? {} : { unmaskReason }),
      });
      await saveFile(handle);
      setAsking(false);
      setReason('');
    } catch (error) {
      failureToast(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Space.Compact>
        <Button loading={busy && !asking} onClick={() => void run()}>
          {t('members.export')}
        </Button>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [{ key: 'full', label: t('members.export-full') }],
            onClick: () => setAsking(true),
          }}
        >
          <Button icon={<DownOutlined />} aria-label={t('members.export-more')} />
        </Dropdown>
      </Space.Compact>
      <Modal
        open={asking}
        title={t('members.export-full-title')}
        okText={t('members.export-full-do', { count: total ?? 0 })}
        okButtonProps={{ disabled: reason.trim() === '', loading: busy }}
        cancelText={t('common.cancel')}
        onOk={() => void run(reason.trim())}
        onCancel={() => setAsking(false)}
      >
        <div className="form-column">
          <p>{t('members.export-full-text')}</p>
          <Field label={t('members.reason')}>
            <Input
              aria-label={t('members.reason')}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        </div>
      </Modal>
    </>
  );
};
