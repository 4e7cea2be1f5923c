import { differenceInDifferences } from '../../../../../shared/domain/statistics/did.ts';
import type { Figure } from '../../../../../shared/domain/metrics/figure.ts';
import { isMetricId, type MetricId } from '../../../../../shared/domain/metrics/registry.ts';
import type { Period } from '../../../../../shared/domain/periods/period.ts';
import { verdictsOf } from '../../../../../shared/domain/statistics/verdict.ts';
import { sql } from '../../../statements.ts';
import { choicesOf, segmentScope } from '../../campaigns/segments.ts';
import { figureChange, type Asked, type FigureChange } from '../../figures/change.ts';
import { computeFigure } from '../../figures/compute.ts';
import { personsOn, type FigureScope } from '../../figures/scope.ts';
import { sourceOf } from '../../figures/sources.ts';
import type { BlockQuery, FactContext } from './block.ts';

/** Shares and averages of people: the group may be of another size. */
const compared: readonly MetricId[] = [
  'speaking.rate',
  'messages.per_member',
  'stickiness',
  'orders.aov',
  'repurchase.rate',
];

const sideNames = ['campaign', 'compared'] as const;
type Side = (typeof sideNames)[number];

/** Start of the campaign; before it, today. */
const dateOf = ({ during, own }: FactContext): string =>
  own.today < during.from ? own.today : during.from;

/** Names a side of this campaign on this day: what was read of one is never taken for another. */
const keyOf = (context: FactContext, side: Side): string =>
  `${context.campaign.id} ${dateOf(context)} ${side}`;

/** `SELECT id` of the people of a side. */
const membersOf = (context: FactContext, side: Side): string =>
  `SELECT id FROM temp.campaign_side WHERE side = '${keyOf(context, side)}'`;

/**
 * Puts who is on which side where the queries of figures find them; nobody is on both. Of a campaign
 * that names communities or segments, its people are those, and the group has the others; one that is
 * for everybody has everybody but the group.
 */
const fillSides = (context: FactContext, group: string): void => {
  const { db } = context;
  const aim = context.scope(context.during);
  const isForAll = aim.communityIds === null && aim.segment === null;
  sql(
    db,
    'CREATE TEMP TABLE IF NOT EXISTS campaign_side (side TEXT, id INTEGER, PRIMARY KEY (side, id)) WITHOUT ROWID',
  ).run();
  sql(db, 'DELETE FROM temp.campaign_side').run();
  const present = personsOn(aim, dateOf(context));
  sql(
    db,
    `INSERT INTO temp.campaign_side SELECT '${keyOf(context, 'campaign')}', id FROM (${present})${
      isForAll ? ` WHERE id NOT IN (${group})` : ''
    }`,
  ).run();
  sql(
    db,
    `INSERT INTO temp.campaign_side SELECT '${keyOf(context, 'compared')}', id FROM (${group})
     WHERE id NOT IN (${membersOf(context, 'campaign')}) GROUP BY 2`,
  ).run();
};

/** Scopes of both sides, as their people are found now; null where there is no group, `lost` where nobody can say who is in it. */
const sidesOf = (
  context: FactContext,
): ((side: Side, period: Period) => FigureScope) | 'lost' | null => {
  const { db, campaign, nowMs } = context;
  const group = segmentScope(db, campaign, nowMs, 'comparison');
  if (group === null || group === 'lost') return group;
  if (context.scope(context.during).segment === 'lost') return 'lost';
  fillSides(context, group.members);
  const choices = choicesOf(db, campaign.id, 'comparison');
  const communities = choices.flatMap(({ kind, segment_uid: uid }) =>
    kind === 'community'
      ? sql<{ id: number }>(db, 'SELECT id FROM community WHERE uid = ?').all(uid)
      : [],
  );
  return (side, period) => {
    const scope = context.scope(period);
    return {
      ...scope,
      segment: { members: membersOf(context, side) },
      // What is done in the communities of the group counts, where it is made of communities alone.
      communityIds:
        side === 'campaign'
          ? scope.communityIds
          : communities.length === choices.length
            ? communities.map(({ id }) => id)
            : null,
    };
  };
};

const peopleOf = (context: FactContext, side: Side): number =>
  sql<{ n: number }>(context.db, `SELECT count(*) AS n FROM (${membersOf(context, side)})`).get()!
    .n;

/** A figure of one side in both periods. */
interface Moved {
  readonly before: Figure;
  readonly during: Figure;
  readonly change: FigureChange | null;
}

const PLACE = /^(campaign|compared)-(before|during)\.(.+)$/;

export const comparisonGroup: BlockQuery<'comparisonGroup'> = {
  compute: (context) => {
    const { db, campaign, before, during } = context;
    const sides = sidesOf(context);
    if (sides === null) return null;
    const choices = choicesOf(db, campaign.id, 'comparison');
    const what = {
      names: choices.map(({ name }) => name),
      date: dateOf(context),
      frozen: choices.every(({ frozen_date }) => frozen_date !== null),
    };
    if (sides === 'lost') return { ...what, people: null, lines: [] };
    const people = {
      campaign: peopleOf(context, 'campaign'),
      compared: peopleOf(context, 'compared'),
    };
    if (people.campaign === 0 || people.compared === 0) return { ...what, people, lines: [] };
    // One side after the other: the people of each are read once.
    const [own, other] = sideNames.map((side) =>
      compared.map((id) => {
        const asked = (period: Period): Asked => {
          const scope = sides(side, period);
          return { scope, figure: computeFigure(db, id, scope) };
        };
        const [was, is] = [asked(before), asked(during)];
        return { before: was.figure, during: is.figure, change: figureChange(db, was, is) };
      }),
    ) as [Moved[], Moved[]];
    const lines = own.map((line, place) => {
      const against = other[place]!;
      return {
        own: line,
        other: against,
        found:
          line.change === null || against.change === null
            ? null
            : differenceInDifferences(line.change, against.change),
      };
    });
    const verdicts = verdictsOf(lines.map(({ found }) => found));
    return {
      ...what,
      people,
      lines: lines.map(({ own, other, found }, place) => ({
        campaign: { before: own.before, during: own.during },
        compared: { before: other.before, during: other.during },
        difference:
          found === null
            ? null
            : { value: found.difference, interval: found.interval, verdict: verdicts[place]! },
      })),
    };
  },
  /** `<side>-<before or during>.<metric>`, or `people.<side>`. */
  sourceAt: (context, rest) => {
    const sides = sidesOf(context);
    if (sides === null || sides === 'lost') return null;
    const people = sideNames.find((side) => rest === `people.${side}`);
    if (people !== undefined)
      return {
        entity: 'member',
        sql: `SELECT id, 1 AS value FROM (${membersOf(context, people)})`,
      };
    const [, side, when, id] = PLACE.exec(rest) ?? [];
    if (id === undefined || !isMetricId(id) || !compared.includes(id)) return null;
    return sourceOf(id, sides(side as Side, context[when as 'before' | 'during']));
  },
};
