import { conditionGroup, type ConditionGroup } from '../../../../shared/contract/conditions.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { neverHolds } from '../../../../shared/domain/conditions/problems.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { freezeStarted } from '../campaigns/freeze.ts';
import { singleFields } from '../conditions/own-fields.ts';
import { namesOf, readSegment } from './read.ts';

interface Changed {
  readonly uid: string;
  /** null when nothing had to change. */
  readonly operationUid: string | null;
}

const label = (key: string, name: string) => ({
  kind: 'edit' as const,
  label: { key: `history.segment-${key}`, values: { name } },
});

const refuseTaken = (db: WriteDb, name: string, except: string | null): void => {
  const taken = sql(db, 'SELECT 1 FROM segment WHERE name = ? COLLATE NOCASE AND uid IS NOT ?').get(
    name,
    except,
  );
  if (taken !== undefined) throw new WorkstationError('invalid-input', { field: 'name' });
};

/** In one order of its keys, so that equal conditions are equal texts. */
const textOf = (db: ReadDb, given: ConditionGroup, before: Record<string, string>): string => {
  const conditions = conditionGroup.parse(given);
  if (neverHolds(conditions, singleFields(db))) throw new WorkstationError('never-holds');
  // What is gone keeps the name it had.
  return JSON.stringify({ conditions, names: { ...before, ...namesOf(db, conditions) } });
};

/** Throws `invalid-input` when the name is taken, `never-holds` of conditions that nobody can meet. */
export const createSegment = (
  db: WriteDb,
  args: { readonly name: string; readonly note: string; readonly conditions: ConditionGroup },
  env: WriteEnv,
): Changed => {
  const { name, note } = args;
  refuseTaken(db, name, null);
  const conditions = textOf(db, args.conditions, {});
  const uid = newUid('segment', env);
  return operate(db, env, label('created', name), (operation) => {
    insertRow(db, operation, 'segment', { uid, name, note, conditions });
    return { uid, operationUid: operation.uid };
  });
};

/**
 * Gives a segment what is given of a name, a note and conditions. Throws `not-found`,
 * `invalid-input` when another segment has the name, `never-holds`.
 */
export const changeSegment = (
  db: WriteDb,
  args: {
    readonly uid: string;
    readonly name?: string | undefined;
    readonly note?: string | undefined;
    readonly conditions?: ConditionGroup | undefined;
  },
  env: WriteEnv,
): Changed => {
  const { uid, name, note, conditions } = args;
  const before = readSegment(db, { uid });
  if (name !== undefined) refuseTaken(db, name, uid);
  const fields = {
    ...(name === undefined ? {} : { name }),
    ...(note === undefined ? {} : { note }),
    ...(conditions === undefined ? {} : { conditions: textOf(db, conditions, before.names) }),
  };
  if (!differs(db, 'segment', uid, fields)) return { uid, operationUid: null };
  // Campaigns that have begun keep who was in it until now.
  freezeStarted(db, {}, env);
  return operate(db, env, label('changed', before.name), (operation) => {
    updateRow(db, operation, 'segment', uid, fields);
    if (name !== undefined)
      for (const choice of sql<{ uid: string }>(
        db,
        'SELECT uid FROM campaign_segment WHERE segment_uid = ?',
      ).all(uid))
        updateRow(db, operation, 'campaign_segment', choice.uid, { name });
    return { uid, operationUid: operation.uid };
  });
};

/** Its members, and what campaigns that have begun keep of it, stay as they are. Throws `not-found`. */
export const removeSegment = (
  db: WriteDb,
  { uid }: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const { name } = readSegment(db, { uid });
  freezeStarted(db, {}, env);
  return operate(db, env, label('removed', name), (operation) => {
    deleteRow(db, operation, 'segment', uid);
    return { uid, operationUid: operation.uid };
  });
};
