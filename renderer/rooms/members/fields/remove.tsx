import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import type { CustomField } from '../../../../shared/contract/custom-fields.ts';
import { useT } from '../../../app/appearance.tsx';
import { isCancelled } from '../../../app/failure.ts';
import { useUndoToast } from '../../../app/toasts.tsx';
import { Failure } from '../../../components/failure.tsx';
import { BusyBar, useStoppable } from '../../../components/stoppable.tsx';
import { client } from '../../../rpc/client.ts';

interface RemoveFieldProps {
  readonly field: CustomField;
  /** Members that have a value. */
  readonly values: number;
  readonly onClose: () => void;
}

/** Deletes a field after saying what goes with it. */
export const RemoveField = ({ field, values, onClose }: RemoveFieldProps) => {
  const t = useT();
  const queries = useQueryClient();
  const { busy, run, stop, rest } = useStoppable();
  const changedToast = useUndoToast();
  const [failure, setFailure] = useState<unknown>(null);
  const [stopped, setStopped] = useState(false);
  const title = t('customFields.removing', { name: field.name });
  const remove = async (): Promise<void> => {
    const name = crypto.randomUUID();
    setFailure(null);
    setStopped(false);
    try {
      const { operationUid } = await run({
        title,
        start: () => client.customFields.remove({ uid: field.uid, name }),
        stop: () => client.customFields.stop({ name }),
      });
      changedToast(t('customFields.removed-toast'), operationUid);
      onClose();
    } catch (error) {
      if (isCancelled(error)) setStopped(true);
      else setFailure(error);
      rest();
    } finally {
      void queries.invalidateQueries({ queryKey: ['members'] });
      void queries.invalidateQueries({ queryKey: ['views'] });
    }
  };
  return (
    <Modal
      open
      title={t('customFields.remove-title', { name: field.name })}
      okText={t('customFields.remove-do', { count: values })}
      okButtonProps={{ danger: true, loading: busy !== null }}
      cancelText={t(busy === null ? 'common.cancel' : 'customFields.stop')}
      mask={{ closable: false }}
      onOk={() => void remove()}
      onCancel={busy === null ? onClose : stop}
    >
      <p>{t('customFields.remove-text', { values, options: field.options.length })}</p>
      <p className="quiet">{t('customFields.remove-undo')}</p>
      {busy !== null && <BusyBar busy={busy} title={title} />}
      {stopped && (
        <p className="watch" role="status">
          {t('customFields.remove-stopped')}
        </p>
      )}
      {failure !== null && <Failure error={failure} />}
    </Modal>
  );
};
