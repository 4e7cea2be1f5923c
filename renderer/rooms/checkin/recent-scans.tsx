import { Button } from 'antd';
import type { ScanRow } from '../../../shared/contract/checkin.ts';
import { formatInstant, formatTime } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';

interface RecentScansProps {
  readonly scans: readonly ScanRow[];
  readonly zone: string;
  readonly onOpen: (scan: ScanRow) => void;
  readonly onUndo: (scan: ScanRow) => void;
}

/** The latest scans of a list, the last one first, each to be looked at or undone. */
export const RecentScans = ({ scans, zone, onOpen, onUndo }: RecentScansProps) => {
  const t = useT();
  return (
    <section className="desk-recent" aria-label={t('checkin.recent')}>
      <h2>{t('checkin.recent')}</h2>
      {scans.length === 0 ? (
        <p className="quiet">{t('checkin.recent-empty')}</p>
      ) : (
        <ol tabIndex={0} aria-label={t('checkin.recent')}>
          {scans.map((scan) => {
            const name = scan.name ?? t('events.signup-unnamed');
            return (
              <li key={scan.uid} data-kind={scan.kind}>
                <time title={scan.atMs === null ? '' : formatInstant(scan.atMs, zone)}>
                  {formatTime(scan.atMs, zone)}
                </time>
                <button type="button" className="plain-link ellipsis" onClick={() => onOpen(scan)}>
                  {name}
                </button>
                <span className="quiet small nowrap">
                  {scan.kind !== 'in'
                    ? t(`checkin.scan-${scan.kind}`)
                    : scan.signupUid === null
                      ? t('events.status-walk-in')
                      : ''}
                </span>
                {!scan.imported && (
                  <Button
                    size="small"
                    aria-label={t('checkin.undo-of', { name })}
                    onClick={() => onUndo(scan)}
                  >
                    {t('common.undo')}
                  </Button>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
};
