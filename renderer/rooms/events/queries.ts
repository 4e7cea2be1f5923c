import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { EventDetail, EventListInput } from '../../../shared/contract/events.ts';
import type { MessageKey } from '../../../shared/messages/translate.ts';
import { useT } from '../../app/appearance.tsx';
import { useFailureToast, useUndoToast } from '../../app/toasts.tsx';
import { client } from '../../rpc/client.ts';

export const useEvents = (input: EventListInput) =>
  useQuery({
    queryKey: ['events', 'list', input],
    queryFn: ({ signal }) => client.events.list(input, { signal }),
    placeholderData: keepPreviousData,
  });

export const useEvent = (uid: string) =>
  useQuery({
    queryKey: ['events', 'detail', uid],
    queryFn: ({ signal }) => client.events.detail({ uid }, { signal }),
    placeholderData: keepPreviousData,
  });

interface Changed {
  readonly uid: string;
  readonly operationUid: string | null;
}

/** Runs one change of the events room; says what was done with an undo, or why it failed. */
export const useEventChange = () => {
  const queries = useQueryClient();
  const t = useT();
  const changedToast = useUndoToast();
  const failureToast = useFailureToast();
  const mutation = useMutation({
    mutationFn: ({ run }: { readonly run: () => Promise<Changed>; readonly done: MessageKey }) =>
      run(),
    onSuccess: (changed, { done }) => {
      if (changed.operationUid !== null) changedToast(t(done), changed.operationUid);
    },
    onError: failureToast,
    // Also after a failure: the chart may show a drag that was not accepted.
    onSettled: () => queries.invalidateQueries({ queryKey: ['events'] }),
  });
  return {
    busy: mutation.isPending,
    change: (done: MessageKey, run: () => Promise<Changed>) => mutation.mutateAsync({ run, done }),
  };
};

export type Detail = EventDetail;
