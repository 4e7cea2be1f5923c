import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { GridPlace } from '../../../shared/contract/views.ts';
import { client } from '../../rpc/client.ts';

const placeKey = ['views', 'place'] as const;

/** How the grid was left on this machine; `undefined` until that is read. */
export const useGridPlace = (): GridPlace | null | undefined => {
  const { data, isError } = useQuery({
    queryKey: placeKey,
    queryFn: ({ signal }) => client.views.place(undefined, { signal }),
  });
  return isError ? null : data;
};

export const useKeepPlace = (): ((place: GridPlace) => void) => {
  const queries = useQueryClient();
  return useCallback(
    (place) => {
      queries.setQueryData(placeKey, place);
      // A convenience: where it cannot be written, the grid begins as it comes next time.
      client.views.keepPlace(place).catch(() => undefined);
    },
    [queries],
  );
};
