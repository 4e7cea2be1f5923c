import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MessageKey } from '../../shared/messages/translate.ts';
import { useT } from './appearance.tsx';
import { useFailureToast, useUndoToast } from './toasts.tsx';

interface Changed {
  readonly uid: string;
  /** null when nothing had to change. */
  readonly operationUid: string | null;
}

interface Doing {
  readonly run: () => Promise<Changed>;
  readonly done: MessageKey;
  /** What no undo takes back, as a signature. */
  readonly isFinal: boolean;
}

/** Runs one change of a room; says what was done with an undo, or why it failed. */
export const useChange = (room: string) => {
  const queries = useQueryClient();
  const t = useT();
  const changedToast = useUndoToast();
  const failureToast = useFailureToast();
  const mutation = useMutation({
    mutationFn: ({ run }: Doing): Promise<Changed> => run(),
    onSuccess: (changed, { done, isFinal }) => {
      if (changed.operationUid !== null)
        changedToast(t(done), isFinal ? null : changed.operationUid);
    },
    onError: failureToast,
    // Also after a failure: the page may show a change that was not accepted. Then nothing waits for
    // it, so that another try is taken at once.
    onSettled: (_changed, failure) => {
      const shown = queries.invalidateQueries({ queryKey: [room] });
      return failure === null ? shown : undefined;
    },
  });
  return {
    busy: mutation.isPending,
    change: <Result extends Changed>(
      done: MessageKey,
      run: () => Promise<Result>,
      { isFinal = false }: Partial<Pick<Doing, 'isFinal'>> = {},
    ): Promise<Result> => mutation.mutateAsync({ run, done, isFinal }) as Promise<Result>,
  };
};
