import type { Changed } from '../../../../shared/contract/base.ts';
import type { LaunchState } from '../../../../shared/contract/community-launch.ts';
import {
  launchFact,
  launchSteps,
  type LaunchFacts,
  type LaunchStep,
} from '../../../../shared/domain/communities/launch.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { label, requireCommunity } from './common.ts';
import { PERSON } from '../figures/scope.ts';

const factsOf = (db: ReadDb, communityId: number): LaunchFacts => {
  const found = sql<Record<keyof LaunchFacts, number>>(
    db,
    `SELECT coalesce(trim(persona), '') <> '' AS persona, type IS 'product' AS product,
       (SELECT count(*) FROM content_item WHERE community_id = community.id AND archived = 0) AS contents,
       trim(name) <> '' AS name, coalesce(trim(theme), '') <> '' AS theme,
       (SELECT count(*) FROM community_rule WHERE community_id = community.id) AS ruleVersions,
       (SELECT count(DISTINCT ${PERSON}) FROM first_member JOIN member ON member.id = first_member.member_id
        WHERE first_member.community_id = community.id AND status = 'agreed') AS agreed,
       (SELECT count(*) FROM chat_group WHERE community_id = community.id) AS groups
     FROM community WHERE id = ?`,
  ).get(communityId)!;
  return {
    ...found,
    persona: found.persona === 1,
    product: found.product === 1,
    name: found.name === 1,
    theme: found.theme === 1,
  };
};

interface Tick {
  readonly uid: string;
  readonly step: string;
  readonly by: string | null;
  readonly date: string;
  readonly note: string | null;
}

const ticksOf = (db: ReadDb | WriteDb, communityId: number): Tick[] =>
  sql<Tick>(
    db,
    `SELECT uid, step, by_name AS "by", done_date AS date, note FROM launch_tick
     WHERE community_id = ? ORDER BY id`,
  ).all(communityId);

/** The launch checklist: what the record shows, and what was ticked by hand. */
export const readLaunch = (
  db: ReadDb,
  { communityUid }: { readonly communityUid: string },
): LaunchState => {
  const { id } = requireCommunity(db, communityUid);
  const facts = factsOf(db, id);
  const ticks = ticksOf(db, id);
  return {
    steps: launchSteps.map((step) => {
      const tick = ticks.findLast((one) => one.step === step);
      return {
        step,
        fact: launchFact(step, facts),
        tick: tick === undefined ? null : { by: tick.by, date: tick.date, note: tick.note },
      };
    }),
  };
};

export const tickStep = (
  db: WriteDb,
  args: {
    readonly communityUid: string;
    readonly step: LaunchStep;
    readonly by: string | null;
    readonly date: string;
    readonly note: string | null;
  },
  env: WriteEnv,
): Changed => {
  const { id, name } = requireCommunity(db, args.communityUid);
  const values = {
    by_name: args.by === '' ? null : args.by,
    done_date: args.date,
    note: args.note === '' ? null : args.note,
  };
  const before = ticksOf(db, id).findLast((one) => one.step === args.step);
  if (before !== undefined && !differs(db, 'launch_tick', before.uid, values))
    return { uid: before.uid, operationUid: null };
  return operate(db, env, label('launch-ticked', { name }), (operation) => {
    if (before !== undefined) {
      updateRow(db, operation, 'launch_tick', before.uid, values);
      return { uid: before.uid, operationUid: operation.uid };
    }
    const uid = newUid('launch_tick', env);
    insertRow(db, operation, 'launch_tick', { uid, community_id: id, step: args.step, ...values });
    return { uid, operationUid: operation.uid };
  });
};

export const untickStep = (
  db: WriteDb,
  args: { readonly communityUid: string; readonly step: LaunchStep },
  env: WriteEnv,
): Changed => {
  const { id, name } = requireCommunity(db, args.communityUid);
  const ticks = ticksOf(db, id).filter((one) => one.step === args.step);
  if (ticks.length === 0) return { uid: args.communityUid, operationUid: null };
  return operate(db, env, label('launch-unticked', { name }), (operation) => {
    for (const { uid } of ticks) deleteRow(db, operation, 'launch_tick', uid);
    return { uid: args.communityUid, operationUid: operation.uid };
  });
};
