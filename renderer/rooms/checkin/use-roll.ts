import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RollRow, rollOrders } from '../../../shared/contract/checkin.ts';
import { useGeneration } from '../../app/generation.ts';
import { client } from '../../rpc/client.ts';

const BLOCK = 500;

export type RollOrder = (typeof rollOrders)[number];

/** A list of more people is not read again with every scan at a door. */
const LARGE = 2000;
const QUIET_MS = 3000;

/**
 * Everybody of a tick list in one order, read block by block; a large one follows changes once they
 * pause.
 */
export const useRoll = (
  eventUid: string,
  listUid: string | null,
  order: RollOrder,
  withUnconfirmed: boolean,
) => {
  const generation = useGeneration();
  const queryKey = ['checkin', 'roll', eventUid, listUid, order, withUnconfirmed];
  const known = useQueryClient().getQueryData<RollRow[]>(queryKey);
  const isLarge = known !== undefined && known.length > LARGE;
  const query = useQuery({
    enabled: !isLarge,
    queryKey,
    queryFn: async ({ signal }): Promise<RollRow[]> => {
      const rows: RollRow[] = [];
      for (;;) {
        const block = await client.checkin.roll(
          { eventUid, listUid, order, withUnconfirmed, offset: rows.length, limit: BLOCK },
          { signal },
        );
        rows.push(...block.rows);
        if (block.rows.length < BLOCK) return rows;
      }
    },
  });
  const { refetch } = query;
  useEffect(() => {
    if (!isLarge) return;
    const timer = setTimeout(() => void refetch(), QUIET_MS);
    return () => clearTimeout(timer);
  }, [generation, isLarge, refetch]);
  return query;
};
