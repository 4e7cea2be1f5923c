import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useT } from '../../app/appearance.tsx';
import type { Newcomer } from './paper-newcomer.tsx';

/** What a newcomer is, in a word. */
export const NewcomerTag = ({ newcomer }: { readonly newcomer: Newcomer }) => {
  const t = useT();
  return (
    <span className="status-tag">
      {t(newcomer.memberUid === null ? 'checkin.newcomer-new' : 'checkin.newcomer-known')}
    </span>
  );
};

interface PaperNewcomersProps {
  readonly newcomers: readonly Newcomer[];
  readonly onAdd: () => void;
  readonly onRemove: (newcomer: Newcomer) => void;
}

/** Those who were written below the list, each to be taken out again, and a way to add one. */
export const PaperNewcomers = ({ newcomers, onAdd, onRemove }: PaperNewcomersProps) => {
  const t = useT();
  return (
    <section className="paper-newcomers" aria-label={t('checkin.newcomers')}>
      <Button icon={<PlusOutlined />} onClick={onAdd}>
        {t('checkin.newcomer-title')}
      </Button>
      <ul>
        {newcomers.map((newcomer) => (
          <li key={newcomer.memberUid ?? `${newcomer.name} ${newcomer.phone}`}>
            <strong>{newcomer.name}</strong>
            {newcomer.phone !== null && <span className="quiet">{newcomer.phone}</span>}
            <NewcomerTag newcomer={newcomer} />
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('checkin.newcomer-remove', { name: newcomer.name })}
              onClick={() => onRemove(newcomer)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
};
