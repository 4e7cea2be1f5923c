import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { MemberSet } from '../../../../shared/contract/member-set.ts';
import type { PersonaPlace } from '../../../../shared/contract/persona.ts';
import type { SpendingRule } from '../../../../shared/domain/persona/spending.ts';
import { useGeneration } from '../../../app/generation.ts';
import { useToday } from '../../../app/today.ts';
import { client } from '../../../rpc/client.ts';

const placeKey = ['persona', 'place'] as const;

/** How the page was left on this machine; `undefined` until that is read. */
export const usePersonaPlace = (): PersonaPlace | null | undefined => {
  const { data, isError } = useQuery({
    queryKey: placeKey,
    queryFn: ({ signal }) => client.persona.place(undefined, { signal }),
  });
  return isError ? null : data;
};

/** Keeps how the page is left, from the first look on. */
export const useKeptPersona = (place: PersonaPlace): void => {
  const queries = useQueryClient();
  const written = useRef('');
  useEffect(() => {
    const text = JSON.stringify(place);
    if (written.current === text) return;
    written.current = text;
    queries.setQueryData(placeKey, place);
    // A convenience: where it cannot be written, the page begins with everybody next time.
    client.persona.keepPlace(place).catch(() => undefined);
  }, [place, queries]);
};

interface Question {
  /** null = nothing to ask. */
  readonly a: MemberSet | null;
  readonly b: MemberSet | null;
  readonly spending: SpendingRule;
}

/** A long question, and the means to stop it. */
const useCounting = <Result>(
  name: string,
  asked: unknown,
  enabled: boolean,
  ask: (signal: AbortSignal) => Promise<Result>,
) => {
  const queries = useQueryClient();
  const generation = useGeneration();
  const today = useToday();
  const queryKey = ['persona', name, asked, today, generation];
  const query = useQuery({
    queryKey,
    enabled,
    queryFn: ({ signal }) => ask(signal),
    // After a change of the workspace the numbers before it stay until those after it are there.
    placeholderData: (before, last) =>
      JSON.stringify(last?.queryKey[2]) === JSON.stringify(asked) ? before : undefined,
  });
  const key = JSON.stringify(queryKey);
  const stop = useCallback(
    () => void queries.cancelQueries({ queryKey: JSON.parse(key) as unknown[] }),
    [queries, key],
  );
  return { ...query, stop, isStopped: enabled && query.isPending && query.fetchStatus === 'idle' };
};

export const useSheet = ({ a, b, spending }: Question) =>
  useCounting('sheet', [a, spending], a !== null && b === null, (signal) =>
    client.persona.sheet({ set: a!, spending }, { signal }),
  );

export const useComparison = ({ a, b, spending }: Question) =>
  useCounting('compare', [a, b, spending], a !== null && b !== null, (signal) =>
    client.persona.compare({ a: a!, b: b!, spending }, { signal }),
  );
