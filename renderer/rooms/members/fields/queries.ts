import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FieldKind } from '../../../../shared/domain/values/custom-fields.ts';
import { useGeneration } from '../../../app/generation.ts';
import { client } from '../../../rpc/client.ts';

/** How many members have each field and option. */
export const useFieldUse = () => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['members', 'field-use', generation],
    queryFn: ({ signal }) => client.customFields.use(undefined, { signal }),
    placeholderData: keepPreviousData,
  });
};

/** Members whose value does not fit the field. */
export const useUnfit = (uid: string) => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['members', 'field-unfit', uid, generation],
    queryFn: ({ signal }) => client.customFields.unfit({ uid }, { signal }),
  });
};

/** How the values of a field would read as another kind. */
export const useKindPreview = (
  uid: string,
  kind: FieldKind | null,
  options: readonly string[] | null,
) => {
  const generation = useGeneration();
  return useQuery({
    enabled: kind !== null,
    queryKey: ['members', 'field-preview', uid, kind, options, generation],
    queryFn: ({ signal }) =>
      client.customFields.preview(
        { uid, kind: kind!, options: options === null ? null : [...options] },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
};
