import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space } from 'antd';
import { useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { client } from '../../rpc/client.ts';
import { saveFile } from '../../rpc/files.ts';

export const useRejectedFile = (): ((uid: string, format?: 'xlsx' | 'csv') => Promise<void>) => {
  const fail = useFailureToast();
  return async (uid, format = 'xlsx') => {
    try {
      const { handle } = await client.imports.rejectedFile({ uid, format });
      await saveFile(handle);
    } catch (error) {
      fail(error);
    }
  };
};

/** The rows left out with their reasons: a workbook, or CSV for who wants it. */
export const RejectedDownload = ({ uid }: { readonly uid: string }) => {
  const t = useT();
  const download = useRejectedFile();
  return (
    <Space.Compact>
      <Button onClick={() => void download(uid)}>{t('imports.rejected-download')}</Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [{ key: 'csv', label: t('imports.rejected-csv') }],
          onClick: () => void download(uid, 'csv'),
        }}
      >
        <Button icon={<DownOutlined />} aria-label={t('imports.rejected-format')} />
      </Dropdown>
    </Space.Compact>
  );
};
