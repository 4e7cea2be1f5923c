import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { formatDate } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { client } from '../../rpc/client.ts';

interface EventSelectProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** The uid of an event there is, or the name of one to be created. */
  readonly onChange: (uidOrName: string) => void;
}

/** One of the events of the workspace, found by a part of its name, or a new one by its name. */
export const EventSelect = ({ id, label, value, onChange }: EventSelectProps) => {
  const t = useT();
  const { zone } = useSettings();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed);
  const events = useQuery({
    queryKey: ['imports', 'events', search],
    queryFn: ({ signal }) =>
      client.events.list(
        { search, sort: { by: 'start', descending: true }, offset: 0, limit: 50 },
        { signal },
      ),
    placeholderData: (before) => before,
  });
  const found = (events.data?.rows ?? []).map((event) => ({
    value: event.uid,
    label:
      event.startAtMs === null
        ? event.name
        : `${event.name} · ${formatDate(event.startAtMs, event.zone ?? zone)}`,
  }));
  const name = typed.trim();
  const known = events.data?.rows.some((event) => event.name === name) ?? true;
  // A chosen event beyond the first of the list is asked for its name; a new one is its name.
  const beyond = value !== '' && !found.some((one) => one.value === value);
  const chosen = useQuery({
    queryKey: ['imports', 'event', value],
    queryFn: ({ signal }) => client.events.detail({ uid: value }, { signal }),
    enabled: beyond && value.startsWith('ev_'),
    retry: false,
  });
  const options = beyond ? [{ value, label: chosen.data?.event.name ?? value }, ...found] : found;
  return (
    <Select
      id={id}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      placeholder={t('imports.context-choose')}
      value={value === '' ? null : value}
      options={
        name === '' || known
          ? options
          : [...options, { value: name, label: t('imports.context-new-event', { name }) }]
      }
      notFoundContent={t('imports.context-no-event')}
      onChange={(next: string | null) => onChange(next ?? '')}
    />
  );
};
