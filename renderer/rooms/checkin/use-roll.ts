import { useQuery } from '@tanstack/react-query';
import type { RollRow, rollOrders } from '../../../shared/contract/checkin.ts';
import { client } from '../../rpc/client.ts';

const BLOCK = 500;

export type RollOrder = (typeof rollOrders)[number];

/** Everybody of a tick list in one order, read block by block. */
export const useRoll = (
  eventUid: string,
  listUid: string | null,
  order: RollOrder,
  withUnconfirmed: boolean,
) =>
  useQuery({
    queryKey: ['checkin', 'roll', eventUid, listUid, order, withUnconfirmed],
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
