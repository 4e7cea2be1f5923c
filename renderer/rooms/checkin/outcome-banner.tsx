import {
  CheckCircleFilled,
  CloseCircleFilled,
  CloseOutlined,
  ExclamationCircleFilled,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { CheckinOutcome, DeskRow } from '../../../shared/contract/checkin.ts';
import { formatTime } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';

interface OutcomeBannerProps {
  readonly outcome: CheckinOutcome;
  readonly listName: string;
  readonly zone: string;
  readonly onAgain: (row: DeskRow) => void;
  readonly onAnyway: (row: DeskRow) => void;
  readonly onTakeBack: (row: DeskRow) => void;
  readonly onChoose: (row: DeskRow) => void;
  readonly onUndo: (operationUid: string) => void;
  readonly onWalkIn: (code: string | null) => void;
  readonly onWalkInMember: (memberUid: string, code: string) => void;
  readonly onClose: () => void;
}

const tones = {
  in: 'good',
  already: 'watch',
  'not-confirmed': 'watch',
  several: 'watch',
  'no-signup': 'watch',
  unknown: 'bad',
} as const;
const icons = {
  good: <CheckCircleFilled />,
  watch: <ExclamationCircleFilled />,
  bad: <CloseCircleFilled />,
} as const;

/** What the last check-in came to, large enough to be read across a table, with what can be done. */
export const OutcomeBanner = (props: OutcomeBannerProps) => {
  const t = useT();
  const { outcome } = props;
  const tone = tones[outcome.kind];
  const { title, detail, actions } = useParts(props);
  return (
    <section
      className="outcome"
      data-tone={tone}
      role={tone === 'good' ? 'status' : 'alert'}
      aria-label={t('checkin.outcome')}
    >
      <span className="outcome-icon" aria-hidden="true">
        {icons[tone]}
      </span>
      <div className="outcome-words">
        <strong>{title}</strong>
        <span>{detail}</span>
      </div>
      <div className="outcome-actions">{actions}</div>
      <Button
        type="text"
        icon={<CloseOutlined />}
        aria-label={t('checkin.outcome-close')}
        onClick={props.onClose}
      />
    </section>
  );
};

interface Parts {
  readonly title: string;
  readonly detail: string;
  readonly actions: ReactNode;
}

const useParts = (props: OutcomeBannerProps): Parts => {
  const t = useT();
  const { outcome, listName, zone } = props;
  const nameOf = (row: DeskRow): string => row.name ?? t('events.signup-unnamed');
  const separator = ' · ';
  switch (outcome.kind) {
    case 'in': {
      const { row } = outcome;
      const detail = [
        formatTime(outcome.atMs, zone),
        listName,
        row.status === 'walk-in' ? t('events.status-walk-in') : row.ticket,
        row.guests > 0 ? t('checkin.with-guests', { count: row.guests }) : null,
        row.number,
      ];
      return {
        title: t('checkin.done', { name: nameOf(row) }),
        detail: detail.filter((part) => part !== null).join(separator),
        actions: (
          <Button onClick={() => props.onUndo(outcome.operationUid)}>{t('common.undo')}</Button>
        ),
      };
    }
    case 'already': {
      const { row } = outcome;
      return {
        title:
          row.inAtMs === null
            ? t('checkin.already-untimed', { name: nameOf(row) })
            : t('checkin.already', { name: nameOf(row), time: formatTime(row.inAtMs, zone) }),
        detail: t('checkin.already-text', { list: listName }),
        actions: (
          <>
            <Button onClick={() => props.onAgain(row)}>{t('checkin.again')}</Button>
            <Button onClick={() => props.onTakeBack(row)}>{t('checkin.take-back')}</Button>
          </>
        ),
      };
    }
    case 'not-confirmed': {
      const { row } = outcome;
      const status = t(`events.status-${row.status}`);
      return {
        title: t('checkin.not-confirmed', { name: nameOf(row), status }),
        detail: t('checkin.not-confirmed-text'),
        actions: <Button onClick={() => props.onAnyway(row)}>{t('checkin.let-in-anyway')}</Button>,
      };
    }
    case 'several':
      return {
        title: t('checkin.several', { code: outcome.code, count: outcome.rows.length }),
        detail: t('checkin.several-text'),
        actions: outcome.rows.slice(0, 12).map((row) => (
          <Button key={row.key} onClick={() => props.onChoose(row)}>
            {[nameOf(row), row.phoneTail].filter((part) => part !== null).join(separator)}
          </Button>
        )),
      };
    case 'no-signup':
      return {
        title: t('checkin.no-signup', { name: outcome.name }),
        detail: t('checkin.no-signup-text'),
        actions: (
          <Button onClick={() => props.onWalkInMember(outcome.memberUid, outcome.code)}>
            {t('checkin.let-in-walk-in')}
          </Button>
        ),
      };
    case 'unknown':
      return {
        title: t('checkin.unknown', { code: outcome.code }),
        detail: t('checkin.unknown-text'),
        actions: (
          <Button onClick={() => props.onWalkIn(outcome.code)}>{t('checkin.walk-in')}</Button>
        ),
      };
    default: {
      const never: never = outcome;
      return never;
    }
  }
};
