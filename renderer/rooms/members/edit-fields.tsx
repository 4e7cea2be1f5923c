import { Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { CustomField } from '../../../shared/contract/custom-fields.ts';
import type { EditField, MemberEdit } from '../../../shared/contract/member-edits.ts';
import { genders } from '../../../shared/contract/members.ts';
import { useT } from '../../app/appearance.tsx';
import { FieldControl } from './field-control.tsx';
import { useFilterValues } from './queries.ts';

interface EditFieldsProps {
  readonly fields: readonly CustomField[];
  readonly edit: MemberEdit;
  readonly onEdit: (edit: MemberEdit) => void;
  /** Whether archived members are shown. */
  readonly archived: boolean;
}

const texts = ['city', 'region', 'company', 'job', 'source'] as const;
const flags = ['staff', 'archived'] as const;

/** What a field is set to when its box is ticked and nothing was written yet. */
const first: Required<Omit<MemberEdit, 'custom'>> = {
  city: null,
  region: null,
  company: null,
  job: null,
  source: null,
  gender: null,
  staff: true,
  archived: true,
  addTags: [],
  removeTags: [],
};

const without = (edit: MemberEdit, field: EditField): MemberEdit =>
  Object.fromEntries(Object.entries(edit).filter(([name]) => name !== field));

/** A ticked field is set for everybody, to nothing when it is left blank; the others stay. */
export const EditFields = ({ fields, edit, onEdit, archived }: EditFieldsProps) => {
  const t = useT();
  const tags = (useFilterValues('tags', archived).data ?? [])
    .filter(({ value }) => value !== '')
    .map(({ value }) => ({ value, label: value }));
  const line = (field: Exclude<EditField, 'custom'>, control: ReactNode) => (
    <div key={field} className="edit-line">
      <Checkbox
        checked={edit[field] !== undefined}
        onChange={({ target }) =>
          onEdit(
            target.checked
              ? { ...edit, [field]: field === 'archived' ? !archived : first[field] }
              : without(edit, field),
          )
        }
      >
        {t(`selection.field-${field}`)}
      </Checkbox>
      {control}
    </div>
  );
  const tagLine = (field: 'addTags' | 'removeTags', other: 'addTags' | 'removeTags') =>
    line(
      field,
      <Select
        mode={field === 'addTags' ? 'tags' : 'multiple'}
        aria-label={t(`selection.field-${field}`)}
        value={edit[field] ?? []}
        onChange={(names: string[]) => {
          const kept = names.map((name) => name.trim()).filter((name) => name !== '');
          const rest = without(edit, field);
          onEdit(
            kept.length === 0
              ? rest
              : {
                  ...rest,
                  [field]: kept,
                  // A tag goes or comes, not both.
                  ...(rest[other] === undefined
                    ? {}
                    : { [other]: rest[other].filter((name) => !kept.includes(name)) }),
                },
          );
        }}
        options={tags}
      />,
    );
  return (
    <div className="edit-fields">
      {texts.map((field) =>
        line(
          field,
          <Input
            aria-label={t(`selection.field-${field}`)}
            maxLength={300}
            value={edit[field] ?? ''}
            placeholder={edit[field] === null ? t('selection.cleared') : ''}
            onChange={({ target }) =>
              onEdit({ ...edit, [field]: target.value === '' ? null : target.value })
            }
          />,
        ),
      )}
      {line(
        'gender',
        <Select
          aria-label={t('selection.field-gender')}
          value={edit.gender}
          placeholder={edit.gender === null ? t('selection.cleared') : ''}
          onChange={(gender: MemberEdit['gender']) => onEdit({ ...edit, gender: gender ?? null })}
          options={[
            ...genders.map((value) => ({ value, label: t(`members.gender-${value}`) })),
            { value: null, label: t('selection.cleared') },
          ]}
        />,
      )}
      {flags.map((field) =>
        line(
          field,
          <Select
            aria-label={t(`selection.field-${field}`)}
            value={edit[field] ?? null}
            onChange={(value: boolean) => onEdit({ ...edit, [field]: value })}
            options={[
              { value: true, label: t('common.yes') },
              { value: false, label: t('common.no') },
            ]}
          />,
        ),
      )}
      {tagLine('addTags', 'removeTags')}
      {tagLine('removeTags', 'addTags')}
      {fields
        .filter((field) => !field.archived)
        .map((field) => (
          <FieldLine key={field.uid} field={field} edit={edit} onEdit={onEdit} />
        ))}
    </div>
  );
};

interface FieldLineProps extends Pick<EditFieldsProps, 'edit' | 'onEdit'> {
  readonly field: CustomField;
}

/** One of the operators' own fields. */
const FieldLine = ({ field, edit, onEdit }: FieldLineProps) => {
  const t = useT();
  const { custom = [], ...rest } = edit;
  const set = custom.find(({ uid }) => uid === field.uid);
  const others = custom.filter(({ uid }) => uid !== field.uid);
  const change = (text: string | null) =>
    onEdit({ ...rest, custom: [...others, { uid: field.uid, text }] });
  return (
    <div className="edit-line">
      <Checkbox
        checked={set !== undefined}
        onChange={({ target }) =>
          target.checked
            ? change(null)
            : onEdit(others.length === 0 ? rest : { ...rest, custom: others })
        }
      >
        <span title={field.name}>{field.name}</span>
      </Checkbox>
      <div>
        <FieldControl
          field={field}
          text={set?.text ?? null}
          onChange={change}
          placeholder={set?.text === null ? t('selection.cleared') : ''}
        />
      </div>
    </div>
  );
};
