import { Button, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { CommittedBatch, ImportResult } from '../../../shared/contract/imports.ts';
import type { EntityName } from '../../../shared/domain/imports/kinds.ts';
import { useT } from '../../app/appearance.tsx';
import { rooms } from '../../app/rooms.tsx';
import { Failure } from '../../components/failure.tsx';
import { secondaryText } from './check-step.tsx';
import { RejectedDownload } from './rejected-download.tsx';
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
  const links = roomOf.map(({ entities, path }) => {
    const room = rooms.find((one) => one.path === path);
    return room === undefined || !entities.some(touched) ? null : (
      <Link key={path} href={`~${path}`}>
        {t('imports.go-to', { room: t(room.name) })}
      </Link>
    );
  });
  const { params } = result.warnings.find(({ code }) => code === 'possible-duplicate') ?? {};
  return params === undefined && links.every((link) => link === null) ? null : (
    <span className="room-links">
      {links}
      {params !== undefined && (
        <Link href="~/members/duplicates">{t('imports.go-to-duplicates', params)}</Link>
      )}
    </span>
  );
};

interface ResultStepProps {
  readonly imports: readonly ImportResult[];
  readonly stopped: CommittedBatch['stopped'];
  /** It was asked to stop, but everything was in already. */
  readonly tooLate: boolean;
  readonly onTakenBack: (uids: ReadonlySet<string>) => void;
}

/** What was committed, where to look at it, and how to take one of it or all of it back. */
export const ResultStep = ({ imports, stopped, tooLate, onTakenBack }: ResultStepProps) => {
  const t = useT();
  const [undoing, setUndoing] = useState<readonly ImportResult[] | null>(null);
  const [undone, setUndone] = useState<ReadonlySet<string>>(new Set());
  const standing = imports.filter(({ uid }) => !undone.has(uid));
  const total = (name: 'created' | 'updated'): number =>
    imports.reduce((sum, one) => sum + one[name], 0);
  return (
    <>
      {(imports.length > 1 || stopped !== null || tooLate) && (
        <section className="section" role="status">
          <div className="section-head">
            <h2>
              {t('imports.committed-batch', {
                count: imports.length,
                created: total('created'),
                updated: total('updated'),
              })}
            </h2>
            {standing.length > 1 && (
              <div className="actions">
                <Button onClick={() => setUndoing(standing)}>
                  {t('imports.undo-batch', { count: standing.length })}
                </Button>
              </div>
            )}
          </div>
          {stopped !== null && (
            <p className="watch">
              {t(
                stopped.failure.code === 'cancelled'
                  ? 'imports.batch-stopped'
                  : 'imports.batch-failed',
                {
                  file: stopped.file,
                  sheet: stopped.sheet,
                  left: stopped.left,
                },
              )}
            </p>
          )}
          {stopped !== null && stopped.failure.code !== 'cancelled' && (
            <Failure error={{ data: stopped.failure }} />
          )}
          {tooLate && <p className="watch">{t('imports.stop-too-late')}</p>}
        </section>
      )}
      {imports.map((result) => {
        const secondary = secondaryText(t, result.kind, result.entities);
        const gone = undone.has(result.uid);
        return (
          <section key={result.uid} className="section" role="status">
            <div className="section-head">
              <h2>
                <span className={gone ? 'quiet' : 'good'} aria-hidden="true">
                  {gone ? '↶' : '✓'}{' '}
                </span>
                {t(gone ? 'imports.undone' : 'imports.committed', {
                  name: imports.some((one) => one !== result && one.file === result.file)
                    ? `${result.file} · ${result.sheet}`
                    : result.file,
                })}
              </h2>
            </div>
            <p>{t('imports.committed-summary', countValues(result))}</p>
            {secondary !== null && <p>{t('imports.secondary-done', { list: secondary })}</p>}
            {result.ended > 0 && <p>{t('imports.ended-done', { count: result.ended })}</p>}
            {result.mended.length > 0 && (
              <p>{t('imports.mended-count', { count: result.mended.length })}</p>
            )}
            <Space wrap size={16} className="result-actions">
              {!gone && <RoomLinks result={result} />}
              {result.rejected + result.conflicts > 0 && <RejectedDownload uid={result.uid} />}
              {!gone && (
                <Button onClick={() => setUndoing([result])}>{t('imports.undo-import')}</Button>
              )}
            </Space>
          </section>
        );
      })}
      {undoing !== null && (
        <UndoDialog
          results={undoing}
          onClose={() => setUndoing(null)}
          onUndone={(uids) => {
            const all = new Set([...undone, ...uids]);
            setUndone(all);
            setUndoing(null);
            onTakenBack(all);
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
