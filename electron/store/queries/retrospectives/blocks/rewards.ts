import type { RewardsBlock } from '../../../../../shared/contract/facts/rewards.ts';
import { isComplete } from '../../../../../shared/domain/periods/period.ts';
import type { ReadDb } from '../../../db.ts';
import { sql } from '../../../statements.ts';
import { isRecorded } from '../../figures/compute.ts';
import { sumOf } from '../../figures/sums.ts';
import { inSegment, PERSON, personsOn, type FigureScope } from '../../figures/scope.ts';
import type { RowSource } from '../../figures/row-source.ts';
import { sourceOf } from '../../figures/sources.ts';
import { STAFF } from '../../people.ts';
import type { BlockQuery, FactContext } from './block.ts';

const kinds = ['benefit', 'packet', 'prize'] as const;
type Kind = (typeof kinds)[number];
const tableOf = { benefit: 'benefit_grant', packet: 'red_packet', prize: 'prize' } as const;
const givenOf = { benefit: 'quantity', packet: 'quantity', prize: 'given' } as const;

const events = ({ own }: FactContext): string => own.eventIds?.join(', ') || 'NULL';

/** What a kind of rewards really cost, by line of the budget. */
const costRows = (context: FactContext, kind: Kind): string =>
  `SELECT cost_entry.id, cost_entry.actual_minor AS value FROM ${tableOf[kind]} AS reward
   JOIN cost_entry ON cost_entry.id = reward.cost_entry_id
   WHERE reward.event_id IN (${events(context)}) AND cost_entry.actual_minor IS NOT NULL
     AND cost_entry.currency = '${context.campaign.currency.replaceAll("'", "''")}'`;

/** Persons named as given a benefit. */
const namedRows = (context: FactContext): string =>
  `SELECT DISTINCT ${PERSON} AS id, 1 AS value FROM benefit_grant
   JOIN benefit_grant_member ON benefit_grant_member.grant_id = benefit_grant.id
   JOIN member ON member.id = benefit_grant_member.member_id
   WHERE benefit_grant.event_id IN (${events(context)}) AND ${PERSON} NOT IN (${STAFF})`;

/** Points granted in the period to members of the campaign, by person. */
const pointRows = (scope: FigureScope): string =>
  `SELECT ${PERSON} AS id, sum(points_entry.amount) AS value FROM points_entry
   JOIN member ON member.id = points_entry.member_id
   WHERE points_entry.kind = 'grant' AND points_entry.at_ms >= ${scope.fromMs} AND points_entry.at_ms < ${scope.endMs}
     AND ${PERSON} NOT IN (${STAFF})${inSegment(scope, PERSON)}${
       scope.communityIds === null ? '' : ` AND ${PERSON} IN (${personsOn(scope, scope.period.to)})`
     } GROUP BY 1 HAVING value <> 0`;

const activeAfterRows = (context: FactContext): string =>
  `SELECT id, value FROM (${namedRows(context)}) WHERE id IN (
     SELECT id FROM (${sourceOf('active.members', { ...context.scope(context.after), segment: null }).sql}))`;

const givenSum = (db: ReadDb, context: FactContext, kind: Kind): number =>
  sql<{ n: number }>(
    db,
    `SELECT coalesce(sum(${givenOf[kind]}), 0) AS n FROM ${tableOf[kind]} WHERE event_id IN (${events(context)})`,
  ).get()!.n;

const compute = (context: FactContext): RewardsBlock | null => {
  const { db, scope, during, after, own } = context;
  const named = sumOf(db, namedRows(context)).sum;
  const given = kinds
    .map((kind): RewardsBlock['kinds'][number] => ({
      kind,
      given: givenSum(db, context, kind),
      costMinor: sumOf(db, costRows(context, kind)).sum,
      people: kind === 'benefit' ? named : null,
    }))
    .filter((one) => one.given > 0 || one.costMinor > 0);
  const points = sumOf(db, pointRows(scope(during)));
  if (given.length === 0 && points.n === 0) return null;
  const isTold =
    named > 0 && isComplete(after, own.today) && isRecorded(db, 'active.members', after);
  return {
    kinds: given,
    points: points.n === 0 ? null : { granted: points.sum, people: points.n },
    named,
    activeAfter: isTold ? sumOf(db, activeAfterRows(context)).sum : null,
  };
};

export const rewards: BlockQuery<'rewards'> = {
  compute,
  /** `cost.<kind>`, `named`, `activeAfter`, `points`. */
  sourceAt: (context, rest): RowSource | null => {
    const kind = kinds.find((one) => `cost.${one}` === rest);
    if (kind !== undefined) return { entity: 'cost', sql: costRows(context, kind) };
    const members = (rows: string): RowSource => ({ entity: 'member', sql: rows });
    switch (rest) {
      case 'named':
        return members(namedRows(context));
      case 'activeAfter':
        return members(activeAfterRows(context));
      case 'points':
        return members(pointRows(context.scope(context.during)));
      default:
        return null;
    }
  },
};
