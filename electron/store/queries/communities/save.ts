import type { Changed } from '../../../../shared/contract/base.ts';
import type { CommunityFields } from '../../../../shared/contract/communities.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { differs, insertRow, updateRow, type Value } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { label, requireCommunity } from './common.ts';

const columnOf: Readonly<Record<keyof CommunityFields, string>> = {
  name: 'name',
  platform: 'platform',
  type: 'type',
  mode: 'mode',
  stage: 'stage',
  theme: 'theme',
  positioning: 'positioning',
  persona: 'persona',
  valuePromise: 'value_promise',
  culture: 'culture',
  rituals: 'rituals',
  capacity: 'capacity',
  owner: 'owner',
  url: 'url',
  createdDate: 'created_date',
};

const columns = (fields: Partial<CommunityFields>): Record<string, Value> => {
  const values: Record<string, Value> = {};
  for (const [field, column] of Object.entries(columnOf)) {
    const value = fields[field as keyof CommunityFields];
    if (value !== undefined) values[column] = value === '' ? null : value;
  }
  return values;
};

export const createCommunity = (
  db: WriteDb,
  args: { readonly fields: Partial<CommunityFields> & Pick<CommunityFields, 'name'> },
  env: WriteEnv,
): Changed => {
  const uid = newUid('community', env);
  return operate(db, env, label('community-created', { name: args.fields.name }), (operation) => {
    insertRow(db, operation, 'community', { uid, ...columns(args.fields) });
    return { uid, operationUid: operation.uid };
  });
};

/** Changes fields; a new name shows beside every member of the community at once. */
export const updateCommunity = (
  db: WriteDb,
  args: { readonly uid: string; readonly fields: Partial<CommunityFields> },
  env: WriteEnv,
): Changed => {
  const { id, name } = requireCommunity(db, args.uid);
  const values = columns(args.fields);
  if (!differs(db, 'community', args.uid, values)) return { uid: args.uid, operationUid: null };
  return operate(
    db,
    env,
    label('community-updated', { name: args.fields.name ?? name }),
    (operation) => {
      const changed = updateRow(db, operation, 'community', args.uid, values);
      if (changed.includes('name'))
        sql(
          db,
          `INSERT OR IGNORE INTO temp.dirty_member (id) SELECT membership.member_id FROM membership
         JOIN chat_group ON chat_group.id = membership.group_id WHERE chat_group.community_id = ?`,
        ).run(id);
      return { uid: args.uid, operationUid: operation.uid };
    },
  );
};

export const archiveCommunity = (
  db: WriteDb,
  args: { readonly uid: string; readonly archived: boolean },
  env: WriteEnv,
): Changed => {
  const { name } = requireCommunity(db, args.uid);
  const archived = args.archived ? 1 : 0;
  if (!differs(db, 'community', args.uid, { archived }))
    return { uid: args.uid, operationUid: null };
  const key = args.archived ? 'community-archived' : 'community-restored';
  return operate(db, env, label(key, { name }), (operation) => {
    updateRow(db, operation, 'community', args.uid, { archived });
    return { uid: args.uid, operationUid: operation.uid };
  });
};
