import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type {
  ContentFields,
  ContentFilter,
  EffectScope,
} from '../../../shared/contract/content.ts';
import type { WorkspaceSettings } from '../../../shared/contract/workspace.ts';
import type { Period } from '../../../shared/domain/periods/period.ts';
import { useChange } from '../../app/change.ts';
import { client } from '../../rpc/client.ts';

export const rangeKey = ({ from, to }: Period) => ['content', 'range', from, to] as const;

export const useContentRange = (period: Period) =>
  useQuery({
    queryKey: rangeKey(period),
    queryFn: ({ signal }) => client.content.range(period, { signal }),
    placeholderData: keepPreviousData,
  });

export const wholeList: ContentFilter = {
  search: '',
  states: [],
  types: [],
  channels: [],
  layers: [],
  communityUid: null,
  archived: false,
  sort: { by: 'date', descending: true },
};

/** Up to 500 items of a list; boards show no more. */
export const useContentList = (filter: Partial<ContentFilter>, limit = 500) =>
  useQuery({
    queryKey: ['content', 'list', filter, limit],
    queryFn: ({ signal }) =>
      client.content.list({ ...wholeList, ...filter, offset: 0, limit }, { signal }),
    placeholderData: keepPreviousData,
  });

/** Whether the workspace holds any content at all, trash included; undefined while unknown. */
export const useNoContent = (): boolean | undefined => {
  const kept = useContentList({}, 1).data?.total;
  const trashed = useContentList({ archived: true }, 1).data?.total;
  return kept === undefined || trashed === undefined ? undefined : kept + trashed === 0;
};

export const useContentItem = (uid: string) =>
  useQuery({
    queryKey: ['content', 'one', uid],
    queryFn: ({ signal }) => client.content.one({ uid }, { signal }),
  });

export const useContentChoices = () =>
  useQuery({
    queryKey: ['content', 'choices'],
    queryFn: ({ signal }) => client.content.choices(undefined, { signal }),
  });

export const useContentMatches = () =>
  useQuery({
    queryKey: ['content', 'matches'],
    queryFn: ({ signal }) => client.content.matches(undefined, { signal }),
  });

export const useContentCadence = (period: Period) =>
  useQuery({
    queryKey: ['content', 'cadence', period],
    queryFn: ({ signal }) => client.content.cadence(period, { signal }),
    placeholderData: keepPreviousData,
  });

export const useContentEffect = (scope: EffectScope) =>
  useQuery({
    queryKey: ['content', 'effect', scope],
    queryFn: ({ signal }) => client.content.effect(scope, { signal }),
    placeholderData: keepPreviousData,
  });

/** The changes of content, each with its toast; a failure has said so itself. */
export const useContentChange = () => {
  const { change, busy } = useChange('content');
  const quiet = <Result>(work: Promise<Result>): Promise<Result | null> => work.catch(() => null);
  return {
    busy,
    create: (fields: Partial<ContentFields> & { readonly title: string }) =>
      quiet(change('content.created', () => client.content.create(fields))),
    update: (uid: string, fields: Partial<ContentFields>) =>
      quiet(change('content.updated', () => client.content.update({ uid, fields }))),
    move: (uid: string, when: NonNullable<ContentFields['when']>) =>
      quiet(change('content.moved', () => client.content.update({ uid, fields: { when } }))),
    archive: (uid: string, archived: boolean) =>
      quiet(
        change(archived ? 'content.removed' : 'content.restored', () =>
          client.content.archive({ uid, archived }),
        ),
      ),
    reuse: (uid: string) => quiet(change('content.reused', () => client.content.reuse({ uid }))),
    link: (plannedUid: string, publishedUid: string) =>
      quiet(change('content.linked', () => client.content.link({ plannedUid, publishedUid }))),
    setCadence: (contentCadence: WorkspaceSettings['contentCadence']) =>
      quiet(
        change('content.cadence-saved', async () => {
          const { operationUid } = await client.workspace.updateSettings({ contentCadence });
          return { uid: 'contentCadence', operationUid };
        }),
      ),
  };
};
