import { useQuery } from '@tanstack/react-query';
import type { TeamNames } from '../../shared/contract/teammates.ts';
import { client } from '../rpc/client.ts';

const NOBODY: TeamNames = { active: [], left: [] };

/** Whom the team has, for fields that name people; nobody until it is read. */
export const useTeamNames = (): TeamNames =>
  useQuery({
    queryKey: ['teammates', 'names'],
    queryFn: ({ signal }) => client.teammates.names({}, { signal }),
  }).data ?? NOBODY;
