import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { client } from '../../rpc/client.ts';
import { cellText } from '../members/columns.ts';

const FOUND = 20;

export interface ChosenMember {
  readonly uid: string;
  readonly name: string;
}

interface MemberSelectProps {
  readonly label: string;
  readonly value: ChosenMember | null;
  readonly onChange: (member: ChosenMember | null) => void;
  /** Somebody who cannot be chosen here. */
  readonly except?: string | undefined;
}

/** One member, found by what is typed. */
export const MemberSelect = ({ label, value, onChange, except }: MemberSelectProps) => {
  const t = useT();
  const { language } = useAppearance();
  const generation = useGeneration();
  const [search, setSearch] = useState('');
  const found = useQuery({
    enabled: search.trim() !== '',
    queryKey: ['members', 'found', search, generation],
    queryFn: async ({ signal }) => {
      const { view, total } = await client.members.view({ search }, { signal });
      const end = Math.min(FOUND, total);
      return end === 0
        ? []
        : (await client.members.block({ view, start: 0, end }, { signal })).rows;
    },
  });
  const options = (found.data ?? [])
    .filter(({ uid }) => uid !== except)
    .map((row) => ({
      value: row.uid,
      name: cellText(language, row, 'name'),
      label: [cellText(language, row, 'name'), row.phone, row.city].filter(Boolean).join(' · '),
    }));
  return (
    <Select
      aria-label={label}
      allowClear
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('referrals.find-member')}
      notFoundContent={t(
        search.trim() === ''
          ? 'referrals.find-member'
          : found.isPending
            ? 'common.loading'
            : 'referrals.find-none',
      )}
      options={options}
      {...(value === null ? { value: null } : { value: { value: value.uid, label: value.name } })}
      labelInValue
      onChange={(next: { value: string; label: string } | null | undefined) => {
        const chosen = options.find((one) => one.value === next?.value);
        onChange(chosen === undefined ? null : { uid: chosen.value, name: chosen.name });
      }}
    />
  );
};
