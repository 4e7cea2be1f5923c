import type { Changed } from '../../../../shared/contract/base.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { LeavingWork } from '../../../../shared/contract/teammates.ts';
import { personKey } from '../../../../shared/domain/teammates/names.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type OperationLabel, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow } from '../../log/rows.ts';
import { newUid } from '../../uid.ts';
import { fieldsNaming, teammates, type Moment, type TeammateRecord } from './read.ts';
import { replacePerson } from './replace.ts';

export interface ChangedWork extends Changed {
  /** Fields that name another person now, or nobody. */
  readonly fields: number;
}

const label = (
  key: string,
  values: Readonly<Record<string, string | number>>,
): { readonly kind: 'edit'; readonly label: OperationLabel } => ({
  kind: 'edit',
  label: { key: `history.teammate-${key}`, values },
});

const known = (db: WriteDb, name: string): TeammateRecord | undefined =>
  teammates(db).find((one) => personKey(one.name) === personKey(name));

const requireTeammate = (db: WriteDb, uid: string): TeammateRecord => {
  const found = teammates(db).find((one) => one.uid === uid);
  if (found === undefined) throw new WorkstationError('not-found', { what: uid });
  return found;
};

/** Puts people on the list as one operation; throws `teammate-known` for one who is on it. */
export const addTeammates = (
  db: WriteDb,
  {
    people,
  }: { readonly people: readonly { readonly name: string; readonly role: string | null }[] },
  env: WriteEnv,
): Changed => {
  const keys = new Set(people.map(({ name }) => personKey(name)));
  if (keys.size < people.length) throw new WorkstationError('invalid-input', { field: 'people' });
  for (const { name } of people)
    if (known(db, name) !== undefined) throw new WorkstationError('teammate-known', { name });
  const uids = people.map(() => newUid('teammate', env));
  const named = label(people.length === 1 ? 'added' : 'added-many', {
    name: people[0]!.name,
    count: people.length,
  });
  return operate(db, env, named, (operation) => {
    for (const [index, { name, role }] of people.entries())
      insertRow(db, operation, 'teammate', { uid: uids[index]!, name, role });
    return { uid: uids[0]!, operationUid: operation.uid };
  });
};

export const setRole = (
  db: WriteDb,
  { uid, role }: { readonly uid: string; readonly role: string | null },
  env: WriteEnv,
): Changed => {
  const { name } = requireTeammate(db, uid);
  if (!differs(db, 'teammate', uid, { role })) return { uid, operationUid: null };
  return operate(db, env, label('updated', { name }), (operation) => {
    updateRow(db, operation, 'teammate', uid, { role });
    return { uid, operationUid: operation.uid };
  });
};

/**
 * Gives a person another name wherever the work names them, signed words apart. Into the name of
 * somebody who is there already they become that one person.
 */
export const renamePerson = (
  db: WriteDb,
  { from, to, ...moment }: Moment & { readonly from: string; readonly to: string },
  env: WriteEnv,
): ChangedWork => {
  const person = known(db, from);
  const into = known(db, to);
  const isMerge = into !== undefined && into.uid !== person?.uid;
  const uid = into?.uid ?? person?.uid ?? from;
  if (from === to) return { uid, operationUid: null, fields: 0 };
  const { total, signed } = fieldsNaming(db, from, moment);
  const count = total - signed;
  if (person === undefined && count === 0) throw new WorkstationError('not-found', { what: from });
  const named = label(isMerge ? 'merged' : 'renamed', { from, to: into?.name ?? to, count });
  return operate(db, env, named, (operation) => {
    const name = isMerge ? into.name : to;
    const fields = replacePerson(db, operation, { from, to: name, openOnly: false }, moment);
    if (isMerge && person !== undefined) {
      updateRow(db, operation, 'teammate', into.uid, {
        role: into.role ?? person.role,
        // One of the two spellings is still at work: so is the person.
        left_date: person.leftDate === null ? null : into.leftDate,
      });
      deleteRow(db, operation, 'teammate', person.uid);
    } else if (person !== undefined) updateRow(db, operation, 'teammate', person.uid, { name });
    return { uid, operationUid: operation.uid, fields };
  });
};

const leavingLabel = (work: LeavingWork, name: string, count: number) => {
  switch (work.do) {
    case 'keep':
      return label('left', { name });
    case 'hand-over':
      return label('handed-over', { name, to: work.to, count });
    case 'clear':
      return label('cleared', { name, count });
    default: {
      const never: never = work;
      return never;
    }
  }
};

/**
 * Takes a person out of the active team and does with their open work as asked; what is done, closed
 * or past names them as before. Who is named nowhere is taken off the list altogether.
 */
export const leaveTeam = (
  db: WriteDb,
  { uid, work, ...moment }: Moment & { readonly uid: string; readonly work: LeavingWork },
  env: WriteEnv,
): ChangedWork => {
  const person = requireTeammate(db, uid);
  const to = work.do === 'hand-over' ? work.to : null;
  if (to !== null && personKey(to) === personKey(person.name))
    throw new WorkstationError('invalid-input', { field: 'to' });
  const { total, open } = fieldsNaming(db, person.name, moment);
  const isGone = total === (work.do === 'keep' ? 0 : open);
  if (work.do === 'keep' && !isGone && person.leftDate !== null)
    return { uid, operationUid: null, fields: 0 };
  const named =
    total === 0 ? label('removed', { name: person.name }) : leavingLabel(work, person.name, open);
  return operate(db, env, named, (operation) => {
    const fields =
      work.do === 'keep'
        ? 0
        : replacePerson(db, operation, { from: person.name, to, openOnly: true }, moment);
    if (isGone) deleteRow(db, operation, 'teammate', uid);
    else updateRow(db, operation, 'teammate', uid, { left_date: person.leftDate ?? moment.today });
    return { uid, operationUid: operation.uid, fields };
  });
};

/** Somebody who had left is at work again. */
export const comeBack = (
  db: WriteDb,
  { uid }: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const { name, leftDate } = requireTeammate(db, uid);
  if (leftDate === null) return { uid, operationUid: null };
  return operate(db, env, label('came-back', { name }), (operation) => {
    updateRow(db, operation, 'teammate', uid, { left_date: null });
    return { uid, operationUid: operation.uid };
  });
};
