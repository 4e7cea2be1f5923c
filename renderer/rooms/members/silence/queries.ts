import { useQuery, type QueryKey } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import {
  periodGroups,
  type SilenceGroup,
  type SilenceQuestion,
} from '../../../../shared/contract/silence.ts';
import type { Period } from '../../../../shared/domain/periods/period.ts';
import { useGeneration } from '../../../app/generation.ts';
import { useToday } from '../../../app/today.ts';
import type { BlockRequest } from '../../../components/data-grid.tsx';
import { client } from '../../../rpc/client.ts';

/** What was known before a change stays until it is counted anew; an answer to another question does not. */
const ofSameQuestion =
  (key: QueryKey) =>
  <Data>(before: Data | undefined, query: { readonly queryKey: QueryKey } | undefined) =>
    JSON.stringify(query?.queryKey.slice(0, -1)) === JSON.stringify(key.slice(0, -1))
      ? before
      : undefined;

export const useSilenceOverview = (communityUid: string | null) => {
  const key = ['silence', 'overview', communityUid, useToday(), useGeneration()];
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => client.silence.overview({ communityUid }, { signal }),
    placeholderData: ofSameQuestion(key),
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
  const about = [group, communityUid, ofPeriod ? period : null, useToday()];
  const key = ['silence', 'group', ...about, useGeneration()];
  return useQuery({
    enabled,
    queryKey: key,
    queryFn: ({ signal }) => client.silence.view({ group, communityUid, ...period }, { signal }),
    placeholderData: ofSameQuestion(key),
  });
};

export const rateIds = ['churn.rate', 'winback.rate'] as const;

/** Churn and win-back of a period. */
export const useRates = (communityUid: string | null, period: Period, enabled: boolean) => {
  const key = ['silence', 'rates', communityUid, period, useToday(), useGeneration()];
  return useQuery({
    enabled,
    queryKey: key,
    queryFn: ({ signal }) =>
      client.figures.compute({ ...period, communityUid, ids: [...rateIds] }, { signal }),
    placeholderData: ofSameQuestion(key),
  });
};

/** What changed of them since the equal period before. */
export const useRateChanges = (communityUid: string | null, period: Period, enabled: boolean) => {
  const key = ['silence', 'rate-changes', communityUid, period, useToday(), useGeneration()];
  return useQuery({
    enabled,
    queryKey: key,
    queryFn: ({ signal }) =>
      client.figures.changes({ ...period, communityUid, ids: [...rateIds] }, { signal }),
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
