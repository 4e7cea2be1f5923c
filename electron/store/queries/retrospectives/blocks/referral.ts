import type { ReferralBlock } from '../../../../../shared/contract/facts/referral.ts';
import { sql } from '../../../statements.ts';
import { computeFigure } from '../../figures/compute.ts';
import { countedReferrals } from '../../figures/referrals.ts';
import { PERSON, type FigureScope } from '../../figures/scope.ts';
import { sourceOf } from '../../figures/sources.ts';
import { crowdReferrals } from '../../figures/crowd/referrals.ts';
import { listedRows, type Rows } from '../../figures/crowd/row-list.ts';
import type { BlockQuery, FactContext } from './block.ts';

const MOST_INVITERS = 10;

/** Referrals as they count, with the person who brought. */
const byInviter = (scope: FigureScope): string =>
  `SELECT referral.id, counted.value, ${PERSON} AS inviter FROM (${countedReferrals(scope)}) AS counted
   JOIN referral ON referral.id = counted.id JOIN member ON member.id = referral.referrer_member_id`;

/** The uid of a member. */
const UID = /^by\.([\w-]+)$/;

/** Those who brought most, with names. */
const topOf = ({ db, crowd, during }: FactContext): ReferralBlock['top'] => {
  const brought = new Map<number, number>();
  crowdReferrals(
    crowd,
    crowd.referrals(),
    during,
  )((_, value, inviter) => brought.set(inviter, (brought.get(inviter) ?? 0) + value));
  const least = [...brought.values()].toSorted((one, other) => other - one)[MOST_INVITERS - 1] ?? 0;
  return sql<ReferralBlock['top'][number]>(
    db,
    `SELECT person.uid, coalesce(person.name, person.external_id) AS name, value ->> 1 AS brought
     FROM json_each(@most) JOIN person ON person.member_id = value ->> 0
     ORDER BY brought DESC, person.uid LIMIT ${MOST_INVITERS}`,
  ).all({ most: JSON.stringify([...brought].filter(([, count]) => count >= least)) });
};

/** Whom a member brought, out of memory, as its SQL would give them. */
export const referralRows = ({ db, crowd, during }: FactContext, rest: string): Rows | null => {
  const uid = UID.exec(rest)?.[1];
  if (uid === undefined) return null;
  const by = sql<{ person: number }>(
    db,
    `SELECT ${PERSON} AS person FROM member WHERE uid = ?`,
  ).get(uid)?.person;
  const visitAll = crowdReferrals(crowd, crowd.referrals(), during);
  return listedRows((visit, isAsked) =>
    visitAll((id, value, inviter) => {
      if (inviter === by && isAsked(id)) visit(id, value);
    }),
  );
};

export const referral: BlockQuery<'referral'> = {
  compute: (context) => {
    const { db, scope, during } = context;
    const asked = scope(during);
    const brought = computeFigure(db, 'referral.new', asked);
    if (brought.value === null || brought.value === 0) return null;
    return {
      brought,
      k: computeFigure(db, 'referral.k', asked),
      top: topOf(context),
    };
  },
  /** A metric, or `by.<member>`. */
  sourceAt: ({ scope, during }, rest) => {
    if (rest === 'referral.new' || rest === 'referral.k') return sourceOf(rest, scope(during));
    const uid = UID.exec(rest)?.[1];
    return uid === undefined
      ? null
      : {
          entity: 'referral',
          sql: `SELECT id, value FROM (${byInviter(scope(during))})
            WHERE inviter = (SELECT ${PERSON} FROM member WHERE uid = '${uid}')`,
        };
  },
};
