import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MessageKey } from '../../../shared/messages/translate.ts';
import { useChange } from '../../app/change.ts';
import { client } from '../../rpc/client.ts';

/** Words stand apart from the facts: writing one does not compute every number again. */
const KEY = 'retrospective-words';

export const useWords = (campaignUid: string, version: number | null) =>
  useQuery({
    queryKey: [KEY, campaignUid, version],
    queryFn: ({ signal }) => client.retrospectives.words({ campaignUid, version }, { signal }),
  });

/** What was written anywhere; nothing is asked for nothing. */
export const useFound = (text: string) =>
  useQuery({
    queryKey: [KEY, 'search', text],
    enabled: text !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => client.retrospectives.search({ text }, { signal }),
  });

interface Changed {
  readonly uid: string;
  readonly operationUid: string | null;
}

/** Writes words; answers null when it failed, which has been said. */
export const useWordsChange = () => {
  const queries = useQueryClient();
  const { change } = useChange(KEY);
  return async (done: MessageKey, run: () => Promise<Changed>): Promise<Changed | null> => {
    const changed = await change(done, run).catch(() => null);
    // The first word makes a draft of what was only open.
    void queries.invalidateQueries({ queryKey: ['retrospectives', 'list'] });
    return changed;
  };
};

/** After signing, the draft has other words. */
export const useForgetWords = () => {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: [KEY] });
};
