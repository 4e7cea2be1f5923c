import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SegmentRow } from '../../../shared/contract/run-sheet.ts';
import { useChange } from '../../app/change.ts';
import { client } from '../../rpc/client.ts';

export const useRunSheet = (eventUid: string) =>
  useQuery({
    queryKey: ['runSheet', 'list', eventUid],
    queryFn: ({ signal }) => client.runSheet.list({ eventUid }, { signal }),
    placeholderData: keepPreviousData,
  });

export const useSheetSources = (eventUid: string) =>
  useQuery({
    queryKey: ['runSheet', 'sources', eventUid],
    queryFn: ({ signal }) => client.runSheet.sources({ eventUid }, { signal }),
  });

export const useSheetChange = () => useChange('runSheet');

export type Segment = SegmentRow;
