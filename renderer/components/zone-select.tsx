import { Select } from 'antd';
import { useMemo, useState } from 'react';
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

interface ZoneOption {
  readonly value: string;
  readonly label: string;
}

const zoneOption = (language: Language, zone: string): ZoneOption => ({
  value: zone,
  label: `${zone} · ${partOf(language, zone, 'longGeneric')} · ${partOf('en', zone, 'longOffset').replace('GMT', 'UTC')}`,
});

const optionsByLanguage = new Map<Language, readonly ZoneOption[]>();

/** All zones, some 430: naming them takes a quarter of a second. */
const zoneOptions = (language: Language): readonly ZoneOption[] => {
  let options = optionsByLanguage.get(language);
  if (options === undefined) {
    const zones = [...new Set([...common, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
    options = zones.map((zone) => zoneOption(language, zone));
    optionsByLanguage.set(language, options);
  }
  return options;
};

/** An IANA zone, found by its id, its name in the operator's language, or its offset. */
export const ZoneSelect = ({ id, label, value, onChange, disabled }: ZoneSelectProps) => {
  const { language } = useAppearance();
  // A page that shows the zone does not name all others until somebody looks for one.
  const [opened, setOpened] = useState(false);
  const options = useMemo(
    () => (opened ? [...zoneOptions(language)] : [zoneOption(language, value)]),
    [language, opened, value],
  );
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
      onOpenChange={(open) => {
        if (open) setOpened(true);
      }}
      disabled={disabled === true}
    />
  );
};
