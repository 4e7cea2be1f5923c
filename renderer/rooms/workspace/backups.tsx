import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import type { BackupRow } from '../../../shared/contract/workspace.ts';
import { formatBytes, formatInstant } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { useLongWork } from '../../app/tasks.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';
import { RestoreDialog } from './restore-dialog.tsx';

const backupsKey = ['workspace', 'backups'] as const;

export const Backups = () => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const queries = useQueryClient();
  const startLongWork = useLongWork();
  const fail = useFailureToast();
  const [busy, setBusy] = useState(false);
  const [restoring, setRestoring] = useState<BackupRow | null>(null);
  const backups = useQuery({
    queryKey: backupsKey,
    queryFn: ({ signal }) => client.workspace.backups(undefined, { signal }),
  });

  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: backupsKey });
    }
  };
  const create = () =>
    run(() =>
      startLongWork({
        title: t('workspace.backup-creating'),
        run: (signal) => client.workspace.createBackup(undefined, { signal }),
        outcome: (made) => ({
          text: t('workspace.backup-created', {
            file: made.fileName,
            size: formatBytes(language, made.bytes),
          }),
        }),
      }),
    );
  const verify = (backup: BackupRow) =>
    run(() =>
      startLongWork({
        title: t('workspace.backup-verifying', { file: backup.fileName }),
        run: (signal) => client.workspace.verifyBackup({ uid: backup.uid }, { signal }),
        outcome: (result) => ({
          trouble: !result.ok,
          text: result.ok
            ? t('workspace.backup-sound', { file: backup.fileName })
            : t('workspace.backup-unsound', {
                file: backup.fileName,
                count: result.findings.length,
              }),
        }),
      }),
    );

  const makeOne = (
    <Button type="primary" disabled={busy} onClick={() => void create()}>
      {t('workspace.backup-create')}
    </Button>
  );
  if (backups.isError)
    return <Failure error={backups.error} onRetry={() => void backups.refetch()} />;
  if (backups.data === undefined) return <p className="quiet">{t('common.loading')}</p>;
  const { folder, rows } = backups.data;
  if (rows.length === 0)
    return (
      <EmptyState
        sentence={`${t('workspace.backups-empty')} ${t('workspace.backups-sentence')}`}
        action={makeOne}
      />
    );
  return (
    <section className="section">
      <div className="section-head">
        <h2>{t('workspace.tab-backups')}</h2>
        <div className="actions">{makeOne}</div>
      </div>
      <p className="secondary">{t('workspace.backups-sentence')}</p>
      <p className="quiet small path">{t('workspace.backups-folder', { folder })}</p>
      <div
        className="table-scroll"
        tabIndex={0}
        role="region"
        aria-label={t('workspace.tab-backups')}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('workspace.backup-when')}</th>
              <th>{t('workspace.backup-reason')}</th>
              <th className="number">{t('workspace.backup-size')}</th>
              <th>{t('workspace.backup-state')}</th>
              <th>{t('workspace.file')}</th>
              <th>
                <span className="visually-hidden">{t('workspace.backup-actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((backup) => (
              <tr key={backup.uid}>
                <td className="nowrap">{formatInstant(backup.madeAtMs, zone)}</td>
                <td className="nowrap">{t(`workspace.reason-${backup.reason}`)}</td>
                <td className="number">{formatBytes(language, backup.bytes)}</td>
                <td className="nowrap">
                  {!backup.present ? (
                    <span className="bad">{t('workspace.backup-absent')}</span>
                  ) : backup.checked ? (
                    <span className="good">✓ {t('workspace.backup-checked')}</span>
                  ) : (
                    <span className="quiet">{t('workspace.backup-unchecked')}</span>
                  )}
                </td>
                <td className="secondary nowrap">{backup.fileName}</td>
                <td className="number">
                  {backup.present && (
                    <Space size={4}>
                      <Button
                        size="small"
                        disabled={busy}
                        aria-label={t('workspace.backup-verify-of', { file: backup.fileName })}
                        onClick={() => void verify(backup)}
                      >
                        {t('workspace.backup-verify')}
                      </Button>
                      <Button
                        size="small"
                        disabled={busy}
                        aria-label={t('workspace.backup-restore-of', { file: backup.fileName })}
                        onClick={() => setRestoring(backup)}
                      >
                        {t('workspace.backup-restore')}
                      </Button>
                    </Space>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {restoring !== null && (
        <RestoreDialog backup={restoring} onClose={() => setRestoring(null)} />
      )}
    </section>
  );
};
