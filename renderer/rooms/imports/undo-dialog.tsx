import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { ImportResult, UndoneImport } from '../../../shared/contract/imports.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { isCancelled } from '../../app/failure.ts';
import { useLongWork } from '../../app/tasks.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';

interface UndoDialogProps {
  readonly result: ImportResult;
  readonly onClose: () => void;
  readonly onUndone: () => void;
}

const shownRefusals = 200;

/** Says how many rows an undo takes back, then what it had to leave alone. */
export const UndoDialog = ({ result, onClose, onUndone }: UndoDialogProps) => {
  const t = useT();
  const { language } = useAppearance();
  const startLongWork = useLongWork();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [undone, setUndone] = useState<UndoneImport | null>(null);
  const name = result.file;

  const undo = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const done = await startLongWork({
        title: t('imports.undoing', { name }),
        run: (signal) => client.imports.undo({ uid: result.uid }, { signal }),
        outcome: () => ({ text: t('imports.undone', { name }) }),
      });
      if (done.refused.length === 0) onUndone();
      else setUndone(done);
    } catch (error) {
      if (!isCancelled(error)) setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  if (undone !== null)
    return (
      <Modal
        open
        title={t('imports.undone', { name })}
        footer={
          <Button type="primary" onClick={onUndone}>
            {t('common.close')}
          </Button>
        }
        onCancel={onUndone}
      >
        <p>{t('imports.undo-refused', { count: undone.refused.length })}</p>
        <ul className="refused-list">
          {undone.refused.slice(0, shownRefusals).map((row, index) => (
            <li key={index}>
              <bdi>{row.title}</bdi>
              <span className="quiet">
                {' · '}
                {translateAny(language, `workspace.entity-${row.entity}`) ?? row.entity}
                {' · '}
                {translateAny(language, `imports.reason-${row.reason}`) ?? row.reason}
              </span>
            </li>
          ))}
        </ul>
      </Modal>
    );
  return (
    <Modal
      open
      title={t('imports.undo-confirm', { name })}
      okText={t('imports.undo-action', { count: result.created + result.updated })}
      okButtonProps={{ danger: true, loading: busy }}
      cancelText={t('common.cancel')}
      onOk={() => void undo()}
      onCancel={onClose}
    >
      <p>{t('imports.undo-confirm-text', { created: result.created, updated: result.updated })}</p>
      {failure !== null && <Failure error={failure} />}
    </Modal>
  );
};
