import { Modal } from 'antd';
import type { RollRow } from '../../../shared/contract/checkin.ts';
import { formatInstant } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import type { Newcomer } from './paper-newcomer.tsx';
import { NewcomerTag } from './paper-newcomers.tsx';
import { StatusTag } from './status-tag.tsx';

interface PaperPreviewProps {
  readonly rows: readonly RollRow[];
  /** Who was not on the printed list. */
  readonly newcomers: readonly Newcomer[];
  /** Ticked, and in already since then. */
  readonly already: number;
  readonly listName: string;
  readonly atMs: number;
  readonly zone: string;
  readonly busy: boolean;
  readonly onWrite: () => void;
  readonly onClose: () => void;
}

/** Who will be checked in, where and when, before anything is written. */
export const PaperPreview = (props: PaperPreviewProps) => {
  const t = useT();
  const { rows, newcomers, already, listName } = props;
  const count = rows.length + newcomers.length;
  const unconfirmed = [...rows, ...newcomers].filter(
    ({ status }) => status !== null && status !== 'confirmed' && status !== 'walk-in',
  ).length;
  return (
    <Modal
      open
      title={t('checkin.preview-title')}
      okText={t('checkin.write-ticks', { count })}
      okButtonProps={{ loading: props.busy, autoFocus: true }}
      cancelText={t('checkin.go-on-ticking')}
      onOk={props.onWrite}
      onCancel={props.onClose}
      width={560}
    >
      <div className="form-column">
        <p>
          {t('checkin.preview-text', {
            count,
            list: listName,
            at: formatInstant(props.atMs, props.zone),
          })}
        </p>
        {already > 0 && <p className="watch">{t('checkin.preview-already', { count: already })}</p>}
        {unconfirmed > 0 && (
          <p className="watch">{t('checkin.preview-unconfirmed', { count: unconfirmed })}</p>
        )}
        <ul className="paper-preview" tabIndex={0} aria-label={t('checkin.preview-title')}>
          {rows.map((row) => (
            <li key={row.key}>
              {row.name ?? t('events.signup-unnamed')}{' '}
              {row.status !== 'confirmed' && <StatusTag status={row.status} />}
            </li>
          ))}
          {newcomers.map((newcomer) => (
            <li key={newcomer.memberUid ?? `${newcomer.name} ${newcomer.phone}`}>
              {newcomer.name} <NewcomerTag newcomer={newcomer} />
            </li>
          ))}
        </ul>
      </div>
    </Modal>
  );
};
