import type { Standing } from '../../../../shared/domain/metrics/tiers.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';

/** The open interval that counts for a person. */
export interface Open extends Standing {
  readonly person: number;
  /** Place in the list of tiers asked with. */
  readonly place: number;
  /** Local id of the interval. */
  readonly id: number;
  readonly reason: string;
}

/** How intervals of one person are told apart: a pin wins, then the tier nearest the top. */
const byWeight = `member_tier.pinned DESC, tier_rule.rank, tier_rule.id`;

type Row = [
  person: number,
  id: number,
  tier: number,
  pinned: number,
  until: string | null,
  unmet: string | null,
  from: string,
  reason: string,
];

/**
 * Calls `found` with the open interval of every person, merged members included. `places` are the
 * tiers by local id; those from `rules` on are no rules any more.
 */
export const eachOpen = (
  db: ReadDb,
  {
    places,
    rules,
    asOf,
  }: {
    readonly places: ReadonlyMap<number, number>;
    readonly rules: number;
    readonly asOf: string;
  },
  found: (open: Open, from: string) => void,
): void => {
  const merged =
    sql(db, 'SELECT 1 FROM member WHERE effective_member_id IS NOT NULL LIMIT 1').get() !==
    undefined;
  const person = merged
    ? 'coalesce(member.effective_member_id, member.id)'
    : 'member_tier.member_id';
  const rows = db
    .prepare(
      `SELECT ${person}, member_tier.id, tier_id, pinned, pin_until_date, unmet_date, from_date, reason
       FROM member_tier ${merged ? 'JOIN member ON member.id = member_tier.member_id JOIN tier_rule ON tier_rule.id = tier_id' : ''}
       WHERE to_date IS NULL ${merged ? `ORDER BY 1, ${byWeight}` : ''}`,
    )
    .raw()
    .iterate() as IterableIterator<Row>;
  let last = 0;
  for (const [personId, id, tierId, pinned, until, unmetDate, from, reason] of rows) {
    if (personId === last) continue;
    last = personId;
    const place = places.get(tierId)!;
    const retired = place >= rules;
    found(
      {
        person: personId,
        id,
        place,
        reason,
        tier: retired ? 'retired' : place,
        unmetDate,
        pin:
          pinned === 0 ? 'none' : !retired && (until === null || until >= asOf) ? 'holds' : 'ended',
      },
      from,
    );
  }
};
