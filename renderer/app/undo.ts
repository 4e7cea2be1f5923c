import { App } from 'antd';
import { useCallback, useEffect, useMemo } from 'react';
import type { UndoResult } from '../../shared/contract/workspace.ts';
import { translate } from '../../shared/messages/translate.ts';
import { client } from '../rpc/client.ts';
import { useAppearance } from './appearance.tsx';
import { failureText, hasCode, isCancelled } from './failure.ts';
import { labelText } from './label.ts';

interface Undo {
  /** Takes back one operation, or the operator's last edit. */
  readonly undo: (operationUid?: string) => Promise<UndoResult | null>;
  readonly redo: () => Promise<UndoResult | null>;
}

/** Undo and redo with their result in a toast; null = it failed and the toast said so. */
export const useUndo = (): Undo => {
  const { notification } = App.useApp();
  const { language } = useAppearance();
  const run = useCallback(
    async (
      work: () => Promise<UndoResult>,
      said: 'common.undone' | 'common.redone',
    ): Promise<UndoResult | null> => {
      try {
        const result = await work();
        const what = labelText(language, result.label);
        // What an earlier toast offers to undo may just have been undone.
        notification.destroy();
        notification.success({
          title: translate(language, said, { what }),
          ...(result.refused.length === 0
            ? {}
            : {
                description: translate(language, 'common.undo-refused', {
                  count: result.refused.length,
                }),
              }),
          role: 'status',
        });
        return result;
      } catch (error) {
        if (isCancelled(error)) return null;
        const text = failureText(language, error);
        const calm = hasCode(error, 'nothing-to-undo');
        notification[calm ? 'info' : 'error']({
          title: text.sentence,
          description: text.next,
          role: calm ? 'status' : 'alert',
        });
        return null;
      }
    },
    [notification, language],
  );
  return useMemo(
    () => ({
      undo: (operationUid) =>
        run(
          () => client.workspace.undo(operationUid === undefined ? {} : { operationUid }),
          'common.undone',
        ),
      redo: () => run(() => client.workspace.redo(), 'common.redone'),
    }),
    [run],
  );
};

const noText = ['checkbox', 'radio', 'button', 'range', 'color', 'file', 'submit'];

/** Whether Ctrl+Z belongs to the text that is being typed; an empty box to choose from has none. */
const typesText = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (!(target instanceof HTMLInputElement))
    return target.isContentEditable || target.matches('textarea');
  const chooses = target.role === 'combobox' && target.value === '';
  return !noText.includes(target.type) && !target.readOnly && !chooses;
};

/** Ctrl+Z and Ctrl+Y (⌘Z, ⇧⌘Z) outside of text fields, where they belong to the text. */
export const useUndoKeys = (): void => {
  const { undo, redo } = useUndo();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || typesText(event.target)) return;
      const key = event.key.toLowerCase();
      const again = key === 'y' || (key === 'z' && event.shiftKey);
      if (!again && key !== 'z') return;
      event.preventDefault();
      void (again ? redo() : undo());
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [undo, redo]);
};
