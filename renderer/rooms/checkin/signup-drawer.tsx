import { Button, Spin } from 'antd';
import { Link } from 'wouter';
import type { Freed, ScanRow, SignupFields, Who } from '../../../shared/contract/checkin.ts';
import { formatInstant } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { useEscape } from '../../components/escape.ts';
import { Failure } from '../../components/failure.tsx';
import { useSheet } from './queries.ts';
import { SignupEdit } from './signup-edit.tsx';
import { StatusTag } from './status-tag.tsx';
import { useDoor } from './use-door.ts';

interface SignupDrawerProps {
  readonly eventUid: string;
  readonly listUid: string | null;
  readonly who: Who;
  readonly zone: string;
  readonly onClose: () => void;
  /** Places that a change here made free. */
  readonly onFreed?: (freed: Freed) => void;
}

/** One sign-up or walk-in: what was agreed, what can be changed, and every scan there was. */
export const SignupDrawer = (props: SignupDrawerProps) => {
  const t = useT();
  const { eventUid, listUid, zone, onClose } = props;
  const query = useSheet(eventUid, listUid, props.who);
  const door = useDoor(eventUid, listUid);
  useEscape(onClose);
  if (query.data === undefined)
    return (
      <Drawer title="" label={t('checkin.sheet')} onClose={onClose}>
        {query.isError ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Spin />
        )}
      </Drawer>
    );
  const sheet = query.data;
  const { row, fields, scans } = sheet;
  const waiting =
    sheet.waitingPlace === null
      ? null
      : t('checkin.waiting-place', {
          place: sheet.waitingPlace,
          since: formatInstant(sheet.waitingSinceMs, zone),
        });
  return (
    <Drawer
      label={t('checkin.sheet')}
      title={row.name ?? t('events.signup-unnamed')}
      onClose={onClose}
    >
      <div className="form-column signup-sheet">
        <div className="button-line">
          <StatusTag status={row.status} />
          <span className="secondary">
            {row.isIn
              ? t('checkin.is-in-since', { time: formatInstant(row.inAtMs, zone) })
              : t('events.signup-checked-in-no')}
          </span>
          <Link href={`~/members/${row.memberUid}`}>{t('checkin.to-member')}</Link>
        </div>
        {waiting !== null && <p className="watch">{waiting}</p>}
        <div className="button-line">
          {row.isIn ? (
            <Button onClick={() => void door.takeBack(row)}>{t('checkin.take-back')}</Button>
          ) : (
            <Button onClick={() => void door.checkIn(row, { anyway: true })}>
              {t('checkin.check-in')}
            </Button>
          )}
        </div>
        {row.signupUid !== null && (
          <SignupEdit
            key={JSON.stringify(fields satisfies SignupFields)}
            uid={row.signupUid}
            name={row.name ?? t('events.signup-unnamed')}
            fields={fields}
            {...(props.onFreed === undefined ? {} : { onFreed: props.onFreed })}
          />
        )}
        <section className="section" aria-label={t('checkin.scans')}>
          <h3>{t('checkin.scans')}</h3>
          {scans.length === 0 ? (
            <p className="quiet">{t('checkin.scans-empty')}</p>
          ) : (
            <ol className="scan-history">
              {scans.map((scan) => (
                <ScanLine key={scan.uid} scan={scan} zone={zone} />
              ))}
            </ol>
          )}
        </section>
      </div>
    </Drawer>
  );
};

interface ScanLineProps {
  readonly scan: ScanRow;
  readonly zone: string;
}

const ScanLine = ({ scan, zone }: ScanLineProps) => {
  const t = useT();
  const recorded = formatInstant(scan.recordedAtMs, zone);
  return (
    <li>
      <span className="nowrap">
        {scan.atMs === null ? t('checkin.untimed') : formatInstant(scan.atMs, zone)}
      </span>
      <strong>{t(`checkin.scan-${scan.kind}`)}</strong>
      <span>{scan.listName ?? t('checkin.main-list')}</span>
      <span className="quiet small">
        {scan.imported
          ? t('checkin.scan-imported', { at: recorded })
          : t('checkin.scan-by', { actor: scan.actor, at: recorded })}
      </span>
    </li>
  );
};
