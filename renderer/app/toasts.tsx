import { App, Button } from 'antd';
import { useCallback } from 'react';
import { useAppearance, useT } from './appearance.tsx';
import { failureText, isCancelled } from './failure.ts';
import { useUndo } from './undo.ts';

/** Shows a failure that has no place of its own on the page. */
export const useFailureToast = (): ((error: unknown) => void) => {
  const { notification } = App.useApp();
  const { language } = useAppearance();
  const t = useT();
  return useCallback(
    (error: unknown) => {
      if (isCancelled(error)) return;
      const text = failureText(language, error);
      notification.error({
        title: text.sentence,
        description: [text.next, text.id === null ? null : t('common.failure-id', { id: text.id })]
          .filter((part) => part !== null)
          .join(' '),
        duration: 12,
        role: 'alert',
      });
    },
    [notification, language, t],
  );
};

/** One count for all pages: a toast with the key of one that is still shown would go with that. */
let nextKey = 1;

/** Says what was changed and offers to undo it; `operationUid` null = nothing to undo. */
export const useUndoToast = (): ((what: string, operationUid: string | null) => void) => {
  const { notification } = App.useApp();
  const t = useT();
  const { undo } = useUndo();
  return useCallback(
    (what: string, operationUid: string | null) => {
      const key = `change-${nextKey++}`;
      notification.success({
        key,
        role: 'status',
        title: (
          <span className="toast-line">
            <span>{what}</span>
            {operationUid !== null && (
              <Button
                size="small"
                onClick={() => {
                  notification.destroy(key);
                  void undo(operationUid);
                }}
              >
                {t('common.undo')}
              </Button>
            )}
          </span>
        ),
      });
    },
    [notification, t, undo],
  );
};
