import {
  keepPreviousData,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { RowsOf } from '../../../../shared/contract/rows.ts';
import type { RetentionQuestion, TrendMembers } from '../../../../shared/contract/trends.ts';
import type { Period } from '../../../../shared/domain/periods/period.ts';
import type { Unit } from '../../../../shared/domain/periods/units.ts';
import { useGeneration } from '../../../app/generation.ts';
import { client } from '../../../rpc/client.ts';

/** An answer that goes through many rows: it can be given up, and asked for again. */
export interface LongAnswer<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly isBusy: boolean;
  /** Given up before there was an answer. */
  readonly isStopped: boolean;
  readonly stop: () => void;
  readonly retry: () => void;
}

const useLongAnswer = <Data>(
  key: readonly unknown[],
  ask: (signal: AbortSignal) => Promise<Data>,
): LongAnswer<Data> => {
  const generation = useGeneration();
  const queries = useQueryClient();
  const queryKey = ['members', 'trends', ...key, generation];
  const query: UseQueryResult<Data> = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask(signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const isBusy = query.isFetching;
  return {
    data: query.data,
    error: query.error,
    isBusy,
    isStopped: !isBusy && query.error === null && (query.isPending || query.isPlaceholderData),
    stop: () => void queries.cancelQueries({ queryKey }),
    retry: () => void query.refetch(),
  };
};

// Each answer comes with what it was asked: the one before stays to be seen while the next is counted.

export const useGrowth = (communityUid: string | null, period: Period, unit: Unit) =>
  useLongAnswer(['growth', communityUid, period.from, period.to, unit], async (signal) => ({
    ...(await client.trends.growth({ communityUid, ...period, unit }, { signal })),
    communityUid,
    unit,
  }));

export const useActivity = (communityUid: string | null, period: Period) =>
  useLongAnswer(['activity', communityUid, period.from, period.to], async (signal) => ({
    ...(await client.trends.activity({ communityUid, ...period }, { signal })),
    communityUid,
  }));

export const useRetention = (question: RetentionQuestion) =>
  useLongAnswer(['retention', question], async (signal) => ({
    ...(await client.trends.retention(question, { signal })),
    question,
  }));

export const useRfm = () =>
  useLongAnswer(['rfm'], (signal) => client.trends.rfm(undefined, { signal }));

export const rowsOfTrend = (of: TrendMembers): RowsOf => ({ kind: 'trend', of });

export const useCommunities = () => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['communities', 'choices', generation],
    queryFn: ({ signal }) =>
      client.communities.list(
        { sort: { by: 'name', descending: false }, offset: 0, limit: 500 },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
};
