import type { FieldId } from '../../../shared/domain/imports/fields.ts';
import type { StageSession } from './session.ts';
import { toLocalDate, type SheetValues } from './sheet-values.ts';
import type { StagedValue, StagedValues } from './staging.ts';

/** The columns of `member` that a file can fill, with the field that each comes from. */
export const memberFields = {
  name: 'member.name',
  nickname: 'member.nickname',
  remark: 'member.remark',
  gender: 'member.gender',
  birthday_date: 'member.birthday',
  age: 'member.age',
  region: 'member.region',
  city: 'member.city',
  company: 'member.company',
  job: 'member.job',
  external_level: 'member.external_level',
  joined_date: 'member.joined',
  left_date: 'member.left',
  seen_date: 'member.last_active',
  source: 'member.source',
  referrer: 'member.referrer',
  consent: 'member.consent',
  staff: 'member.type',
} as const satisfies Readonly<Record<string, FieldId>>;

type MemberColumn = keyof typeof memberFields;

/** Fields that speak for a column where its own says nothing. */
const otherwise: Readonly<Partial<Record<MemberColumn, FieldId>>> = {
  name: 'order.receiver',
  nickname: 'interaction.sender',
  source: 'member.join_scene',
};

/** In a group list these belong to the membership. */
const ofMembership = new Set<MemberColumn>(['joined_date', 'left_date', 'source']);

const valueOf = (
  column: MemberColumn,
  values: SheetValues,
  { frame }: StageSession,
): StagedValue => {
  switch (column) {
    case 'joined_date':
    case 'left_date':
    case 'seen_date':
      return toLocalDate(values.get(memberFields[column]), frame);
    case 'consent': {
      const consent = values.get('member.consent');
      return consent === null ? null : consent ? 1 : 0;
    }
    case 'staff': {
      const type = values.get('member.type');
      return type === null ? null : type === 'staff' ? 1 : 0;
    }
    case 'nickname':
      return values.get('member.nickname') ?? values.get('interaction.sender');
    case 'source':
      return values.get('member.source') ?? values.get('member.join_scene');
    default:
      return values.get(memberFields[column]);
  }
};

/** Reads what a row says about the columns of `member`; only those that it says something about. */
export const createMemberColumns = (
  session: StageSession,
): ((values: SheetValues) => StagedValues) => {
  const { reader } = session;
  const inGroup = reader.has('group.name') || reader.has('group.key');
  // Rows of other kinds may be seen as a person that columns of their own name.
  const isSeen = !reader.fields.some((field) => field.startsWith('member.'));
  const isMapped = (column: MemberColumn): boolean => {
    if (isSeen) return true;
    const other = otherwise[column];
    return reader.has(memberFields[column]) || (other !== undefined && reader.has(other));
  };
  const mapped = (Object.keys(memberFields) as MemberColumn[]).filter(
    (column) => isMapped(column) && !(inGroup && ofMembership.has(column)),
  );
  return (values) => {
    const found: Record<string, StagedValue> = {};
    for (const column of mapped) {
      const value = valueOf(column, values, session);
      if (value !== null) found[column] = value;
    }
    return found;
  };
};
