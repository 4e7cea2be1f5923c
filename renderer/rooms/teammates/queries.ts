import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import {
  workPlaces,
  type PlaceCount,
  type WorkPlace,
} from '../../../shared/domain/teammates/names.ts';
import { useT } from '../../app/appearance.tsx';
import { useChange } from '../../app/change.ts';
import { client } from '../../rpc/client.ts';

export const useTeam = () =>
  useQuery({
    queryKey: ['teammates', 'list'],
    queryFn: ({ signal }) => client.teammates.list({}, { signal }),
    placeholderData: keepPreviousData,
  });

export const useTeamChange = () => useChange('teammates');

/** Counts by place in words, in the order of the places; '' when there is nothing. */
export const useWorkWords = (): ((
  counts: readonly PlaceCount[],
  of: (count: PlaceCount) => number,
  places?: readonly WorkPlace[],
) => string) => {
  const t = useT();
  return useCallback(
    (counts, of, places = workPlaces) =>
      places
        .flatMap((place) => {
          const count = counts.find((one) => one.place === place);
          const n = count === undefined ? 0 : of(count);
          return n === 0 ? [] : [t(`teammates.place-${place}`, { n })];
        })
        .join(t('teammates.and')),
    [t],
  );
};
