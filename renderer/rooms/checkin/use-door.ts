import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Attendee, CheckinOutcome, DeskRow } from '../../../shared/contract/checkin.ts';
import { useFailureToast } from '../../app/toasts.tsx';
import { client } from '../../rpc/client.ts';
import { whoOf } from './queries.ts';

export interface Door {
  /** What the last check-in came to; null after Esc. */
  readonly outcome: CheckinOutcome | null;
  readonly scan: (code: string) => Promise<CheckinOutcome | null>;
  /** Checks in whom a search finds first, for an Enter that was quicker than the search. */
  readonly find: (text: string) => Promise<CheckinOutcome | null>;
  readonly checkIn: (
    row: DeskRow,
    how?: { readonly again?: boolean; readonly anyway?: boolean },
  ) => Promise<CheckinOutcome | null>;
  readonly walkIn: (attendee: Attendee, code: string | null) => Promise<CheckinOutcome | null>;
  readonly takeBack: (row: DeskRow) => Promise<void>;
  readonly show: (outcome: CheckinOutcome | null) => void;
}

/** What is done at one list of an event, one thing after the other, with what came of the last. */
export const useDoor = (eventUid: string, listUid: string | null): Door => {
  const queries = useQueryClient();
  const failureToast = useFailureToast();
  const [outcome, show] = useState<CheckinOutcome | null>(null);
  const run = async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
    try {
      return await work();
    } catch (error) {
      failureToast(error);
      return null;
    } finally {
      void queries.invalidateQueries({ queryKey: ['checkin'] });
    }
  };
  const shown = async (work: () => Promise<CheckinOutcome>): Promise<CheckinOutcome | null> => {
    const result = await run(work);
    if (result !== null) show(result);
    return result;
  };
  return {
    outcome,
    show,
    scan: (code) => shown(() => client.checkin.scan({ eventUid, listUid, code })),
    find: (text) =>
      shown(async () => {
        const { rows } = await client.checkin.search({ eventUid, listUid, text, limit: 1 });
        const [row] = rows;
        return row === undefined
          ? client.checkin.scan({ eventUid, listUid, code: text })
          : client.checkin.checkIn({ eventUid, listUid, who: whoOf(row) });
      }),
    checkIn: (row, how = {}) =>
      shown(() => client.checkin.checkIn({ eventUid, listUid, who: whoOf(row), ...how })),
    walkIn: (attendee, code) =>
      shown(() => client.checkin.walkIn({ eventUid, listUid, attendee, code })),
    takeBack: async (row) => {
      const done = await run(() => client.checkin.undo({ eventUid, listUid, who: whoOf(row) }));
      if (done !== null) show(null);
    },
  };
};
