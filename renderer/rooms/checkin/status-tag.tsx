import type { DeskRow } from '../../../shared/contract/checkin.ts';
import { useT } from '../../app/appearance.tsx';

const tone: Partial<Record<DeskRow['status'], string>> = {
  pending: 'watch',
  waiting: 'watch',
  rejected: 'bad',
  cancelled: 'bad',
  declined: 'bad',
};

/** The state of a sign-up in a word, coloured where it needs a look. */
export const StatusTag = ({ status }: { readonly status: DeskRow['status'] }) => {
  const t = useT();
  return <span className={`status-tag ${tone[status] ?? ''}`}>{t(`events.status-${status}`)}</span>;
};
