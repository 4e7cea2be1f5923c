import { useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';

interface NameInputProps {
  readonly id: string;
  readonly name: 'community' | 'group';
  readonly label: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
}

const suggested = 50;

/** A community or a group by name: one that is there already, or a new one. */
export const NameInput = ({ id, name, label, value, onChange }: NameInputProps) => {
  const t = useT();
  const names = useQuery({
    queryKey: ['imports', 'names', name],
    queryFn: async ({ signal }) => {
      const { rows } = await client.communities.list(
        { sort: { by: 'members', descending: true }, offset: 0, limit: suggested },
        { signal },
      );
      if (name === 'community') return rows.map((row) => row.name);
      const details = await Promise.all(
        rows
          .filter((row) => row.groups > 0)
          .map((row) => client.communities.detail({ uid: row.uid }, { signal })),
      );
      return details.flatMap((detail) => detail.groups.map((group) => group.name));
    },
  });
  return (
    <AutoComplete
      id={id}
      aria-label={label}
      value={value}
      maxLength={200}
      placeholder={t(`imports.context-${name}-blank`)}
      options={[...new Set(names.data ?? [])]
        .filter((one) => one.includes(value.trim()))
        .map((one) => ({ value: one }))}
      onChange={(next: string | undefined) => onChange(next ?? '')}
    />
  );
};
