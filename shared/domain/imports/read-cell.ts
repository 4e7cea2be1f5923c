import type { Cell } from '../cells.ts';
import { parseBirthday } from '../values/birthdays.ts';
import { parseCurrency } from '../values/currencies.ts';
import { parseDate, type DateValue } from '../values/dates.ts';
import { parseJoinScene, parseMemberType, type MemberType } from '../values/wecom.ts';
import { parseDuration } from '../values/durations.ts';
import { parseMoney, parseNumber, type MoneyValue } from '../values/numbers.ts';
import type { Parsed } from '../values/parsed.ts';
import { parsePhone, type PhoneValue } from '../values/phones.ts';
import {
  parseOrderStatus,
  parseRefundStatus,
  parseSignupStatus,
  type OrderStatus,
  type RefundStatus,
  type SignupStatusValue,
} from '../values/statuses.ts';
import {
  parseBoolean,
  parseEmail,
  parseGender,
  parseId,
  parseTags,
  parseText,
  type Gender,
} from '../values/texts.ts';
import type { FieldType } from './fields.ts';
import type { DateOrder } from './recognition.ts';

/** What a cell of each field type reads as; null = the cell says nothing. */
export interface ValueOf {
  readonly text: string;
  readonly id: string;
  readonly phone: PhoneValue;
  readonly email: string;
  readonly gender: Gender;
  /** `YYYY-MM-DD` or `--MM-DD`. */
  readonly birthday: string;
  readonly date: DateValue;
  readonly instant: DateValue;
  readonly number: number;
  readonly money: MoneyValue;
  /** ISO code. */
  readonly currency: string;
  readonly boolean: boolean;
  /** Milliseconds. */
  readonly duration: number;
  readonly tags: readonly string[];
  readonly 'join-scene': string;
  readonly 'member-type': MemberType;
  readonly 'signup-status': SignupStatusValue;
  readonly 'order-status': OrderStatus;
  readonly 'refund-status': RefundStatus;
}

/** What is settled for a whole column before its cells are read. */
export interface ValueContext {
  readonly dateOrder: DateOrder | null;
  readonly tagSeparator: string | null;
}

type Reader<Type extends FieldType> = (
  cell: Cell,
  context: ValueContext,
) => Parsed<ValueOf[Type] | null>;

const readers: { readonly [Type in FieldType]: Reader<Type> } = {
  text: parseText,
  id: parseId,
  phone: parsePhone,
  email: parseEmail,
  gender: parseGender,
  birthday: (cell, context) => parseBirthday(cell, context.dateOrder),
  date: (cell, context) => parseDate(cell, context.dateOrder),
  instant: (cell, context) => parseDate(cell, context.dateOrder),
  number: parseNumber,
  money: parseMoney,
  currency: parseCurrency,
  boolean: parseBoolean,
  duration: parseDuration,
  tags: (cell, context) => parseTags(cell, context.tagSeparator),
  'join-scene': parseJoinScene,
  'member-type': parseMemberType,
  'signup-status': parseSignupStatus,
  'order-status': parseOrderStatus,
  'refund-status': parseRefundStatus,
};

/** Reads one cell as its field means it. */
export const parseCell = <Type extends FieldType>(
  type: Type,
  cell: Cell,
  context: ValueContext,
): Parsed<ValueOf[Type] | null> => readers[type](cell, context);
