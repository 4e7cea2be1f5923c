import { isBulk, withoutIndexes } from '../../bulk.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type Operation, type WriteEnv } from '../../log/operate.ts';
import { updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { label } from '../events/save.ts';
import { dueChoices, membersOn, type Choice, type Group } from './segments.ts';

/** Who is in segments or communities on a local date, by uid; those nobody can ask are left out. */
export type Lists = ReadonlyMap<string, Int32Array>;

/** To be asked before the operation that stores them. */
export const listsOn = (db: ReadDb, groups: readonly Group[], date: string): Lists =>
  new Map(
    groups.flatMap((group): [string, Int32Array][] => {
      const members = membersOn(db, group, date);
      return members === null ? [] : [[group.segment_uid, members]];
    }),
  );

/** Stores who was in a chosen segment on the start of its campaign, instead of what was stored. */
export const freeze = (
  db: WriteDb,
  operation: Operation,
  choice: Pick<Choice, 'id' | 'uid'>,
  { members, date }: { readonly members: Int32Array; readonly date: string },
  env: WriteEnv,
): void => {
  forget(db, operation, choice.id);
  updateRow(db, operation, 'campaign_segment', choice.uid, {
    frozen_date: date,
    frozen_at_ms: env.nowMs,
  });
  // The name of each row is its member's own and an ending that all of this list share.
  const ending = newUid('campaign_segment_member', env).slice(-10);
  const insert = (): void =>
    void sql(
      db,
      `INSERT INTO campaign_segment_member (op, uid, campaign_segment_id, member_id)
       SELECT ?, 'cm_' || substr(member.uid, instr(member.uid, '_') + 1) || ?, ?, member.id
       FROM json_each(?) AS listed CROSS JOIN member ON member.id = listed.value`,
    ).run(operation.id, ending, choice.id, JSON.stringify([...members]));
  if (isBulk(db, 'campaign_segment_member', members.length))
    withoutIndexes(db, 'campaign_segment_member', insert);
  else insert();
};

/** Back to the living segment. */
export const thaw = (db: WriteDb, operation: Operation, choice: Choice): void => {
  forget(db, operation, choice.id);
  updateRow(db, operation, 'campaign_segment', choice.uid, {
    frozen_date: null,
    frozen_at_ms: null,
  });
};

/** Deletes the list of a chosen segment, keeping each row for an undo. */
export const forget = (db: WriteDb, operation: Operation, choice: number): void => {
  sql(
    db,
    `INSERT INTO change (op, entity, entity_uid, field, old_value, new_value)
     SELECT ?, 'campaign_segment_member', uid, '*', json_object('id', id, 'uid', uid, 'op', op,
       'campaign_segment_id', campaign_segment_id, 'member_id', member_id), NULL
     FROM campaign_segment_member WHERE campaign_segment_id = ?`,
  ).run(operation.id, choice);
  sql(db, 'DELETE FROM campaign_segment_member WHERE campaign_segment_id = ?').run(choice);
};

/**
 * Stores the lists of campaigns that have begun since anybody looked, an operation a campaign: as of
 * its start, by what is recorded now.
 */
export const freezeStarted = (
  db: WriteDb,
  _args: object,
  env: WriteEnv,
): { readonly campaigns: number } => {
  const campaigns = Map.groupBy(dueChoices(db, env), (choice) => choice.campaign_uid);
  for (const choices of campaigns.values()) {
    const { from_date: date, campaign_name: name } = choices[0]!;
    const lists = listsOn(db, choices, date);
    const spec = { ...label('history.campaign-frozen', name), kind: 'rule' } as const;
    operate(db, env, spec, (operation) => {
      for (const choice of choices) {
        const members = lists.get(choice.segment_uid);
        if (members !== undefined) freeze(db, operation, choice, { members, date }, env);
      }
    });
  }
  return { campaigns: campaigns.size };
};
