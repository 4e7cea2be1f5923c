import { AutoComplete } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { client } from '../../rpc/client.ts';

export interface ChosenMember {
  readonly uid: string;
  readonly name: string;
}

interface MemberSelectProps {
  /** Somebody of the list, the text as it was written, or null while there is nothing. */
  readonly onChange: (choice: ChosenMember | string | null) => void;
  readonly autoFocus?: boolean;
  readonly label?: string;
  /** What stands in the box at first. */
  readonly text?: string;
}

const SHOWN = 20;

/** Finds a member by name, pinyin, phone or id. */
export const MemberSelect = ({ onChange, autoFocus, ...more }: MemberSelectProps) => {
  const t = useT();
  const generation = useGeneration();
  const [text, setText] = useState(more.text ?? '');
  const label = more.label ?? t('communities.member-find');
  const search = text.trim();
  const found = useQuery({
    enabled: search !== '',
    queryKey: ['communities', 'member-find', search, generation],
    queryFn: async ({ signal }) => {
      const { view, total } = await client.members.view({ search }, { signal });
      const end = Math.min(total, SHOWN);
      if (end === 0) return [];
      return (await client.members.block({ view, start: 0, end }, { signal })).rows;
    },
    placeholderData: keepPreviousData,
  });
  const options = (search === '' ? [] : (found.data ?? [])).map((row) => ({
    value: row.uid,
    label: [row.name ?? row.uid, row.phone, row.communities.join(', ')]
      .filter((part) => part !== null && part !== '')
      .join(' · '),
    name: row.name ?? row.uid,
  }));
  return (
    <AutoComplete
      aria-label={label}
      placeholder={t('communities.member-find')}
      style={{ width: '100%' }}
      value={text}
      options={options}
      {...(autoFocus === undefined ? {} : { autoFocus })}
      onChange={(next: string) => {
        // A choice comes as the uid of its option.
        const chosen = options.find((option) => option.value === next);
        setText(chosen?.name ?? next);
        if (chosen !== undefined) onChange({ uid: chosen.value, name: chosen.name });
        else onChange(next.trim() === '' ? null : next.trim());
      }}
    />
  );
};
