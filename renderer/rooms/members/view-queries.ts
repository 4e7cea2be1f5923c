import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SavedView } from '../../../shared/contract/views.ts';
import { useAppearance } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { client } from '../../rpc/client.ts';
import type { questionOf } from './list-state.ts';

/** Every saved view, by name as the language orders names; `undefined` until they are read. */
export const useSavedViews = (): readonly SavedView[] | undefined => {
  const { language } = useAppearance();
  const { data, isError } = useQuery({
    queryKey: ['views', 'list'],
    queryFn: ({ signal }) => client.views.list(undefined, { signal }),
  });
  return useMemo(() => {
    if (data === undefined) return isError ? [] : undefined;
    const names = new Intl.Collator(language, { numeric: true });
    return data.toSorted((a, b) => names.compare(a.name, b.name));
  }, [data, isError, language]);
};

/**
 * The sizes of views, one after the other so that the grid's own questions are not kept waiting;
 * null = not asked for, `undefined` = not known yet.
 */
export const useSizes = (
  questions: readonly (ReturnType<typeof questionOf> | null)[],
): readonly (number | null | undefined)[] => {
  const queries = useQueryClient();
  const generation = useGeneration();
  const keys = questions.map((question, place) => [
    'views',
    'count',
    question ?? place,
    generation,
  ]);
  const waiting = keys.findIndex(
    (key, place) => questions[place] !== null && queries.getQueryState(key)?.data === undefined,
  );
  const asked = useQueries({
    queries: questions.map((question, place) => ({
      queryKey: keys[place]!,
      enabled: question !== null && (waiting === -1 || place <= waiting),
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
        question === null ? null : (await client.views.count(question, { signal })).total,
    })),
  });
  return asked.map(({ data }, place) => (questions[place] === null ? null : data));
};
