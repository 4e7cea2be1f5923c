import { Button, Modal } from 'antd';
import { useState } from 'react';
import { isFieldId } from '../../../shared/domain/imports/fields.ts';
import type { ImportResult, UndoneImport } from '../../../shared/contract/imports.ts';
import { formatInstant } from '../../../shared/messages/format.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import type { Translate } from '../../app/appearance.tsx';
import { isCancelled } from '../../app/failure.ts';
import { useSettings } from '../../app/program.tsx';
import { Failure } from '../../components/failure.tsx';
import { BusyBar, useStoppable } from '../../components/stoppable.tsx';
import { client } from '../../rpc/client.ts';
import { fieldName } from './field-select.tsx';

interface UndoDialogProps {
  /** What to take back, in the order in which it was committed. */
  readonly results: readonly ImportResult[];
  readonly onClose: () => void;
  /** Given the imports that were taken back; the dialog is done. */
  readonly onUndone: (uids: readonly string[]) => void;
}

type Refusal = UndoneImport['refused'][number];

const shownRefusals = 200;

/** The field of a stored column by the name that imports know it by; the column where there is none. */
const columnName = (t: Translate, entity: string, column: string): string => {
  const group = entity.replace(/^chat_/, '').replace(/_$/, '');
  const plain = column.replace(/_(date|at_ms|minor)$/, '');
  const field = `${group}.${plain}`;
  return isFieldId(field) ? fieldName(t, field) : plain;
};

/** Says how many rows an undo takes back, then what it had to leave alone. */
export const UndoDialog = ({ results, onClose, onUndone }: UndoDialogProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const { busy, run, stop, rest } = useStoppable();
  const [failure, setFailure] = useState<unknown>(null);
  const [stopped, setStopped] = useState(false);
  const [undone, setUndone] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<readonly Refusal[] | null>(null);
  const [first] = results;
  const name =
    results.length === 1 && first !== undefined
      ? first.file
      : t('imports.sheets-count', { count: results.length });
  const total = (count: 'created' | 'updated'): number =>
    results.reduce((sum, one) => sum + one[count], 0);

  const undo = async (): Promise<void> => {
    setFailure(null);
    setStopped(false);
    const done: string[] = [...undone];
    const left: Refusal[] = [];
    try {
      // What came last goes first: earlier sheets are what later ones build on.
      for (const { uid, file } of results.toReversed()) {
        if (done.includes(uid)) continue;
        const outcome = await run({
          title: t('imports.undoing', { name: file }),
          start: () => client.imports.undo({ uid }),
          stop: () => client.imports.stopUndo({ uid }),
          outcome: () => ({ text: t('imports.undone', { name: file }) }),
        });
        done.push(uid);
        left.push(...outcome.refused);
      }
      if (left.length === 0) return onUndone(done);
      setRefused(left);
    } catch (error) {
      if (isCancelled(error)) setStopped(true);
      else setFailure(error);
    } finally {
      setUndone(done);
      rest();
    }
  };

  if (refused !== null)
    return (
      <Modal
        open
        width={640}
        title={t('imports.undone', { name })}
        footer={
          <Button type="primary" onClick={() => onUndone(undone)}>
            {t('common.close')}
          </Button>
        }
        onCancel={() => onUndone(undone)}
      >
        <p>{t('imports.undo-refused', { count: refused.length })}</p>
        <ul className="refused-list">
          {refused.slice(0, shownRefusals).map((row, index) => (
            <li key={index}>
              <bdi>{row.title}</bdi>
              <span className="quiet">
                {[
                  translateAny(language, `workspace.entity-${row.entity}`) ?? row.entity,
                  translateAny(language, `imports.reason-${row.reason}`) ?? row.reason,
                  row.fields
                    .map((column) => columnName(t, row.entity, column))
                    .join(t('common.list-separator')),
                  row.atMs === null ? '' : `${formatInstant(row.atMs, zone)} ${row.actor ?? ''}`,
                ]
                  .filter((part) => part !== '')
                  .map((part) => ` · ${part}`)
                  .join('')}
              </span>
            </li>
          ))}
        </ul>
      </Modal>
    );
  const close = (): void => (undone.length === 0 ? onClose() : onUndone(undone));
  return (
    <Modal
      open
      title={t('imports.undo-confirm', { name })}
      okText={t('imports.undo-action', { count: total('created') + total('updated') })}
      okButtonProps={{ danger: true, loading: busy !== null }}
      cancelText={t(
        busy === null
          ? 'common.cancel'
          : busy.stopping
            ? 'imports.stopping'
            : 'imports.stop-undoing',
      )}
      cancelButtonProps={{ disabled: busy?.stopping === true }}
      mask={{ closable: busy === null }}
      onOk={() => void undo()}
      onCancel={busy === null ? close : stop}
    >
      <p>
        {t('imports.undo-confirm-text', { created: total('created'), updated: total('updated') })}
      </p>
      {busy !== null && <BusyBar busy={busy} title={t('imports.undoing', { name })} />}
      {stopped && (
        <p className="watch" role="status">
          {t('imports.undo-stopped')}
        </p>
      )}
      {failure !== null && <Failure error={failure} />}
    </Modal>
  );
};
