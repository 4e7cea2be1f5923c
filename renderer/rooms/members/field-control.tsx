import { Input, Select } from 'antd';
import type { CustomField } from '../../../shared/contract/custom-fields.ts';
import { BETWEEN_CHOICES } from '../../../shared/domain/values/custom-fields.ts';
import { isLocalDate } from '../../../shared/domain/values/days.ts';
import { useT } from '../../app/appearance.tsx';
import { DateField } from '../../components/date-field.tsx';
import { fitsField } from './field-words.ts';

interface FieldControlProps {
  readonly field: CustomField;
  /** Chosen options are joined by U+001F. */
  readonly text: string | null;
  readonly onChange: (text: string | null) => void;
  readonly placeholder?: string;
}

/** Asks for a value of a field as its kind has it; says what is wrong with one that does not fit. */
export const FieldControl = ({ field, text, onChange, placeholder = '' }: FieldControlProps) => {
  const t = useT();
  const fits = fitsField(field, text);
  const names = field.options.map(({ name }) => ({ value: name, label: name }));
  const control = () => {
    switch (field.kind) {
      case 'text':
      case 'number':
        return (
          <Input
            aria-label={field.name}
            maxLength={2000}
            placeholder={placeholder}
            {...(fits ? {} : { status: 'error' as const })}
            {...(field.kind === 'number' ? { inputMode: 'decimal' as const } : {})}
            value={text ?? ''}
            onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
          />
        );
      case 'date':
        return (
          <DateField
            label={field.name}
            {...(placeholder === '' ? {} : { placeholder })}
            value={text !== null && isLocalDate(text) ? text : null}
            onChange={onChange}
          />
        );
      case 'choice':
        return (
          <Select
            allowClear
            showSearch
            aria-label={field.name}
            placeholder={placeholder}
            style={{ width: '100%' }}
            value={fits ? text : null}
            onChange={(value: string | undefined) => onChange(value ?? null)}
            options={names}
          />
        );
      case 'multi':
        return (
          <Select
            mode="multiple"
            aria-label={field.name}
            placeholder={placeholder}
            style={{ width: '100%' }}
            value={text === null || !fits ? [] : text.split(BETWEEN_CHOICES)}
            onChange={(values: string[]) =>
              onChange(values.length === 0 ? null : values.join(BETWEEN_CHOICES))
            }
            options={names}
          />
        );
      default: {
        const never: never = field.kind;
        return never;
      }
    }
  };
  return (
    <>
      {control()}
      {!fits && (
        <span className="bad small" role="alert">
          {t(`customFields.wrong-${field.kind}`, { text: text ?? '' })}
        </span>
      )}
    </>
  );
};
