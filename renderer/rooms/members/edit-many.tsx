import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import type {
  EditResult,
  EditSelection,
  MemberEdit,
} from '../../../shared/contract/member-edits.ts';
import { useT } from '../../app/appearance.tsx';
import { isCancelled } from '../../app/failure.ts';
import { useUndoToast } from '../../app/toasts.tsx';
import { Failure } from '../../components/failure.tsx';
import { countOf } from '../../components/picks.ts';
import { BusyBar, useStoppable } from '../../components/stoppable.tsx';
import { client } from '../../rpc/client.ts';
import { EditFields } from './edit-fields.tsx';
import { useFields } from './queries.ts';
import { fitsField } from './field-words.ts';
import { EditPreview } from './edit-preview.tsx';

interface EditManyProps {
  readonly chosen: EditSelection;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const PAUSE_MS = 200;

/** Changes many members at once: what to set, what that would do, then one undoable operation. */
export const EditMany = ({ chosen, onClose, onDone }: EditManyProps) => {
  const t = useT();
  const fields = useFields() ?? [];
  const queries = useQueryClient();
  const { busy, run, stop, rest } = useStoppable();
  const changedToast = useUndoToast();
  const [edit, setEdit] = useState<MemberEdit>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [stopped, setStopped] = useState(false);
  const total = countOf(chosen.ranges);
  const named = Object.keys(edit).length > 0;
  const wrong = (edit.custom ?? []).some(({ uid, text }) => {
    const field = fields.find((one) => one.uid === uid);
    return field !== undefined && !fitsField(field, text);
  });
  // Asked once the hand rests: a large selection takes longer than a key.
  const [asked, setAsked] = useState(edit);
  useEffect(() => {
    const soon = setTimeout(() => setAsked(edit), PAUSE_MS);
    return () => clearTimeout(soon);
  }, [edit]);
  const preview = useQuery({
    enabled: Object.keys(asked).length > 0 && busy === null && !wrong,
    queryKey: ['members', 'edit-preview', chosen, asked],
    queryFn: ({ signal }) =>
      client.memberEdits.preview({ selection: chosen, edit: asked }, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const settled = asked === edit && !preview.isFetching && !preview.isPlaceholderData;
  const known = named && !wrong ? preview.data : undefined;

  const said = ({ changed, left }: EditResult): string =>
    left === 0
      ? t('selection.edited', { count: changed })
      : t('selection.edited-but', { count: changed, left });
  const commit = async (): Promise<void> => {
    const name = crypto.randomUUID();
    setFailure(null);
    setStopped(false);
    try {
      const result = await run({
        title: t('selection.editing', { count: known?.changed ?? total }),
        start: () => client.memberEdits.commit({ selection: chosen, edit, name }),
        stop: () => client.memberEdits.stop({ name }),
      });
      changedToast(said(result), result.operationUid);
      onDone();
    } catch (error) {
      if (isCancelled(error)) setStopped(true);
      else setFailure(error);
      rest();
    } finally {
      void queries.invalidateQueries({ queryKey: ['members'] });
      void queries.invalidateQueries({ queryKey: ['communities'] });
    }
  };
  const changed = known?.changed ?? 0;
  return (
    <Modal
      open
      width={760}
      title={t('selection.edit-title', { count: total })}
      okText={changed === 0 ? t('selection.edit-none') : t('selection.edit-do', { count: changed })}
      okButtonProps={{ disabled: changed === 0 || !settled || wrong, loading: busy !== null }}
      cancelText={t(
        busy === null
          ? 'common.cancel'
          : busy.stopping
            ? 'selection.stopping'
            : 'selection.stop-editing',
      )}
      cancelButtonProps={{ disabled: busy?.stopping === true }}
      mask={{ closable: false }}
      onOk={() => void commit()}
      onCancel={busy === null ? onClose : stop}
    >
      <p className="quiet">{t('selection.edit-help')}</p>
      <EditFields
        fields={fields}
        edit={edit}
        onEdit={setEdit}
        archived={'archived' in chosen && chosen.archived}
      />
      {named && preview.error !== null && <Failure error={preview.error} />}
      {known !== undefined && known.fields.length > 0 && (
        <EditPreview fields={fields} preview={known} />
      )}
      {busy !== null && <BusyBar busy={busy} title={t('selection.editing', { count: changed })} />}
      {stopped && (
        <p className="watch" role="status">
          {t('selection.edit-stopped')}
        </p>
      )}
      {failure !== null && <Failure error={failure} />}
    </Modal>
  );
};
