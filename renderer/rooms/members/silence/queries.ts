import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import {
  periodGroups,
  type SilenceGroup,
  type SilenceQuestion,
} from '../../../../shared/contract/silence.ts';
import { previousPeriod, type Period } from '../../../../shared/domain/periods/period.ts';
import { useGeneration } from '../../../app/generation.ts';
import { useToday } from '../../../app/today.ts';
import type { BlockRequest } from '../../../components/data-grid.tsx';
import { client } from '../../../rpc/client.ts';

export const useSilenceOverview = (communityUid: string | null) => {
  const key = ['silence', 'overview', communityUid, useToday(), useGeneration()];
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => client.silence.overview({ communityUid }, { signal }),
    placeholderData: (before, query) => (query?.queryKey[2] === communityUid ? before : undefined),
  });
};

/** The size of a group, and what is to be said of it; the program keeps the list for its blocks. */
export const useSilenceGroup = (
  group: SilenceGroup,
  communityUid: string | null,
  period: Period,
  enabled: boolean,
) => {
  const ofPeriod = (periodGroups as readonly SilenceGroup[]).includes(group);
  const key = [group, communityUid, ofPeriod ? period : null, useToday()];
  return useQuery({
    enabled,
    queryKey: ['silence', 'group', ...key, useGeneration()],
    queryFn: ({ signal }) => client.silence.view({ group, communityUid, ...period }, { signal }),
    placeholderData: keepPreviousData,
  });
};

export const rateIds = ['churn.rate', 'winback.rate'] as const;

/** Churn and win-back of the period and of the equal one before. */
export const useRates = (communityUid: string | null, period: Period, enabled: boolean) => {
  const key = ['silence', 'rates', communityUid, period, useToday(), useGeneration()];
  return useQuery({
    enabled,
    queryKey: key,
    queryFn: async ({ signal }) => {
      const ids = [...rateIds];
      const ask = (of: Period) => client.figures.compute({ ...of, communityUid, ids }, { signal });
      const now = await ask(period);
      return { now, before: await ask(previousPeriod(period)) };
    },
  });
};

interface OpenList {
  readonly key: string;
  readonly opened: ReturnType<typeof client.silence.view>;
}

/** Reads blocks of one list: it is worked out once for all blocks of a question. */
export const useSilenceBlocks = (generation: number) => {
  const current = useRef<OpenList | null>(null);
  useEffect(() => {
    current.current = null;
  }, [generation]);
  return async (question: SilenceQuestion, request: BlockRequest) => {
    const key = JSON.stringify(question);
    if (current.current?.key !== key)
      current.current = { key, opened: client.silence.view(question) };
    const asked = current.current;
    try {
      const { view, total, generation } = await asked.opened;
      const end = Math.min(total, request.offset + request.limit);
      if (end <= request.offset) return { rows: [], total, generation };
      const block = { view, start: request.offset, end };
      const { rows } = await client.silence.block(block, { signal: request.signal });
      return { rows, total, generation };
    } catch (error) {
      // The grid asks once more when the list was out of date; it needs a new one then.
      if (current.current === asked) current.current = null;
      throw error;
    }
  };
};
