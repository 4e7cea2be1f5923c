import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { SavedView } from '../../../shared/contract/views.ts';
import { useT } from '../../app/appearance.tsx';
import { Field } from '../../components/field.tsx';

interface ViewNameProps {
  readonly views: readonly SavedView[];
  /** The view to rename; null = one that is to be saved. */
  readonly view: SavedView | null;
  readonly busy: boolean;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for the name of a view. */
export const ViewName = ({ views, view, busy, onName, onClose }: ViewNameProps) => {
  const t = useT();
  const [text, setText] = useState(view?.name ?? '');
  const name = text.trim();
  const taken = views.some(
    (one) => one.uid !== view?.uid && one.name.toLowerCase() === name.toLowerCase(),
  );
  const ready = name !== '' && !taken;
  const done = (): void => {
    if (ready && !busy) onName(name);
  };
  return (
    <Modal
      open
      title={t(view === null ? 'members.save-view-title' : 'members.rename-view-title')}
      okText={t(view === null ? 'members.save-view' : 'members.rename-view')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      cancelText={t('common.cancel')}
      onOk={done}
      onCancel={onClose}
    >
      <div className="form-column">
        {view === null && <p>{t('members.save-view-text')}</p>}
        <Field label={t('members.view-name')} hint={taken ? t('members.view-taken') : undefined}>
          <Input
            autoFocus
            aria-label={t('members.view-name')}
            maxLength={60}
            {...(taken ? { status: 'error' as const } : {})}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={done}
          />
        </Field>
      </div>
    </Modal>
  );
};
