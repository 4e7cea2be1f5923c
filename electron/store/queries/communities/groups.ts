import type { Changed } from '../../../../shared/contract/base.ts';
import type { GroupFields } from '../../../../shared/contract/community-groups.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { differs, insertRow, updateRow, type Value } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { label, requireCommunity } from './common.ts';

const columnOf: Readonly<Record<keyof GroupFields, string>> = {
  name: 'name',
  kind: 'kind',
  owner: 'owner',
  createdDate: 'created_date',
};

const columns = (fields: Partial<GroupFields>): Record<string, Value> => {
  const values: Record<string, Value> = {};
  for (const [field, column] of Object.entries(columnOf)) {
    const value = fields[field as keyof GroupFields];
    if (value !== undefined) values[column] = value === '' ? null : value;
  }
  return values;
};

interface Group {
  readonly id: number;
  readonly name: string;
  readonly community_id: number | null;
}

const requireGroup = (db: WriteDb, uid: string): Group => {
  const found = sql<Group>(db, 'SELECT id, name, community_id FROM chat_group WHERE uid = ?').get(
    uid,
  );
  if (found === undefined) throw new WorkstationError('not-found', { what: uid });
  return found;
};

export const createGroup = (
  db: WriteDb,
  args: { readonly communityUid: string; readonly fields: GroupFields },
  env: WriteEnv,
): Changed => {
  const community = requireCommunity(db, args.communityUid);
  const uid = newUid('chat_group', env);
  return operate(db, env, label('group-created', { name: args.fields.name }), (operation) => {
    insertRow(db, operation, 'chat_group', {
      uid,
      community_id: community.id,
      name: args.fields.name,
      ...columns(args.fields),
    });
    return { uid, operationUid: operation.uid };
  });
};

/** Throws `not-found`. */
export const updateGroup = (
  db: WriteDb,
  args: { readonly uid: string; readonly fields: Partial<GroupFields> },
  env: WriteEnv,
): Changed => {
  const { name } = requireGroup(db, args.uid);
  const values = columns(args.fields);
  if (!differs(db, 'chat_group', args.uid, values)) return { uid: args.uid, operationUid: null };
  return operate(
    db,
    env,
    label('group-updated', { name: args.fields.name ?? name }),
    (operation) => {
      updateRow(db, operation, 'chat_group', args.uid, values);
      return { uid: args.uid, operationUid: operation.uid };
    },
  );
};

/**
 * Moves a group to another community with everybody in it: their activity there counts for the new
 * one, past days included. Throws `not-found`.
 */
export const moveGroup = (
  db: WriteDb,
  args: { readonly uid: string; readonly communityUid: string },
  env: WriteEnv,
): Changed => {
  const group = requireGroup(db, args.uid);
  const community = requireCommunity(db, args.communityUid);
  if (group.community_id === community.id) return { uid: args.uid, operationUid: null };
  const values = { name: group.name, to: community.name };
  return operate(db, env, label('group-moved', values), (operation) => {
    updateRow(db, operation, 'chat_group', args.uid, { community_id: community.id });
    sql(
      db,
      `INSERT OR IGNORE INTO temp.dirty_member (id)
       SELECT member_id FROM membership WHERE group_id = ?`,
    ).run(group.id);
    sql(
      db,
      `INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date)
       SELECT member_id, local_date FROM interaction WHERE group_id = ?`,
    ).run(group.id);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

/** An archived group is not run any more; its people stay counted until they leave. */
export const archiveGroup = (
  db: WriteDb,
  args: { readonly uid: string; readonly archived: boolean },
  env: WriteEnv,
): Changed => {
  const { name } = requireGroup(db, args.uid);
  const archived = args.archived ? 1 : 0;
  if (!differs(db, 'chat_group', args.uid, { archived }))
    return { uid: args.uid, operationUid: null };
  const key = args.archived ? 'group-archived' : 'group-restored';
  return operate(db, env, label(key, { name }), (operation) => {
    updateRow(db, operation, 'chat_group', args.uid, { archived });
    return { uid: args.uid, operationUid: operation.uid };
  });
};
