import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useGeneration } from '../../../app/generation.ts';
import { client } from '../../../rpc/client.ts';

/** Every badge with its holders, archived ones last. */
export const useBadges = () => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['members', 'badges', generation],
    queryFn: ({ signal }) => client.badges.list(undefined, { signal }),
    placeholderData: keepPreviousData,
  });
};
