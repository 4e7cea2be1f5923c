import { Button } from 'antd';
import { useState } from 'react';
import type { ContentFilter } from '../../../shared/contract/content.ts';
import { useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { client } from '../../rpc/client.ts';
import { saveFile } from '../../rpc/files.ts';

/** The list as it is filtered and sorted, as a workbook. */
export const ExportList = ({ filter }: { readonly filter: ContentFilter }) => {
  const t = useT();
  const failureToast = useFailureToast();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      await saveFile((await client.content.export(filter)).handle);
    } catch (error) {
      failureToast(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={busy} onClick={() => void run()}>
      {t('content.export')}
    </Button>
  );
};
