import { Select } from 'antd';
import type { CSSProperties } from 'react';
import { useT } from '../../app/appearance.tsx';
import { useCommunityNames } from './queries.ts';

interface CommunitySelectProps {
  readonly uid: string | null;
  /** Its name, known before the list is (an archived community is not in it). */
  readonly name: string | null;
  readonly onChange: (uid: string | null) => void;
  /** Says what none means, where it is not an event without a community. */
  readonly placeholder?: string;
  readonly style?: CSSProperties;
}

/** Whose event it is: figures of a community count its events. */
export const CommunitySelect = ({
  uid,
  name,
  onChange,
  placeholder,
  style,
}: CommunitySelectProps) => {
  const t = useT();
  const names = new Map(useCommunityNames().data?.rows.map((row) => [row.uid, row.name]));
  if (uid !== null && name !== null) names.set(uid, name);
  return (
    <Select
      aria-label={t('events.community')}
      placeholder={placeholder ?? t('events.no-community')}
      value={uid}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={[...names].map(([value, label]) => ({ value, label }))}
      onChange={(next: string | null | undefined) => onChange(next ?? null)}
      {...(style ? { style } : {})}
    />
  );
};
