import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { EventDetail, EventListInput } from '../../../shared/contract/events.ts';
import { useChange } from '../../app/change.ts';
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

export const useCommunityNames = () =>
  useQuery({
    queryKey: ['communities', 'list', 'names'],
    queryFn: ({ signal }) =>
      client.communities.list(
        { sort: { by: 'name', descending: false }, offset: 0, limit: 500 },
        { signal },
      ),
  });

export const useOwnTemplates = () =>
  useQuery({
    queryKey: ['events', 'own-templates'],
    queryFn: ({ signal }) => client.events.ownTemplates({}, { signal }),
  });

export const useEventChange = () => useChange('events');

export type Detail = EventDetail;
