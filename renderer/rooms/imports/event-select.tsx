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
  readonly onChange: (uid: string) => void;
}

/** One of the events of the workspace, found by a part of its name. */
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
  return (
    <Select
      id={id}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      placeholder={t('imports.context-choose')}
      value={value === '' ? null : value}
      options={(events.data?.rows ?? []).map((event) => ({
        value: event.uid,
        label:
          event.startAtMs === null
            ? event.name
            : `${event.name} · ${formatDate(event.startAtMs, event.zone ?? zone)}`,
      }))}
      notFoundContent={t('imports.context-no-event')}
      onChange={(next: string | null) => onChange(next ?? '')}
    />
  );
};
