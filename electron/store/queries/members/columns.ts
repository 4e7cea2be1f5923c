import type { MemberColumn, MemberFilter } from '../../../../shared/contract/members.ts';

/** Where each grid column stands in `person`; names sort by their pinyin key. */
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

const columnOf = (column: MemberColumn): string =>
  column === 'name' ? 'name' : sortColumn[column];

export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (found) => `\\${found}`);

/** One filter as a condition on `person`. */
export const filterCondition = (filter: MemberFilter): Condition => {
  const column = columnOf(filter.column);
  switch (filter.kind) {
    case 'text':
      switch (filter.match) {
        case 'blank':
          return { sql: `coalesce(${column}, '') = ''`, values: [] };
        case 'filled':
          return { sql: `coalesce(${column}, '') <> ''`, values: [] };
        case 'equals':
          return { sql: `${column} = ? COLLATE NOCASE`, values: [filter.text] };
        case 'contains':
          return {
            sql: `${column} LIKE ? ESCAPE '\\'`,
            values: [`%${escapeLike(filter.text)}%`],
          };
      }
    // Every `match` returns above.
    // falls through
    case 'set':
      return setCondition(filter.column, filter.values);
    case 'dates':
    case 'numbers':
      return range(column, filter.from, filter.to);
  }
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
