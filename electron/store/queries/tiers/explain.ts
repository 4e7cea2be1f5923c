import { z } from 'zod';
import { conditionGroup } from '../../../../shared/contract/conditions.ts';
import type { MemberTier, TierInterval } from '../../../../shared/contract/tiers.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { survivorOf } from '../members/detail.ts';
import { own } from '../members/own.ts';
import { lastEvaluation, readTiers } from './rules.ts';

interface Row {
  readonly tier_uid: string;
  readonly name: string;
  readonly series: number;
  readonly retired: number;
  readonly grace_days: number;
  readonly from_date: string;
  readonly to_date: string | null;
  readonly reason: string;
  readonly unmet_date: string | null;
  readonly pinned: number;
  readonly pin_reason: string | null;
  readonly pin_until_date: string | null;
  /** Of the evaluation that put the member there; null of a pin. */
  readonly rules: string | null;
}

const storedReason = z.object({
  values: z.array(z.number().nullable()),
  of: z.string().optional(),
});
const storedRules = z.array(
  z.object({ uid: z.string(), name: z.string(), conditions: conditionGroup }),
);

/** A member's tier with its reasons, and the tiers before it, the latest first. */
export const explainMember = (
  db: ReadDb,
  args: { readonly uid: string; readonly nowMs: number },
): MemberTier => {
  const { id } = survivorOf(db, args.uid);
  const today = localDateOf(args.nowMs, readSettings(db).zone);
  const flags = sql<{ staff: number; archived: number }>(
    db,
    `SELECT max(staff) AS staff, (SELECT archived FROM member WHERE id = @id) AS archived
     FROM member WHERE id IN ${own}`,
  ).get({ id })!;
  // What an evaluation of the same day replaced was no tier on any day.
  const rows = sql<Row>(
    db,
    `SELECT tier_rule.uid AS tier_uid, tier_rule.name, series, retired, grace_days, from_date, to_date,
       reason, unmet_date, pinned, pin_reason, pin_until_date, tier_evaluation.rules
     FROM member_tier JOIN tier_rule ON tier_rule.id = member_tier.tier_id
     LEFT JOIN tier_evaluation ON tier_evaluation.op = member_tier.op
     WHERE member_id IN ${own} AND from_date IS NOT to_date
     ORDER BY to_date IS NOT NULL, from_date DESC, pinned DESC, rank, tier_rule.id`,
  ).all({ id });
  const [first] = rows;
  const open = first === undefined || first.to_date !== null ? null : first;
  return {
    current:
      open === null
        ? null
        : {
            ...intervalOf(open),
            pinHolds:
              open.pinned === 1 && (open.pin_until_date === null || open.pin_until_date >= today),
            unmetDate: open.unmet_date,
            dueDate: open.unmet_date === null ? null : addDays(open.unmet_date, open.grace_days),
          },
    history: rows.map(intervalOf),
    lastEvaluation: lastEvaluation(db),
    tiers: readTiers(db)
      .filter(({ retired }) => !retired)
      .map(({ uid, name, series, retired }) => ({ uid, name, series, retired })),
    apart: flags.staff === 1 ? 'staff' : flags.archived === 1 ? 'archived' : null,
  };
};

const intervalOf = (row: Row): TierInterval => {
  const { values, of } = storedReason.parse(JSON.parse(row.reason));
  const rules = row.rules === null ? [] : storedRules.parse(JSON.parse(row.rules));
  const rule = rules.find(({ uid }) => uid === (of ?? row.tier_uid));
  return {
    tier: {
      uid: row.tier_uid,
      name: row.name,
      series: row.series,
      retired: row.retired === 1,
    },
    from: row.from_date,
    to: row.to_date,
    rule: rule === undefined ? null : { name: rule.name, conditions: rule.conditions },
    values,
    fell: of !== undefined,
    pin: row.pinned === 0 ? null : { reason: row.pin_reason, until: row.pin_until_date },
  };
};
