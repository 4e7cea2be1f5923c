import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useChange } from '../../app/change.ts';
import { useGeneration } from '../../app/generation.ts';
import type { Period } from '../../../shared/domain/periods/period.ts';
import { client } from '../../rpc/client.ts';

export const useCommunity = (uid: string) => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['communities', 'detail', uid, generation],
    queryFn: ({ signal }) => client.communities.detail({ uid }, { signal }),
    placeholderData: keepPreviousData,
  });
};

export const useRules = (communityUid: string) => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['communities', 'rules', communityUid, generation],
    queryFn: ({ signal }) => client.communities.rules.list({ communityUid }, { signal }),
    placeholderData: keepPreviousData,
  });
};

export const useLaunch = (communityUid: string) => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['communities', 'launch', communityUid, generation],
    queryFn: ({ signal }) => client.communities.launch.read({ communityUid }, { signal }),
    placeholderData: keepPreviousData,
  });
};

export const useHealth = (communityUid: string, { from, to }: Period) => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['communities', 'health', communityUid, from, to, generation],
    queryFn: ({ signal }) =>
      client.communities.health.sheet({ communityUid, from, to }, { signal }),
  });
};

export const useTeam = (communityUid: string) => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['communities', 'team', communityUid, generation],
    queryFn: ({ signal }) => client.communities.team.read({ communityUid }, { signal }),
    placeholderData: keepPreviousData,
  });
};

export const useFirsts = (communityUid: string) => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['communities', 'firsts', communityUid, generation],
    queryFn: ({ signal }) => client.communities.firsts.list({ communityUid }, { signal }),
    placeholderData: keepPreviousData,
  });
};

export const useCandidates = (communityUid: string) => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['communities', 'candidates', communityUid, generation],
    queryFn: ({ signal }) => client.communities.firsts.candidates({ communityUid }, { signal }),
    placeholderData: keepPreviousData,
  });
};

export const useCommunityChange = () => useChange('communities');
