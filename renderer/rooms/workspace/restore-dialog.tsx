import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import type { BackupRow } from '../../../shared/contract/workspace.ts';
import { formatInstant, formatNumber } from '../../../shared/messages/format.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { labelText } from '../../app/label.ts';
import { forgetWorkspace, useSettings } from '../../app/program.tsx';
import { useLongWork } from '../../app/tasks.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';

interface RestoreDialogProps {
  readonly backup: BackupRow;
  readonly onClose: () => void;
}

/** Shows what a restore would take away before it is decided. */
export const RestoreDialog = ({ backup, onClose }: RestoreDialogProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const startLongWork = useLongWork();
  const fail = useFailureToast();
  const [busy, setBusy] = useState(false);
  const preview = useQuery({
    queryKey: ['workspace', 'restore-preview', backup.uid],
    queryFn: ({ signal }) => client.workspace.restorePreview({ uid: backup.uid }, { signal }),
  });

  const restore = async (): Promise<void> => {
    setBusy(true);
    try {
      await startLongWork({
        title: t('workspace.restoring'),
        run: (signal) => client.workspace.restore({ uid: backup.uid }, { signal }),
        outcome: () => ({ text: t('workspace.restored') }),
      });
      onClose();
      await forgetWorkspace();
    } catch (error) {
      fail(error);
      setBusy(false);
    }
  };

  const counts = (preview.data?.counts ?? []).filter((row) => row.now !== 0 || row.then !== 0);
  const lost = preview.data?.operations ?? 0;
  const older = lost - (preview.data?.latest.length ?? 0);
  return (
    <Modal
      open
      title={t('workspace.restore-title', { date: formatInstant(backup.madeAtMs, zone) })}
      okText={
        lost === 0
          ? t('workspace.restore-action-none')
          : t('workspace.restore-action', { count: lost })
      }
      okButtonProps={{ danger: lost > 0, disabled: preview.data === undefined, loading: busy }}
      cancelText={t('common.cancel')}
      onOk={() => void restore()}
      onCancel={onClose}
      width={560}
    >
      {preview.isError && <Failure error={preview.error} />}
      {preview.isPending && <p className="quiet">{t('common.loading')}</p>}
      {preview.data !== undefined && (
        <div className="restore-preview">
          <p>
            {lost === 0
              ? t('workspace.restore-loses-none')
              : t('workspace.restore-loses', { count: lost })}
          </p>
          {lost > 0 && (
            <ul className="small">
              {preview.data.latest.map((operation) => (
                <li key={`${operation.atMs} ${operation.label.key}`}>
                  {formatInstant(operation.atMs, zone)} · {operation.actor} ·{' '}
                  {labelText(language, operation.label)}
                </li>
              ))}
              {older > 0 && <li>{t('workspace.restore-more', { count: older })}</li>}
            </ul>
          )}
          {counts.length > 0 && (
            <table className="plain-table">
              <thead>
                <tr>
                  <th>{t('workspace.restore-entity')}</th>
                  <th className="number">{t('workspace.restore-now')}</th>
                  <th className="number">{t('workspace.restore-then')}</th>
                </tr>
              </thead>
              <tbody>
                {counts.map((row) => (
                  <tr key={row.entity}>
                    <td>
                      {translateAny(language, `workspace.entity-${row.entity}`) ?? row.entity}
                    </td>
                    <td className="number">{formatNumber(language, row.now)}</td>
                    <td className={row.now === row.then ? 'number' : 'number watch'}>
                      {formatNumber(language, row.then)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <p className="secondary">{t('workspace.restore-safe')}</p>
        </div>
      )}
    </Modal>
  );
};
