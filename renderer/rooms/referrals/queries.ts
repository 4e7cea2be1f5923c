import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type { ReferralCut } from '../../../shared/contract/referrals.ts';
import type { MessageKey } from '../../../shared/messages/translate.ts';
import { useT } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { useFailureToast, useUndoToast } from '../../app/toasts.tsx';
import { client } from '../../rpc/client.ts';
import { nextOffset } from '../../components/next-offset.ts';

export interface Period {
  readonly from: string;
  readonly to: string;
}

export const useReferralOverview = (period: Period) => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['referrals', 'overview', period, generation],
    queryFn: ({ signal }) => client.referrals.overview(period, { signal }),
    placeholderData: keepPreviousData,
  });
};

export const useReferralFigures = (period: Period) => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['referrals', 'figures', period, generation],
    queryFn: ({ signal }) =>
      client.figures.compute({ ...period, ids: ['referral.new', 'referral.k'] }, { signal }),
    placeholderData: keepPreviousData,
  });
};

/** From the root of the member's tree down to the member; never those of somebody else. */
export const useReferralPath = (uid: string) => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['referrals', 'path', uid, generation],
    queryFn: ({ signal }) => client.referrals.path({ uid }, { signal }),
    placeholderData: (before, query) => (query?.queryKey[2] === uid ? before : undefined),
  });
};

export const CHILDREN = 100;

/** Whom a member brought, a block at a time. */
export const useChildren = (uid: string, open: boolean) => {
  const generation = useGeneration();
  return useInfiniteQuery({
    enabled: open,
    queryKey: ['referrals', 'children', uid, generation],
    queryFn: ({ pageParam, signal }) =>
      client.referrals.children({ uid, offset: pageParam, limit: CHILDREN }, { signal }),
    initialPageParam: 0,
    getNextPageParam: nextOffset,
    placeholderData: keepPreviousData,
  });
};

export const useCuts = (kind: ReferralCut['kind'] | null, offset: number, limit: number) => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['referrals', 'cuts', kind, offset, limit, generation],
    queryFn: ({ signal }) => client.referrals.cuts({ kind, offset, limit }, { signal }),
    placeholderData: keepPreviousData,
  });
};

interface Changed {
  readonly uid: string;
  readonly operationUid: string | null;
}

/** Runs one change; says what was done with an undo, or why it failed. Pages read again by themselves. */
export const useReferralChange = () => {
  const t = useT();
  const changedToast = useUndoToast();
  const failureToast = useFailureToast();
  const mutation = useMutation({
    mutationFn: ({ run }: { readonly run: () => Promise<Changed>; readonly done: MessageKey }) =>
      run(),
    onSuccess: ({ operationUid }, { done }) => {
      if (operationUid !== null) changedToast(t(done), operationUid);
    },
    onError: failureToast,
  });
  return {
    busy: mutation.isPending,
    change: (done: MessageKey, run: () => Promise<Changed>) => mutation.mutateAsync({ run, done }),
  };
};
