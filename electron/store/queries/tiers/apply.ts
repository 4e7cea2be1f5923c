import type { ApplyResult, TierRule } from '../../../../shared/contract/tiers.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import { isBulk, withoutIndexes } from '../../bulk.ts';
import type { WriteDb } from '../../db.ts';
import { operate, WORK_SHARE, type Operation, type WriteEnv } from '../../log/operate.ts';
import { insertRow } from '../../log/rows.ts';
import { span } from '../../report.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { evaluate, refuseDate, type Evaluated } from './evaluate.ts';
import { reasonReader, spokenRule } from './reasons.ts';
import { refuseProblems, writeRules, type StoredTier } from './rules.ts';

/** Until here the members are looked at, before anything is written. */
const LOOK_SHARE = 0.25;

/**
 * Saves the rules and evaluates every member as of a date, as one operation; the same few
 * statements however many move. Throws `invalid-input`, and `cancelled` with nothing changed.
 */
export const applyRules = (
  db: WriteDb,
  { rules, asOf }: { readonly rules: readonly TierRule[]; readonly asOf: string },
  env: WriteEnv,
): ApplyResult => {
  refuseProblems(db, rules);
  refuseDate(db, asOf, localDateOf(env.nowMs, readSettings(db).zone));
  const evaluated = evaluate(db, { rules, asOf }, span(env.report, 0, LOOK_SHARE));
  const { counts, members } = evaluated;
  const moved = evaluated.moves.ids.length;
  const label = { key: 'history.tiers-evaluated', values: { date: asOf, count: moved } };
  return operate(db, env, { kind: 'rule', label }, (operation) => {
    const report = span(env.report, LOOK_SHARE, WORK_SHARE);
    const tiers = writeRules(db, operation, rules, env);
    insertRow(db, operation, 'tier_evaluation', {
      uid: newUid('tier_evaluation', env),
      as_of_date: asOf,
      rules: JSON.stringify(
        rules.map(({ name, conditions }, place) => ({
          uid: tiers[place]!.uid,
          name,
          conditions,
        })),
      ),
      members,
      ...counts,
    });
    gather(db, evaluated, { rules, asOf, tiers });
    report(0.4);
    close(db, operation, asOf);
    changeUnmet(db, operation, evaluated);
    report(0.6);
    open(db, operation, asOf, env);
    report(0.9);
    db.exec(`
      INSERT OR IGNORE INTO temp.dirty_tier (id) SELECT id FROM temp.tier_move;
      DELETE FROM temp.tier_move;
    `);
    return { operationUid: operation.uid, members, ...counts };
  });
};

/** Keeps in `temp.tier_move` who leaves an interval, with the tier they go to and why. */
const gather = (
  db: WriteDb,
  { moves, released, tiers: named }: Evaluated,
  {
    rules,
    asOf,
    tiers,
  }: {
    readonly rules: readonly TierRule[];
    readonly asOf: string;
    readonly tiers: readonly StoredTier[];
  },
): void => {
  db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS tier_move (id INTEGER PRIMARY KEY, tier_id INTEGER, reason TEXT);
    DELETE FROM temp.tier_move;
  `);
  const reasonOf = reasonReader(db, rules, asOf);
  const insert = sql(db, 'INSERT INTO temp.tier_move (id, tier_id, reason) VALUES (?, ?, ?)');
  const add = (person: number, from: number, to: number): void => {
    const { of, values } = reasonOf(person, spokenRule(from, to, rules.length));
    const fell = of !== null && of !== to;
    insert.run(
      person,
      to < 0 ? null : tiers[to]!.id,
      JSON.stringify(fell ? { values, of: named[of]!.uid ?? tiers[of]!.uid } : { values }),
    );
  };
  for (let at = 0; at < moves.ids.length; at += 1)
    add(moves.ids[at]!, moves.from[at]!, moves.to[at]!);
  for (const { person, place } of released) add(person, place, place);
};

// Whoever was merged into a person has intervals of their own, which go with it.
const closing = `SELECT member_tier.id FROM member_tier
  JOIN member ON member.id = member_tier.member_id
  WHERE member_tier.to_date IS NULL AND member_tier.from_date <= @date
    AND coalesce(member.effective_member_id, member.id) IN (SELECT id FROM temp.tier_move)`;

const close = (db: WriteDb, operation: Operation, date: string): void => {
  db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS tier_closing (id INTEGER PRIMARY KEY);
    DELETE FROM temp.tier_closing;
  `);
  sql(db, `INSERT INTO temp.tier_closing (id) ${closing}`).run({ date });
  sql(
    db,
    `INSERT INTO change (op, entity, entity_uid, field, old_value, new_value)
     SELECT ?, 'member_tier', member_tier.uid, 'to_date', NULL, ? FROM temp.tier_closing
     CROSS JOIN member_tier ON member_tier.id = tier_closing.id`,
  ).run(operation.id, date);
  sql(db, 'UPDATE member_tier SET to_date = ? WHERE id IN (SELECT id FROM temp.tier_closing)').run(
    date,
  );
  sql(db, 'DELETE FROM temp.tier_closing').run();
};

/** Notes since when somebody does not meet their tier, or that they meet it again. */
const changeUnmet = (db: WriteDb, operation: Operation, { unmet }: Evaluated): void => {
  if (unmet.length === 0) return;
  db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS tier_unmet (id INTEGER PRIMARY KEY, date TEXT);
    DELETE FROM temp.tier_unmet;
  `);
  const insert = sql(db, 'INSERT INTO temp.tier_unmet (id, date) VALUES (?, ?)');
  for (const { interval, date } of unmet) insert.run(interval, date);
  sql(
    db,
    `INSERT INTO change (op, entity, entity_uid, field, old_value, new_value)
     SELECT ?, 'member_tier', member_tier.uid, 'unmet_date', unmet_date, tier_unmet.date
     FROM temp.tier_unmet CROSS JOIN member_tier ON member_tier.id = tier_unmet.id`,
  ).run(operation.id);
  sql(
    db,
    `UPDATE member_tier SET unmet_date = unmet.date FROM temp.tier_unmet AS unmet
     WHERE unmet.id = member_tier.id`,
  ).run();
  sql(db, 'DELETE FROM temp.tier_unmet').run();
};

/** The name of each interval is its member's own and an ending that all of this date share. */
const open = (db: WriteDb, operation: Operation, date: string, env: WriteEnv): void => {
  const { rows } = sql<{ rows: number }>(
    db,
    'SELECT count(*) AS rows FROM temp.tier_move WHERE tier_id IS NOT NULL',
  ).get()!;
  const ending = newUid('member_tier', env).slice(-10);
  const insert = (): void =>
    void sql(
      db,
      `INSERT INTO member_tier (op, uid, member_id, tier_id, from_date, reason)
       SELECT ?, 'mr_' || substr(member.uid, instr(member.uid, '_') + 1) || ?, member.id, tier_id, ?, reason
       FROM temp.tier_move CROSS JOIN member ON member.id = tier_move.id WHERE tier_id IS NOT NULL`,
    ).run(operation.id, ending, date);
  if (isBulk(db, 'member_tier', rows)) withoutIndexes(db, 'member_tier', insert);
  else insert();
};
