import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Desk, DeskRow, Who } from '../../../shared/contract/checkin.ts';
import { useChange } from '../../app/change.ts';
import { client } from '../../rpc/client.ts';

export const useDesk = (eventUid: string, listUid: string | null) =>
  useQuery({
    queryKey: ['checkin', 'desk', eventUid, listUid],
    queryFn: ({ signal }): Promise<Desk> => client.checkin.desk({ eventUid, listUid }, { signal }),
    placeholderData: keepPreviousData,
  });

export const SHOWN_ROWS = 30;

export const useDeskSearch = (eventUid: string, listUid: string | null, text: string) =>
  useQuery({
    enabled: text !== '',
    queryKey: ['checkin', 'search', eventUid, listUid, text],
    queryFn: ({ signal }) =>
      client.checkin.search({ eventUid, listUid, text, limit: SHOWN_ROWS }, { signal }),
    placeholderData: keepPreviousData,
  });

export const useSheet = (eventUid: string, listUid: string | null, who: Who) =>
  useQuery({
    queryKey: ['checkin', 'sheet', eventUid, listUid, who],
    queryFn: ({ signal }) => client.checkin.sheet({ eventUid, listUid, who }, { signal }),
  });

export const useCheckinChange = () => useChange('checkin');

export const whoOf = (row: Pick<DeskRow, 'signupUid' | 'memberUid'>): Who =>
  row.signupUid === null ? { memberUid: row.memberUid } : { signupUid: row.signupUid };
