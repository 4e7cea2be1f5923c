import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { fields, isFieldId, isRepeatable } from '../../../shared/domain/imports/fields.ts';
import type { FieldId } from '../../../shared/domain/imports/fields.ts';
import type { MessageKey } from '../../../shared/messages/translate.ts';
import { useT } from '../../app/appearance.tsx';
import type { Translate } from '../../app/appearance.tsx';

const groups = [
  'member',
  'group',
  'community',
  'event',
  'signup',
  'order',
  'interaction',
  'campaign',
  'content',
  'survey',
  'cost',
  'points',
  'referral',
  'stat',
  'custom',
] as const;
const fieldIds = Object.keys(fields).filter(isFieldId);
const none = '';

export const fieldName = (t: Translate, field: FieldId): string =>
  t(`fields.${field}` satisfies MessageKey);

interface FieldSelectProps {
  readonly label: string;
  readonly value: FieldId | null;
  /** Groups of the sheet's kind come first. */
  readonly first: readonly string[];
  /** Fields that another column of the sheet has. */
  readonly taken: ReadonlySet<FieldId>;
  readonly onChange: (field: FieldId | null) => void;
}

/** What a column means: grouped, searchable by the words people use. */
export const FieldSelect = ({ label, value, first, taken, onChange }: FieldSelectProps) => {
  const t = useT();
  const [open, setOpen] = useState(false);
  const options = useMemo(() => {
    // A table of many columns draws at once: the long list is made for the one that is opened.
    if (!open)
      return [
        {
          value: value ?? none,
          label: value === null ? t('imports.not-imported') : fieldName(t, value),
        },
      ];
    const order = groups
      .filter((group) => group !== 'custom' || first.includes(group))
      .sort((a, b) => rank(first, a) - rank(first, b));
    return [
      { value: none, label: t('imports.not-imported') },
      ...order.map((group) => ({
        label: t(`imports.group-${group}`),
        options: fieldIds
          .filter((field) => field.startsWith(`${group}.`))
          .map((field) => ({
            value: field as string,
            label: fieldName(t, field),
            disabled: taken.has(field) && field !== value && !isRepeatable(field),
          })),
      })),
    ];
  }, [t, first, taken, value, open]);
  return (
    <Select
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%', minWidth: 160 }}
      popupMatchSelectWidth={280}
      value={value ?? none}
      options={options}
      open={open}
      onOpenChange={setOpen}
      onChange={(next: string) => onChange(isFieldId(next) ? next : null)}
    />
  );
};

const rank = (first: readonly string[], group: string): number => {
  const at = first.indexOf(group);
  return at === -1 ? first.length : at;
};
