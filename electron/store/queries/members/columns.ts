import type { MemberColumn, ColumnFilter } from '../../../../shared/contract/member-filters.ts';
import { parsePhone } from '../../../../shared/domain/values/phones.ts';
import { fieldCondition } from './field-columns.ts';

/** Where each grid column stands in `person`; names sort by their pinyin key, tiers from the top. */
export const sortColumn: Readonly<Record<MemberColumn, string>> = {
  name: 'name_key',
  nickname: 'nickname',
  remark: 'remark',
  phone: 'phone',
  email: 'email',
  externalId: 'external_id',
  region: 'region',
  company: 'company',
  job: 'job',
  gender: 'gender',
  city: 'city',
  source: 'source',
  externalLevel: 'external_level',
  tier: 'tier_rank',
  tags: 'tags',
  communities: 'communities',
  joinedDate: 'joined_date',
  leftDate: 'left_date',
  lastActiveDate: 'last_active_date',
  birthday: 'birthday_date',
  groups: 'groups',
  points: 'points',
  orders: 'orders',
  ordersNet: 'orders_net_minor',
  events: 'events',
  signups: 'signups',
  interactions: 'interactions',
};

export const archivedMembers = 'SELECT id FROM member WHERE archived = 1';

/** What a grid column shows, as it is filtered. */
export const columnOf = (column: MemberColumn): string =>
  column === 'name' || column === 'tier' ? column : sortColumn[column];

export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (found) => `\\${found}`);

/** One filter as a condition on `person`; what is blank differs from, and lacks, every text. */
export const filterCondition = (filter: ColumnFilter): Condition => {
  switch (filter.kind) {
    case 'text':
      return textCondition(filter);
    case 'set': {
      const condition = setCondition(filter.column, filter.values);
      return filter.exclude === true ? not(condition) : condition;
    }
    case 'dates': {
      // A birthday without its year (`--08-16`) stands before every date and is in no range.
      const from = filter.column === 'birthday' && filter.to !== null ? '0' : null;
      return range(columnOf(filter.column), filter.from ?? from, filter.to);
    }
    case 'numbers': {
      const condition = range(columnOf(filter.column), filter.from, filter.to);
      return filter.exclude === true ? not(condition) : condition;
    }
    case 'blank':
      return filter.blank ? blank(filter.column) : not(blank(filter.column));
    case 'field':
      return fieldCondition(filter);
  }
};

const not = ({ sql, values }: Condition): Condition => ({ sql: `NOT (${sql})`, values });

/** What the grid shows as an empty cell. */
const blank = (column: MemberColumn): Condition => ({
  sql: column === 'ordersNet' ? 'currency IS NULL' : `coalesce(${columnOf(column)}, '') = ''`,
  values: [],
});

const textCondition = ({
  column,
  match,
  text,
}: Extract<ColumnFilter, { kind: 'text' }>): Condition => {
  const name = columnOf(column);
  // Phones are kept with their country.
  const whole = (column === 'phone' && phoneOf(text)) || text;
  switch (match) {
    case 'blank':
      return blank(column);
    case 'filled':
      return not(blank(column));
    case 'equals':
      return { sql: `${name} = ? COLLATE NOCASE`, values: [whole] };
    case 'differs':
      return { sql: `coalesce(${name}, '') <> ? COLLATE NOCASE`, values: [whole] };
    case 'contains':
      return { sql: `${name} LIKE ? ESCAPE '\\'`, values: [`%${escapeLike(text)}%`] };
    case 'lacks':
      return {
        sql: `coalesce(${name}, '') NOT LIKE ? ESCAPE '\\'`,
        values: [`%${escapeLike(text)}%`],
      };
  }
};

const phoneOf = (text: string): string | undefined => {
  const phone = parsePhone(text);
  return phone.ok ? phone.value?.numbers[0] : undefined;
};

/** Columns that hold several values in one text. */
export const listColumns: ReadonlySet<MemberColumn> = new Set(['tags', 'communities']);

const setCondition = (column: MemberColumn, values: readonly string[]): Condition => {
  const name = columnOf(column);
  if (!listColumns.has(column))
    return {
      sql: `coalesce(${name}, '') IN (${values.map(() => '?').join(', ')})`,
      values,
    };
  const one = (value: string): string =>
    value === ''
      ? `${name} = ?`
      : `instr(char(31) || ${name} || char(31), char(31) || ? || char(31)) > 0`;
  return { sql: `(${values.map(one).join(' OR ')})`, values };
};

const range = (
  column: string,
  from: string | number | null,
  to: string | number | null,
): Condition => {
  const parts: string[] = [];
  const values: (string | number)[] = [];
  if (from !== null) {
    parts.push(`${column} >= ?`);
    values.push(from);
  }
  if (to !== null) {
    parts.push(`${column} <= ?`);
    values.push(to);
  }
  return { sql: parts.length === 0 ? '1' : `(${parts.join(' AND ')})`, values };
};
