import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { CustomField } from '../../../shared/contract/custom-fields.ts';
import { genders, type MemberDetail, type MemberFields } from '../../../shared/contract/members.ts';
import { useT } from '../../app/appearance.tsx';
import { DateField } from '../../components/date-field.tsx';
import { client } from '../../rpc/client.ts';
import { FieldControl } from './field-control.tsx';
import { fitsField } from './field-words.ts';
import { useFields, useMemberChange } from './queries.ts';

interface MemberFormProps {
  /** null = a new member. */
  readonly member: MemberDetail | null;
  readonly onClose: () => void;
  readonly onSaved: (uid: string) => void;
}

const textFields = [
  'name',
  'nickname',
  'remark',
  'birthday',
  'region',
  'city',
  'company',
  'job',
  'source',
] as const;

/** A birthday of which the year may be unknown: `1995-08-16`, `--08-16`. */
const birthday = /^(?:\d{4}|-)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

const fieldsOf = (detail: MemberDetail | null): MemberFields => ({
  name: detail?.recorded.name ?? null,
  nickname: detail?.member.nickname ?? null,
  remark: detail?.member.remark ?? null,
  gender: detail?.member.gender ?? null,
  birthday: detail?.member.birthday ?? null,
  region: detail?.member.region ?? null,
  city: detail?.member.city ?? null,
  company: detail?.member.company ?? null,
  job: detail?.member.job ?? null,
  source: detail?.member.source ?? null,
  joinedDate: detail?.recorded.joinedDate ?? null,
  tags: [...(detail?.member.tags ?? [])],
});

/** The fields of one member; saving is one operation. */
export const MemberForm = ({ member, onClose, onSaved }: MemberFormProps) => {
  const t = useT();
  const { change, busy } = useMemberChange();
  const [fields, setFields] = useState(() => fieldsOf(member));
  const own = (useFields() ?? []).filter(({ archived }) => !archived);
  const [custom, setCustom] = useState<ReadonlyMap<string, string | null>>(new Map());
  const textOf = ({ uid }: CustomField): string | null =>
    custom.get(uid) === undefined
      ? (member?.member.fields[uid]?.text ?? null)
      : (custom.get(uid) ?? null);
  // A recorded text that does not fit may stay; what is written now must fit.
  const wrong = own.some((field) => custom.has(field.uid) && !fitsField(field, textOf(field)));
  const named = [fields.name, fields.nickname, fields.remark].some((text) => (text ?? '') !== '');
  const wrongBirthday = fields.birthday !== null && !birthday.test(fields.birthday);
  const save = async (): Promise<void> => {
    const before = fieldsOf(member);
    const changed = Object.fromEntries(
      Object.entries(fields).filter(
        ([field, value]) =>
          JSON.stringify(value) !== JSON.stringify(before[field as keyof MemberFields]),
      ),
    ) as Partial<MemberFields>;
    const values = [...custom].map(([uid, text]) => ({ uid, text }));
    const saved = await (
      member === null
        ? change('members.created', () =>
            client.members.create({ fields: changed, custom: values }),
          )
        : change('members.updated', () =>
            client.members.update({ uid: member.member.uid, fields: changed, custom: values }),
          )
    ).catch(() => null);
    if (saved === null) return;
    onSaved(saved.uid);
    onClose();
  };
  return (
    <Modal
      open
      width={560}
      title={t(member === null ? 'members.new' : 'members.edit')}
      okText={member === null ? t('members.new') : t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{
        disabled: wrongBirthday || wrong || (member === null && !named),
        loading: busy,
      }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="member-form">
        {textFields.map((field) => (
          <label key={field}>
            {t(`members.column-${field}`)}
            <Input
              maxLength={300}
              {...(field === 'birthday'
                ? {
                    placeholder: 'YYYY-MM-DD',
                    ...(wrongBirthday ? { status: 'error' as const } : {}),
                  }
                : {})}
              value={fields[field] ?? ''}
              onChange={(event) =>
                setFields({
                  ...fields,
                  [field]: event.target.value === '' ? null : event.target.value,
                })
              }
            />
            {field === 'birthday' && wrongBirthday && (
              <span className="bad" role="alert">
                {t('members.birthday-help')}
              </span>
            )}
          </label>
        ))}
        <label>
          {t('members.column-joinedDate')}
          <DateField
            label={t('members.column-joinedDate')}
            value={fields.joinedDate}
            onChange={(joinedDate) => setFields({ ...fields, joinedDate })}
          />
        </label>
        <label>
          {t('members.column-gender')}
          <Select
            allowClear
            value={fields.gender}
            onChange={(gender: MemberFields['gender'] | undefined) =>
              setFields({ ...fields, gender: gender ?? null })
            }
            options={genders.map((value) => ({ value, label: t(`members.gender-${value}`) }))}
          />
        </label>
        <label className="wide">
          {t('members.column-tags')}
          <Select
            mode="tags"
            value={fields.tags}
            onChange={(tags) => setFields({ ...fields, tags })}
          />
        </label>
        {own.map((field) => (
          <label key={field.uid} className={field.kind === 'multi' ? 'wide' : undefined}>
            {field.name}
            <FieldControl
              field={field}
              text={textOf(field)}
              onChange={(text) => setCustom(new Map(custom).set(field.uid, text))}
            />
          </label>
        ))}
      </div>
    </Modal>
  );
};
