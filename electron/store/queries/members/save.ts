import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { FieldValue, MemberFields } from '../../../../shared/contract/members.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { filled } from '../../derived/shares.ts';
import { operate, type Operation, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow, type Value } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { changedValues, wantedValues, writeValues } from '../custom-fields/values.ts';
import { calledSql, identitiesOf, survivorOf } from './detail.ts';
import { own } from './own.ts';

export interface Changed {
  readonly uid: string;
  /** null when nothing had to change. */
  readonly operationUid: string | null;
}

interface Member {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
}

/** The member or, of a merged one, the survivor: what is edited is what is shown. */
export const requireMember = (db: ReadDb, given: string): Member => {
  const { id, uid } = survivorOf(db, given);
  const { name } = sql<{ name: string }>(
    db,
    `SELECT coalesce(${calledSql('member')}, uid) AS name FROM member WHERE id = ?`,
  ).get(id)!;
  return { id, uid, name };
};

const label = (key: string, values: Readonly<Record<string, string>>) => ({
  kind: 'edit' as const,
  label: { key: `history.${key}`, values },
});

const markDirty = (db: WriteDb, id: number): void => {
  sql(db, 'INSERT OR IGNORE INTO temp.dirty_member (id) VALUES (?)').run(id);
};

const columnOf = {
  name: 'name',
  nickname: 'nickname',
  remark: 'remark',
  gender: 'gender',
  birthday: 'birthday_date',
  region: 'region',
  city: 'city',
  company: 'company',
  job: 'job',
  source: 'source',
  joinedDate: 'joined_date',
} as const;

const columns = (fields: Partial<MemberFields>): Record<string, Value> => {
  const values: Record<string, Value> = {};
  for (const [field, column] of Object.entries(columnOf)) {
    const value = fields[field as keyof typeof columnOf];
    if (value !== undefined) values[column] = value === '' ? null : value;
  }
  return values;
};

/** Adds a member by hand; needs a name, a nickname or a remark to be known by. */
export const createMember = (
  db: WriteDb,
  args: { readonly fields: Partial<MemberFields>; readonly custom?: readonly FieldValue[] },
  env: WriteEnv,
): Changed => {
  const { fields } = args;
  const custom = wantedValues(db, args.custom ?? []).filter(({ reading }) => reading !== null);
  const name = [fields.name, fields.nickname, fields.remark].find(
    (text) => text !== undefined && text !== null && text !== '',
  );
  if (typeof name !== 'string') throw new WorkstationError('invalid-input', { field: 'name' });
  const uid = newUid('member', env);
  return operate(db, env, label('member-created', { name }), (operation) => {
    const id = insertRow(db, operation, 'member', { uid, ...columns(fields) });
    setTags(db, operation, id, fields.tags ?? [], env);
    writeValues(db, operation, { id, uid }, custom);
    markDirty(db, id);
    return { uid, operationUid: operation.uid };
  });
};

/** Changes fields and tags of a member, whoever was merged into it included, as one operation. */
export const updateMember = (
  db: WriteDb,
  args: {
    readonly uid: string;
    readonly fields: Partial<MemberFields>;
    readonly custom?: readonly FieldValue[];
  },
  env: WriteEnv,
): Changed => {
  const { id, uid, name } = requireMember(db, args.uid);
  const values = columns(args.fields);
  const { tags } = args.fields;
  const before = new Set(tagsOf(db, id).map((tag) => tag.name));
  const wanted = new Set(tags ?? before);
  const sameTags = wanted.size === before.size && [...wanted].every((name) => before.has(name));
  // A field left blank would show what a merged member says.
  const blanked = Object.fromEntries(
    filled.filter((column) => values[column] === null).map((column) => [column, null]),
  );
  const rows: [uid: string, values: Record<string, Value>][] = [
    [uid, values],
    ...mergedInto(db, id).map((gone) => [gone, blanked] as [string, typeof blanked]),
  ];
  const custom = changedValues(db, id, wantedValues(db, args.custom ?? []));
  if (
    sameTags &&
    custom.length === 0 &&
    !rows.some(([one, fields]) => differs(db, 'member', one, fields))
  )
    return { uid, operationUid: null };
  return operate(db, env, label('member-updated', { name }), (operation) => {
    for (const [one, fields] of rows) updateRow(db, operation, 'member', one, fields);
    if (tags !== undefined) setTags(db, operation, id, tags, env);
    writeValues(db, operation, { id, uid }, custom);
    markDirty(db, id);
    return { uid, operationUid: operation.uid };
  });
};

const mergedInto = (db: WriteDb, id: number): string[] =>
  sql<{ uid: string }>(db, 'SELECT uid FROM member WHERE effective_member_id = ? ORDER BY uid')
    .all(id)
    .map((row) => row.uid);

const tagsOf = (db: WriteDb, memberId: number): { readonly uid: string; readonly name: string }[] =>
  sql<{ uid: string; name: string }>(
    db,
    `SELECT member_tag.uid, tag.name FROM member_tag JOIN tag ON tag.id = member_tag.tag_id
     WHERE member_id IN ${own}`,
  ).all({ id: memberId });

const setTags = (
  db: WriteDb,
  operation: Operation,
  memberId: number,
  tags: readonly string[],
  env: WriteEnv,
): void => {
  const before = tagsOf(db, memberId);
  for (const tag of before)
    if (!tags.includes(tag.name)) deleteRow(db, operation, 'member_tag', tag.uid);
  for (const name of new Set(tags)) {
    if (before.some((tag) => tag.name === name)) continue;
    const known = sql<{ id: number }>(db, 'SELECT id FROM tag WHERE name = ?').get(name);
    const tagId = known?.id ?? insertRow(db, operation, 'tag', { uid: newUid('tag', env), name });
    insertRow(db, operation, 'member_tag', {
      uid: newUid('member_tag', env),
      member_id: memberId,
      tag_id: tagId,
    });
  }
};

/** Takes a member out of the grid, or back into it; nothing is deleted. */
export const archiveMember = (
  db: WriteDb,
  args: { readonly uid: string; readonly archived: boolean },
  env: WriteEnv,
): Changed => {
  const { id, uid, name } = requireMember(db, args.uid);
  const archived = args.archived ? 1 : 0;
  if (!differs(db, 'member', uid, { archived })) return { uid, operationUid: null };
  const key = args.archived ? 'member-archived' : 'member-restored';
  return operate(db, env, label(key, { name }), (operation) => {
    updateRow(db, operation, 'member', uid, { archived });
    markDirty(db, id);
    return { uid, operationUid: operation.uid };
  });
};

/** Hands out what is masked and keeps who asked and why in the log. */
export const unmaskMember = (
  db: WriteDb,
  args: { readonly uid: string; readonly reason: string },
  env: WriteEnv,
): { readonly identities: { namespace: string; value: string; masked: boolean }[] } => {
  const { id, name } = requireMember(db, args.uid);
  return operate(
    db,
    env,
    {
      kind: 'reveal',
      label: { key: 'history.member-unmasked', values: { name, reason: args.reason } },
    },
    () => ({ identities: identitiesOf(db, id).map((row) => ({ ...row, masked: false })) }),
  );
};

/** As `unmaskMember` for a list that leaves the program whole. */
export const recordUnmaskedList = (
  db: WriteDb,
  args: { readonly count: number; readonly reason: string },
  env: WriteEnv,
): null =>
  operate(
    db,
    env,
    {
      kind: 'reveal',
      label: {
        key: 'history.members-unmasked',
        values: { count: args.count, reason: args.reason },
      },
    },
    () => null,
  );
