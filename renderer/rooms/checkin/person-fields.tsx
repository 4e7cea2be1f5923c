import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Attendee } from '../../../shared/contract/checkin.ts';
import { parsePhone } from '../../../shared/domain/values/phones.ts';
import { useT } from '../../app/appearance.tsx';
import { failureOf } from '../../app/failure.ts';
import { Field } from '../../components/field.tsx';
import { MemberSelect, type ChosenMember } from '../communities/member-select.tsx';

/** A person as far as it is filled in; `attendee` is null while that is not enough. */
export interface Person {
  readonly attendee: Attendee | null;
  readonly name: string;
  readonly phoneWrong: boolean;
}

interface KnownPhone {
  readonly uid: string;
  readonly name: string;
}

/** Whose phone it is that was given for somebody else, if that is why it failed. */
export const knownPhoneOf = (error: unknown): KnownPhone | null => {
  const failure = failureOf(error);
  if (failure?.code !== 'phone-known') return null;
  return { uid: String(failure.params['uid']), name: String(failure.params['name']) };
};

const isPhone = (text: string): boolean => {
  const parsed = parsePhone(text);
  return 'value' in parsed && (parsed.value === null || parsed.value.numbers.length > 0);
};

/** Name and phone, or a member that the name finds. */
export const usePerson = (firstName: string) => {
  const [choice, setChoice] = useState<ChosenMember | string | null>(
    firstName === '' ? null : firstName,
  );
  const [phone, setPhone] = useState('');
  const member = typeof choice === 'object' ? choice : null;
  const name = typeof choice === 'string' ? choice : (member?.name ?? '');
  const phoneWrong = member === null && !isPhone(phone);
  const attendee: Attendee | null =
    member !== null
      ? { memberUid: member.uid }
      : name === '' || phoneWrong
        ? null
        : { name, phone: phone.trim() === '' ? null : phone.trim(), isAnother: false };
  return { attendee, name, phone, phoneWrong, member, setChoice, setPhone };
};

interface PersonFieldsProps {
  readonly person: ReturnType<typeof usePerson>;
  readonly firstName: string;
}

export const PersonFields = ({ person, firstName }: PersonFieldsProps) => {
  const t = useT();
  return (
    <>
      <Field label={t('checkin.person')} hint={t('checkin.person-hint')}>
        <MemberSelect
          autoFocus
          label={t('checkin.person')}
          text={firstName}
          onChange={person.setChoice}
        />
      </Field>
      {person.member === null ? (
        <Field
          label={t('checkin.phone')}
          hint={person.phoneWrong ? undefined : t('checkin.phone-hint')}
        >
          <Input
            aria-label={t('checkin.phone')}
            value={person.phone}
            inputMode="tel"
            maxLength={40}
            {...(person.phoneWrong ? { status: 'error' as const } : {})}
            onChange={(event) => person.setPhone(event.target.value)}
          />
          {person.phoneWrong && (
            <span className="bad small" role="alert">
              {t('checkin.phone-wrong')}
            </span>
          )}
        </Field>
      ) : (
        <p className="good">{t('checkin.is-member', { name: person.member.name })}</p>
      )}
    </>
  );
};

interface KnownPhoneProps {
  readonly known: KnownPhone;
  readonly name: string;
  readonly onSame: () => void;
  readonly onAnother: () => void;
}

/** The phone is another member's: the same person under another name, or two of one household. */
export const KnownPhoneChoice = ({ known, name, onSame, onAnother }: KnownPhoneProps) => {
  const t = useT();
  return (
    <div className="notice" data-tone="watch" role="alert">
      <strong>{t('errors.phone-known', { name: known.name })}</strong>
      <div className="button-line">
        <Button onClick={onSame}>{t('checkin.same-person', { name: known.name })}</Button>
        <Button onClick={onAnother}>{t('checkin.another-person', { name })}</Button>
      </div>
    </div>
  );
};
