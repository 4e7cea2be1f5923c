import { Input, InputNumber, Select } from 'antd';
import type { EventFields, EventRow } from '../../../shared/contract/events.ts';
import { eventKindNames, eventModes, eventStates } from '../../../shared/domain/events/kinds.ts';
import { useT } from '../../app/appearance.tsx';
import { CommunitySelect } from './community-select.tsx';

interface EventFactsProps {
  readonly event: EventRow;
  readonly onSave: (fields: Partial<EventFields>) => void;
  readonly onCapacity: (capacity: number | null) => void;
}

/** State, kind, mode, community, place and capacity in one line, each saved when it is left. */
export const EventFacts = ({ event, onSave, onCapacity }: EventFactsProps) => {
  const t = useT();
  const kinds = eventKindNames.map((value) => ({
    value: value as string,
    label: t(`events.kind-${value}`),
  }));
  return (
    <div className="event-facts">
      <Select
        aria-label={t('events.state')}
        value={event.state}
        onChange={(state) => onSave({ state })}
        options={eventStates.map((value) => ({ value, label: t(`events.state-${value}`) }))}
        style={{ width: 106 }}
      />
      <Select
        aria-label={t('events.kind')}
        value={event.kind}
        onChange={(value) => {
          const kind = eventKindNames.find((name) => name === value);
          if (kind !== undefined) onSave({ kind });
        }}
        options={kinds}
        popupMatchSelectWidth={false}
        style={{ width: 150 }}
      />
      <Select
        aria-label={t('events.mode')}
        value={event.mode}
        onChange={(mode) => onSave({ mode })}
        options={eventModes.map((value) => ({ value, label: t(`events.mode-${value}`) }))}
        popupMatchSelectWidth={false}
        style={{ width: 110 }}
      />
      <CommunitySelect
        uid={event.communityUid}
        name={event.communityName}
        onChange={(communityUid) => onSave({ communityUid })}
        style={{ width: 180 }}
      />
      <Input
        key={`place ${event.place ?? ''}`}
        className="event-place"
        aria-label={t('events.place')}
        prefix={<span className="quiet">{t('events.place')}</span>}
        defaultValue={event.place ?? ''}
        maxLength={500}
        onBlur={(left) => {
          const place = left.target.value.trim() === '' ? null : left.target.value.trim();
          if (place !== event.place) onSave({ place });
        }}
      />
      <InputNumber<number>
        key={`capacity ${event.capacity ?? ''}`}
        aria-label={t('events.capacity')}
        prefix={<span className="quiet">{t('events.capacity')}</span>}
        placeholder={t('events.unlimited')}
        min={0}
        precision={0}
        controls={false}
        {...(event.capacity === null ? {} : { defaultValue: event.capacity })}
        style={{ width: 150 }}
        onBlur={(left) => {
          const text = left.target.value.replaceAll(',', '').trim();
          const capacity = text === '' ? null : Number(text);
          if (capacity !== event.capacity && !Number.isNaN(capacity)) onCapacity(capacity);
        }}
      />
    </div>
  );
};
