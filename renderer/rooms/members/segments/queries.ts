import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { ConditionGroup } from '../../../../shared/contract/conditions.ts';
import type { Segment, SegmentSize } from '../../../../shared/contract/segments.ts';
import { useAppearance } from '../../../app/appearance.tsx';
import { useGeneration } from '../../../app/generation.ts';
import { useToday } from '../../../app/today.ts';
import { client } from '../../../rpc/client.ts';

/** Every segment, by name as the language orders names. */
export const useSegments = () => {
  const { language } = useAppearance();
  const generation = useGeneration();
  const query = useQuery({
    queryKey: ['segments', 'list', generation],
    queryFn: ({ signal }) => client.segments.list(undefined, { signal }),
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const segments = useMemo((): readonly Segment[] | undefined => {
    const names = new Intl.Collator(language, { numeric: true });
    return data?.toSorted((a, b) => names.compare(a.name, b.name));
  }, [data, language]);
  return { ...query, segments };
};

/** Names of segments by uid; `undefined` until they are read. */
export const useSegmentNames = (): ReadonlyMap<string, string> | undefined => {
  const { data } = useSegments();
  return useMemo(() => data && new Map(data.map(({ uid, name }) => [uid, name])), [data]);
};

/** Sizes, one after the other; null = cannot be known, `undefined` = not known yet. */
export const useSegmentSizes = (
  segments: readonly Segment[],
): readonly (SegmentSize | null | undefined)[] => {
  const queries = useQueryClient();
  const generation = useGeneration();
  const today = useToday();
  const keys = segments.map(({ uid }) => ['segments', 'size', uid, today, generation]);
  const isWhole = (place: number): boolean => segments[place]!.lost.length === 0;
  const waiting = keys.findIndex((key, place) => {
    const state = queries.getQueryState(key);
    return isWhole(place) && state?.data === undefined && state?.status !== 'error';
  });
  const asked = useQueries({
    queries: segments.map(({ uid }, place) => ({
      queryKey: keys[place]!,
      enabled: isWhole(place) && (waiting === -1 || place <= waiting),
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        client.segments.size({ uid }, { signal }),
      retry: false,
    })),
  });
  return asked.map(({ data, isError }, place) => (!isWhole(place) || isError ? null : data));
};

/** So long nobody types before conditions are counted. */
const REST_MS = 250;

/**
 * Whom conditions hold for while they are edited; the answer before stays until the next one is
 * there. A question that was changed meanwhile is given up.
 */
export const useDraftSize = (conditions: ConditionGroup | null) => {
  const queries = useQueryClient();
  const generation = useGeneration();
  const today = useToday();
  const text = conditions === null ? null : JSON.stringify(conditions);
  const [asked, setAsked] = useState(text);
  const [stopped, setStopped] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const key = ['segments', 'draft', asked, today, generation];
  const isStopped = asked !== null && stopped === asked;
  const query = useQuery({
    queryKey: key,
    enabled: asked !== null && !isStopped,
    queryFn: ({ signal }) =>
      client.segments.draft({ conditions: JSON.parse(asked!) as ConditionGroup }, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return {
    size: conditions === null ? undefined : query.data,
    error: query.error,
    /** What is shown is of the conditions before. */
    counting: conditions !== null && !isStopped && (query.isFetching || asked !== text),
    isStopped,
    stop: (): void => {
      setStopped(asked);
      void queries.cancelQueries({ queryKey: key });
    },
    again: (): void => {
      setStopped(null);
      void query.refetch();
    },
  };
};
