import { Select } from 'antd';
import { useMemo } from 'react';
import type { Language } from '../../shared/messages/languages.ts';
import { useAppearance } from '../app/appearance.tsx';

interface ZoneSelectProps {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (zone: string) => void;
  readonly disabled?: boolean;
}

const common = ['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Taipei', 'Asia/Singapore', 'Asia/Tokyo'];

const partOf = (
  language: Language,
  zone: string,
  timeZoneName: 'longOffset' | 'longGeneric',
): string =>
  new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName })
    .formatToParts(Date.now())
    .find((part) => part.type === 'timeZoneName')?.value ?? '';

const optionsByLanguage = new Map<Language, readonly { value: string; label: string }[]>();
const zoneOptions = (language: Language) => {
  let options = optionsByLanguage.get(language);
  if (options === undefined) {
    const zones = [...new Set([...common, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
    options = zones.map((zone) => ({
      value: zone,
      label: `${zone} · ${partOf(language, zone, 'longGeneric')} · ${partOf('en', zone, 'longOffset').replace('GMT', 'UTC')}`,
    }));
    optionsByLanguage.set(language, options);
  }
  return options;
};

/** An IANA zone, found by its id, its name in the operator's language, or its offset. */
export const ZoneSelect = ({ id, label, value, onChange, disabled }: ZoneSelectProps) => {
  const { language } = useAppearance();
  const options = useMemo(() => [...zoneOptions(language)], [language]);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%', minWidth: 220 }}
      popupMatchSelectWidth={420}
      options={options}
      value={value}
      onChange={onChange}
      disabled={disabled === true}
    />
  );
};
