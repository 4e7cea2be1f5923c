import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MessageKey } from '../../../../shared/messages/translate.ts';
import { useT } from '../../../app/appearance.tsx';
import { useGeneration } from '../../../app/generation.ts';
import { useToday } from '../../../app/today.ts';
import { useFailureToast, useUndoToast } from '../../../app/toasts.tsx';
import { client } from '../../../rpc/client.ts';

export const useTiers = () => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['members', 'tiers', 'list', generation],
    queryFn: ({ signal }) => client.tiers.list(undefined, { signal }),
    placeholderData: keepPreviousData,
  });
};

export const useTierCounts = () => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['members', 'tiers', 'counts', generation],
    queryFn: ({ signal }) => client.tiers.counts(undefined, { signal }),
    placeholderData: keepPreviousData,
  });
};

/** A member's tier; that of somebody else is never shown meanwhile. */
export const useMemberTier = (uid: string) => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['members', 'tiers', uid, generation],
    queryFn: ({ signal }) => client.tiers.explain({ uid }, { signal }),
    placeholderData: (before, query) => (query?.queryKey[2] === uid ? before : undefined),
  });
};

export const useTierFlow = (asked: { readonly from: string; readonly to: string } | null) => {
  const generation = useGeneration();
  return useQuery({
    enabled: asked !== null,
    queryKey: ['members', 'tiers', 'flow', asked, generation],
    queryFn: ({ signal }) => client.tiers.flow(asked!, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
};

export const useGrowth = () => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['members', 'growth', 'list', generation],
    queryFn: ({ signal }) => client.tiers.growth(undefined, { signal }),
    placeholderData: keepPreviousData,
  });
};

/** How many members are at each stage today. */
export const useGrowthCounts = () => {
  const generation = useGeneration();
  const today = useToday();
  return useQuery({
    queryKey: ['members', 'growth', 'counts', today, generation],
    queryFn: ({ signal }) => client.tiers.growthCounts(undefined, { signal }),
    placeholderData: keepPreviousData,
  });
};

/** Runs one change of the rules or of a pin; says what was done with an undo, or why it failed. */
export const useTierChange = () => {
  const queries = useQueryClient();
  const t = useT();
  const changedToast = useUndoToast();
  const failureToast = useFailureToast();
  const mutation = useMutation({
    mutationFn: ({
      run,
    }: {
      readonly run: () => Promise<{ readonly operationUid: string | null }>;
      readonly done: MessageKey;
    }) => run(),
    onSuccess: ({ operationUid }, { done }) => {
      if (operationUid !== null) changedToast(t(done), operationUid);
    },
    onError: failureToast,
    onSettled: () => queries.invalidateQueries({ queryKey: ['members'] }),
  });
  return {
    busy: mutation.isPending,
    change: (done: MessageKey, run: () => Promise<{ readonly operationUid: string | null }>) =>
      mutation.mutateAsync({ run, done }),
  };
};
