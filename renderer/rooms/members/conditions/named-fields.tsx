import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { MAX_VALUES, setColumns } from '../../../../shared/contract/member-filters.ts';
import { formatDate, formatNumber } from '../../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { useSettings } from '../../../app/program.tsx';
import { client } from '../../../rpc/client.ts';
import { isFieldColumn } from '../field-words.ts';
import { isOneOf, type FilterDraft } from '../filter-draft.ts';
import { valueText } from '../filter-text.ts';
import { useFilterValues } from '../queries.ts';
import { kindText } from './fact-text.ts';
import { useNames } from './names.tsx';

interface ChoiceProps {
  readonly uid: string | null;
  readonly onChange: (uid: string | null) => void;
}

/** A name that stays readable when what it names is gone. */
const useShown = (uid: string | null, known: ReadonlySet<string>, isWhole: boolean) => {
  const t = useT();
  const { names } = useNames();
  if (uid === null || known.has(uid)) return [];
  const name = names[uid] ?? uid;
  return [{ value: uid, label: isWhole ? t('segments.deleted', { name }) : name }];
};

export const CommunityChoice = ({ uid, onChange }: ChoiceProps) => {
  const t = useT();
  const { keep, lost } = useNames();
  const communities = useQuery({
    queryKey: ['communities', 'list', 'names'],
    queryFn: ({ signal }) =>
      client.communities.list(
        { sort: { by: 'name', descending: false }, offset: 0, limit: 500 },
        { signal },
      ),
  });
  const rows = communities.data?.rows ?? [];
  const gone = useShown(uid, new Set(rows.map((row) => row.uid)), uid !== null && lost.has(uid));
  return (
    <Select
      className="condition-choice"
      aria-label={t('segments.community')}
      placeholder={t('segments.community-choose')}
      value={uid}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={[...gone, ...rows.map((row) => ({ value: row.uid, label: row.name }))]}
      onChange={(next: string) => {
        keep(next, rows.find((row) => row.uid === next)?.name);
        onChange(next);
      }}
    />
  );
};

export const RoleChoice = ({
  communityUid,
  role,
  onChange,
}: {
  readonly communityUid: string;
  readonly role: string | null;
  readonly onChange: (role: string | null) => void;
}) => {
  const t = useT();
  const roles = useQuery({
    queryKey: ['segments', 'roles', communityUid],
    queryFn: ({ signal }) => client.segments.roles({ communityUid }, { signal }),
  });
  const known = new Set([...(roles.data ?? []), ...(role === null ? [] : [role])]);
  return (
    <Select
      className="condition-role"
      allowClear
      aria-label={t('segments.role')}
      placeholder={t('segments.role-any')}
      value={role}
      popupMatchSelectWidth={false}
      options={[...known].map((value) => ({ value, label: value }))}
      onChange={(next: string | null | undefined) => onChange(next ?? null)}
    />
  );
};

export const EventChoice = ({ uid, onChange }: ChoiceProps) => {
  const t = useT();
  const { zone } = useSettings();
  const { keep, lost } = useNames();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed);
  const events = useQuery({
    queryKey: ['events', 'list', 'conditions', search],
    queryFn: ({ signal }) =>
      client.events.list(
        { search, sort: { by: 'start', descending: true }, offset: 0, limit: 50 },
        { signal },
      ),
    placeholderData: (before) => before,
  });
  const rows = events.data?.rows ?? [];
  const gone = useShown(uid, new Set(rows.map((row) => row.uid)), uid !== null && lost.has(uid));
  return (
    <Select
      className="condition-choice"
      allowClear
      aria-label={t('segments.event')}
      placeholder={t('segments.event-any')}
      value={uid}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      popupMatchSelectWidth={false}
      options={[
        ...gone,
        ...rows.map((row) => ({
          value: row.uid,
          label:
            row.startAtMs === null
              ? row.name
              : `${row.name} · ${formatDate(row.startAtMs, row.zone ?? zone)}`,
        })),
      ]}
      onChange={(next: string | null | undefined) => {
        if (next !== null && next !== undefined)
          keep(next, rows.find((row) => row.uid === next)?.name);
        onChange(next ?? null);
      }}
    />
  );
};

export const KindsChoice = ({
  kinds,
  onChange,
}: {
  readonly kinds: readonly string[];
  readonly onChange: (kinds: string[]) => void;
}) => {
  const t = useT();
  const { language } = useAppearance();
  const found = useQuery({
    queryKey: ['segments', 'kinds'],
    queryFn: ({ signal }) => client.segments.activityKinds(undefined, { signal }),
  });
  return (
    <Select
      mode="multiple"
      className="condition-choice"
      aria-label={t('segments.kinds')}
      placeholder={t('segments.kinds-any')}
      value={[...kinds]}
      maxCount={40}
      maxTagCount="responsive"
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={[...new Set([...(found.data ?? []), ...kinds])].map((value) => ({
        value,
        label: kindText(language, value),
      }))}
      onChange={onChange}
    />
  );
};

/** Values of a column of the members, each with how many have it. */
export const ValuesChoice = ({
  draft: { column, values },
  options,
  onChange,
}: {
  readonly draft: FilterDraft;
  /** What may be chosen in an own field, whether anybody has it or not. */
  readonly options: readonly string[];
  readonly onChange: (values: string[]) => void;
}) => {
  const t = useT();
  const { language } = useAppearance();
  const [typed, setTyped] = useState('');
  const find = useDeferredValue(typed.trim());
  const set = isOneOf(setColumns, column) || isFieldColumn(column) ? column : null;
  const first = useFilterValues(set, false).data ?? [];
  const more = first.length === MAX_VALUES && find !== '';
  const found = useFilterValues(more ? set : null, false, find).data;
  const counted = found ?? first;
  const listed = [
    ...counted,
    ...options
      .filter((name) => !counted.some(({ value }) => value === name))
      .map((value) => ({ value, count: 0 })),
  ];
  const missing = values.filter((value) => !listed.some((one) => one.value === value));
  return (
    <Select
      mode="multiple"
      className="condition-values"
      aria-label={t('segments.values')}
      placeholder={t('segments.values')}
      value={[...values]}
      maxCount={MAX_VALUES}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
      options={[
        ...missing.map((value) => ({ value, label: valueText(language, column, value) })),
        ...listed.map(({ value, count }) => ({
          value,
          label: `${valueText(language, column, value)} (${formatNumber(language, count)})`,
        })),
      ]}
      onChange={onChange}
    />
  );
};
