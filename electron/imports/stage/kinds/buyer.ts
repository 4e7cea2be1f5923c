import type { FieldId } from '../../../../shared/domain/imports/fields.ts';
import type { PhoneValue } from '../../../../shared/domain/values/phones.ts';
import { sameName } from '../person-keys.ts';
import type { FieldValue, SheetValues } from '../sheet-values.ts';

const addressFields: readonly FieldId[] = ['member.region', 'member.city'];

/**
 * The row of an order as its buyer's. Who receives a parcel is the buyer only when their phones or
 * names agree, or when the row names nobody else; a gift makes no member of whoever gets it.
 */
export const asBuyer = (values: SheetValues): SheetValues => {
  const name = values.get('order.receiver');
  const phone = values.get('order.receiver_phone');
  if (name === null && phone === null) return values;
  const isBuyer = isSamePerson(values, name, phone);
  return {
    ...values,
    get: <Field extends FieldId>(field: Field): FieldValue<Field> | null => {
      const own = values.get(field);
      if (!isBuyer) return addressFields.includes(field) ? null : own;
      const received = field === 'member.phone' ? phone : field === 'member.name' ? name : null;
      return own ?? (received as FieldValue<Field> | null);
    },
  };
};

const isSamePerson = (
  values: SheetValues,
  name: string | null,
  phone: PhoneValue | null,
): boolean => {
  const buyerPhone = values.get('member.phone');
  const buyerName = values.get('member.name');
  if (buyerPhone !== null && phone !== null)
    return (
      (buyerPhone.masked !== null && buyerPhone.masked === phone.masked) ||
      buyerPhone.numbers.some((number) => phone.numbers.includes(number))
    );
  if (buyerName !== null && name !== null) return sameName(buyerName, name);
  return (
    buyerPhone === null &&
    ids.every((field) => values.get(field) === null) &&
    (buyerName === null || name === null)
  );
};

const ids = [
  'member.email',
  'member.external_id',
  'member.unionid',
  'member.openid',
  'member.wechat',
] as const;
