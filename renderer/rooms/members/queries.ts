import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type {
  FieldColumn,
  MemberViewInput,
  setColumns,
} from '../../../shared/contract/member-filters.ts';
import type { CustomField } from '../../../shared/contract/custom-fields.ts';
import type { MessageKey } from '../../../shared/messages/translate.ts';
import { useT } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { useFailureToast, useUndoToast } from '../../app/toasts.tsx';
import type { BlockRequest } from '../../components/data-grid.tsx';
import { client } from '../../rpc/client.ts';

export const useMember = (uid: string) => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['members', 'detail', uid, generation],
    queryFn: ({ signal }) => client.members.detail({ uid }, { signal }),
    placeholderData: keepPreviousData,
  });
};

/** A member's scores as of today; those of somebody else are never shown meanwhile. */
export const useMemberScores = (uid: string) => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['members', 'scores', uid, generation],
    queryFn: ({ signal }) => client.members.scores({ uid }, { signal }),
    placeholderData: (before, query) => (query?.queryKey[2] === uid ? before : undefined),
  });
};

/** Whether the workspace has any member, archived ones included. */
export const useAnyMember = () => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['members', 'any', generation],
    queryFn: async ({ signal }) => {
      const current = await client.members.view({}, { signal });
      if (current.total > 0) return true;
      return (await client.members.view({ archived: true }, { signal })).total > 0;
    },
    placeholderData: keepPreviousData,
  });
};

/** The operators' own fields in their order, archived ones last; `undefined` until they are read. */
export const useFields = (): readonly CustomField[] | undefined => {
  const generation = useGeneration();
  const { data, isError } = useQuery({
    queryKey: ['members', 'fields', generation],
    queryFn: ({ signal }) => client.customFields.list(undefined, { signal }),
    placeholderData: keepPreviousData,
  });
  return isError ? noFields : data;
};

const noFields: readonly CustomField[] = [];

/** Pairs who may be one person, of the whole workspace or of one member. */
export const useProposals = (memberUid: string | null, offset: number, limit: number) => {
  const generation = useGeneration();
  const asked = memberUid === null ? {} : { memberUid };
  return useQuery({
    queryKey: ['members', 'proposals', memberUid, offset, limit, generation],
    queryFn: ({ signal }) => client.members.proposals({ ...asked, offset, limit }, { signal }),
    placeholderData: keepPreviousData,
  });
};

/** Merges that rest on a phone which turned out to be shared. */
export const useDoubtedMerges = () => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['members', 'doubted', generation],
    queryFn: ({ signal }) => client.members.doubtedMerges(undefined, { signal }),
    placeholderData: keepPreviousData,
  });
};

export const useFilterValues = (
  column: (typeof setColumns)[number] | FieldColumn | null,
  archived: boolean,
  find = '',
) => {
  const generation = useGeneration();
  return useQuery({
    enabled: column !== null,
    queryKey: ['members', 'values', column, archived, find, generation],
    queryFn: ({ signal }) =>
      client.members.filterValues({ column: column!, archived, find }, { signal }),
  });
};

interface OpenView {
  readonly key: string;
  readonly opened: Promise<{
    readonly view: string;
    readonly total: number;
    readonly generation: number;
  }>;
}

/** Reads blocks of one view: the list is worked out once for all blocks of a question. */
export const useViewBlocks = (generation: number) => {
  const current = useRef<OpenView | null>(null);
  useEffect(() => {
    current.current = null;
  }, [generation]);
  return async (
    input: MemberViewInput,
    request: BlockRequest,
    /** Fields that the grid shows. */
    fields: readonly string[] = [],
  ) => {
    const key = JSON.stringify(input);
    if (current.current?.key !== key) current.current = { key, opened: client.members.view(input) };
    const asked = current.current;
    try {
      const { view, total, generation } = await asked.opened;
      const end = Math.min(total, request.offset + request.limit);
      if (end <= request.offset) return { rows: [], total, generation };
      const block = { view, start: request.offset, end, fields: [...fields] };
      const { rows } = await client.members.block(block, { signal: request.signal });
      return { rows, total, generation };
    } catch (error) {
      // The grid asks once more when the list was out of date; it needs a new one then.
      if (current.current === asked) current.current = null;
      throw error;
    }
  };
};

interface Changed {
  readonly uid: string;
  readonly operationUid: string | null;
}

/** Runs one change; says what was done with an undo, or why it failed. */
export const useMemberChange = () => {
  const queries = useQueryClient();
  const t = useT();
  const changedToast = useUndoToast();
  const failureToast = useFailureToast();
  const mutation = useMutation({
    mutationFn: ({ run }: { readonly run: () => Promise<Changed>; readonly done: MessageKey }) =>
      run(),
    onSuccess: (changed, { done }) => {
      if (changed.operationUid !== null) changedToast(t(done), changed.operationUid);
    },
    onError: failureToast,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['members'] }),
        queries.invalidateQueries({ queryKey: ['communities'] }),
      ]),
  });
  return {
    busy: mutation.isPending,
    change: (done: MessageKey, run: () => Promise<Changed>) => mutation.mutateAsync({ run, done }),
  };
};
