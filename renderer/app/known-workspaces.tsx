import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { KnownWorkspace } from '../../shared/contract/workspace.ts';
import { formatInstant } from '../../shared/messages/format.ts';
import { client } from '../rpc/client.ts';
import { useT } from './appearance.tsx';
import { useLongWork } from './tasks.tsx';

export const localZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `id`: the known workspace that is opened. */
export type Act = (name: string, work: () => Promise<unknown>, id?: string) => Promise<void>;

interface KnownProps {
  readonly known: readonly KnownWorkspace[];
  readonly act: Act;
  readonly busy: string | null;
}

/** The workspaces of this machine; one that is gone can be taken off the list. */
export const Known = ({ known, act, busy }: KnownProps) => {
  const t = useT();
  if (known.length === 0) return <p className="quiet">{t('common.start-recent-none')}</p>;
  return (
    <ul>
      {known.map((workspace) => (
        <li key={workspace.id} className="recent">
          <button
            type="button"
            className="recent-button"
            disabled={!workspace.present || busy !== null}
            onClick={() =>
              void act('open', () => client.workspace.open({ id: workspace.id }), workspace.id)
            }
          >
            <div>{workspace.name}</div>
            <div className="small quiet ellipsis" title={workspace.path}>
              {workspace.present
                ? [
                    workspace.openedAtMs === null
                      ? null
                      : formatInstant(workspace.openedAtMs, localZone),
                    workspace.path,
                  ]
                    .filter((part) => part !== null)
                    .join(' · ')
                : `${t('common.start-recent-missing')} · ${workspace.path}`}
            </div>
          </button>
          {!workspace.present && (
            <Button
              size="small"
              disabled={busy !== null}
              aria-label={t('common.start-forget-of', { name: workspace.name })}
              onClick={() =>
                void act('forget', () => client.workspace.forget({ id: workspace.id }))
              }
            >
              {t('common.start-forget')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
};

interface RecoverProps {
  readonly id: string;
  readonly act: Act;
  readonly busy: string | null;
}

/** A damaged workspace: its newest backup can take its place, if there is one. */
export const Recover = ({ id, act, busy }: RecoverProps) => {
  const t = useT();
  const startLongWork = useLongWork();
  const newest = useQuery({
    queryKey: ['workspace', 'newest-backup', id],
    queryFn: ({ signal }) => client.workspace.newestBackup({ id }, { signal }),
  });
  if (newest.data === undefined) return null;
  if (newest.data === null) return <p>{t('common.start-recover-none')}</p>;
  return (
    <Button
      type="primary"
      loading={busy === 'recover'}
      disabled={busy !== null}
      onClick={() =>
        void act('recover', () =>
          startLongWork({
            title: t('common.start-recovering'),
            run: (signal) => client.workspace.recover({ id }, { signal }),
            outcome: () => ({ text: t('common.start-recovered') }),
          }),
        )
      }
    >
      {t('common.start-recover', { date: formatInstant(newest.data.madeAtMs, localZone) })}
    </Button>
  );
};
