import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { MetricId } from '../../../shared/domain/metrics/registry.ts';
import type { Period } from '../../../shared/domain/periods/period.ts';
import { useChange } from '../../app/change.ts';
import { nextOffset } from '../../components/next-offset.ts';
import { client } from '../../rpc/client.ts';

/** The figures of one event, in the order they are shown. */
export const resultIds = [
  'signups.total',
  'signups.confirmed',
  'events.checked_in',
  'events.walk_ins',
  'events.show_up_rate',
  'events.no_show_rate',
  'events.new_members',
  'conversion.rate',
  'events.nps',
  'events.response_rate',
] as const satisfies readonly MetricId[];

export const useResults = (eventUid: string) =>
  useQuery({
    queryKey: ['closing', 'results', eventUid],
    queryFn: ({ signal }) => client.closing.results({ eventUid }, { signal }),
    placeholderData: keepPreviousData,
  });

export const useResultFigures = (eventUid: string, period: Period | undefined) =>
  useQuery({
    enabled: period !== undefined,
    queryKey: ['closing', 'figures', eventUid, period],
    queryFn: ({ signal }) =>
      client.figures.compute({ ...period!, eventUid, ids: [...resultIds] }, { signal }),
    placeholderData: keepPreviousData,
  });

export const SUGGESTIONS = 20;

export const useSuggestions = (eventUid: string) =>
  useInfiniteQuery({
    queryKey: ['closing', 'suggestions', eventUid],
    queryFn: ({ pageParam, signal }) =>
      client.closing.suggestions({ eventUid, offset: pageParam, limit: SUGGESTIONS }, { signal }),
    initialPageParam: 0,
    getNextPageParam: nextOffset,
  });

export const useLessons = (eventUid: string) =>
  useQuery({
    queryKey: ['closing', 'lessons', eventUid],
    queryFn: ({ signal }) => client.closing.lessons({ eventUid }, { signal }),
  });

export const useClosing = (eventUid: string) =>
  useQuery({
    queryKey: ['closing', 'state', eventUid],
    queryFn: ({ signal }) => client.closing.state({ eventUid }, { signal }),
  });

export const useClosingChange = () => useChange('closing');
