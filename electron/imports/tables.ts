import type { EntityName } from '../../shared/domain/imports/kinds.ts';
import type { Entity } from '../store/entities.ts';

/** One staged table: columns as in the workspace, references by uid, parents before children. */
export interface StagedTable {
  readonly entity: Entity;
  readonly name: EntityName;
  readonly columns: readonly string[];
  /** Column of the workspace and the table it points to; staged as `<column>_uid`. */
  readonly refs: readonly (readonly [column: string, entity: Entity])[];
  /** What a created row holds where the file says nothing. */
  readonly defaults?: Readonly<Record<string, string | number>>;
  /** Rows are only ever added: a row that exists is left as it is. */
  readonly addOnly?: boolean;
}

const member = ['member_id', 'member'] as const;
const event = ['event_id', 'event'] as const;
const community = ['community_id', 'community'] as const;
const group = ['group_id', 'chat_group'] as const;

const words = (text: string): string[] => text.split(' ');

export const stagedTables: readonly StagedTable[] = [
  {
    entity: 'community',
    name: 'communities',
    columns: words('external_key namespace name platform theme owner url created_date'),
    refs: [],
  },
  { entity: 'chat_group', name: 'groups', columns: words('name owner'), refs: [community] },
  {
    entity: 'member',
    name: 'members',
    columns: words(
      'name nickname remark gender birthday_date age region city company job external_level joined_date left_date seen_date source referrer consent',
    ),
    refs: [],
  },
  {
    entity: 'identity',
    name: 'identities',
    columns: words('namespace value strength'),
    refs: [member],
    addOnly: true,
  },
  { entity: 'tag', name: 'tags', columns: ['name'], refs: [], addOnly: true },
  {
    entity: 'member_tag',
    name: 'tags',
    columns: [],
    refs: [member, ['tag_id', 'tag']],
    addOnly: true,
  },
  {
    entity: 'membership',
    name: 'memberships',
    columns: words('joined_date left_date source'),
    refs: [member, group],
  },
  {
    entity: 'interaction',
    name: 'interactions',
    columns: words('kind at_ms local_date quantity counted'),
    refs: [member, group],
  },
  {
    entity: 'order_',
    name: 'orders',
    columns: words(
      'namespace shop number status created_at_ms paid_at_ms paid_date currency amount_minor refunded_minor coupon channel',
    ),
    refs: [member],
    defaults: { refunded_minor: 0, status: 'paid' },
  },
  {
    entity: 'order_line',
    name: 'order_lines',
    columns: words('line product quantity'),
    refs: [['order_id', 'order_']],
  },
  {
    entity: 'event',
    name: 'events',
    columns: words('external_key namespace name start_at_ms end_at_ms place capacity'),
    refs: [community],
  },
  {
    entity: 'signup',
    name: 'signups',
    columns: words('number attendee ticket status at_ms updated_at_ms guests channel'),
    refs: [event, member],
    defaults: { guests: 0, status: 'confirmed' },
  },
  {
    entity: 'checkin',
    name: 'checkins',
    columns: words('kind at_ms'),
    refs: [event, member, ['signup_id', 'signup']],
    addOnly: true,
  },
];

export const refColumn = (column: string): string => `${column.replace(/_id$/, '')}_uid`;

export const createStaging = `
CREATE TABLE row (
  n INTEGER PRIMARY KEY, uid TEXT, first INTEGER NOT NULL DEFAULT 1, member_uid TEXT, title TEXT NOT NULL,
  class TEXT, reason TEXT, column_index INTEGER, params TEXT NOT NULL DEFAULT '{}', value TEXT, cells TEXT
);
CREATE TABLE change (
  entity TEXT NOT NULL, uid TEXT NOT NULL, field TEXT NOT NULL, old_value ANY, new_value ANY,
  hand INTEGER NOT NULL
);
${stagedTables
  .map(
    ({ entity, columns, refs }) =>
      `CREATE TABLE s_${entity} (uid TEXT PRIMARY KEY, state TEXT${[
        ...columns,
        ...refs.map(([column]) => refColumn(column)),
      ]
        .map((name) => `, ${name} ANY`)
        .join('')}) WITHOUT ROWID;`,
  )
  .join('\n')}
`;
