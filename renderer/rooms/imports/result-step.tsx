import { Button, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ImportResult } from '../../../shared/contract/imports.ts';
import type { EntityName } from '../../../shared/domain/imports/kinds.ts';
import { useT } from '../../app/appearance.tsx';
import { rooms } from '../../app/rooms.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { client } from '../../rpc/client.ts';
import { saveFile } from '../../rpc/files.ts';
import { secondaryText } from './check-step.tsx';
import { UndoDialog } from './undo-dialog.tsx';

/** Where each kind of row can be looked at. */
const roomOf: readonly { readonly entities: readonly EntityName[]; readonly path: string }[] = [
  {
    entities: ['members', 'identities', 'memberships', 'orders', 'points', 'custom_values'],
    path: '/members',
  },
  { entities: ['communities', 'groups'], path: '/communities' },
  { entities: ['events', 'signups', 'checkins'], path: '/events' },
  { entities: ['campaigns', 'kpis'], path: '/campaigns' },
];

const RoomLinks = ({ result }: { readonly result: ImportResult }) => {
  const t = useT();
  const touched = (entity: EntityName): boolean => {
    const counts = result.entities[entity];
    return counts !== undefined && counts.created + counts.updated > 0;
  };
  return roomOf.map(({ entities, path }) => {
    const room = rooms.find((one) => one.path === path);
    return room === undefined || !entities.some(touched) ? null : (
      <Link key={path} href={`~${path}`}>
        {t('imports.go-to', { room: t(room.name) })}
      </Link>
    );
  });
};

export const useRejectedFile = (): ((uid: string) => Promise<void>) => {
  const fail = useFailureToast();
  return async (uid) => {
    try {
      const { handle } = await client.imports.rejectedFile({ uid });
      await saveFile(handle);
    } catch (error) {
      fail(error);
    }
  };
};

interface ResultStepProps {
  readonly imports: readonly ImportResult[];
  readonly onUndone: () => void;
}

/** What was committed, where to look at it, and how to take it back. */
export const ResultStep = ({ imports, onUndone }: ResultStepProps) => {
  const t = useT();
  const [undoing, setUndoing] = useState<ImportResult | null>(null);
  const download = useRejectedFile();
  return (
    <>
      {imports.map((result) => {
        const secondary = secondaryText(t, result.kind, result.entities);
        return (
          <section key={result.uid} className="section" role="status">
            <div className="section-head">
              <h2>
                <span className="good" aria-hidden="true">
                  ✓{' '}
                </span>
                {t('imports.committed', {
                  name: imports.length > 1 ? `${result.file} · ${result.sheet}` : result.file,
                })}
              </h2>
            </div>
            <p>{t('imports.committed-summary', countValues(result))}</p>
            {secondary !== null && <p>{t('imports.secondary-done', { list: secondary })}</p>}
            {result.ended > 0 && <p>{t('imports.ended-done', { count: result.ended })}</p>}
            <Space wrap size={16} className="result-actions">
              <RoomLinks result={result} />
              {result.rejected + result.conflicts > 0 && (
                <Button onClick={() => void download(result.uid)}>
                  {t('imports.rejected-download')}
                </Button>
              )}
              <Button onClick={() => setUndoing(result)}>{t('imports.undo-import')}</Button>
            </Space>
          </section>
        );
      })}
      {undoing !== null && (
        <UndoDialog
          result={undoing}
          onClose={() => setUndoing(null)}
          onUndone={() => {
            setUndoing(null);
            onUndone();
          }}
        />
      )}
    </>
  );
};

export const countValues = ({
  created,
  updated,
  unchanged,
  conflicts,
  rejected,
  skipped,
}: ImportResult): Readonly<Record<string, number>> => ({
  created,
  updated,
  unchanged,
  conflicts,
  rejected,
  skipped,
});
