import type { AttributionBlock } from '../../../../../shared/contract/facts/attribution.ts';
import {
  attributionModels,
  creditsByModel,
  DIRECT,
  type AttributionModel,
  type Conversion,
  type Credit,
  type CreditsByModel,
} from '../../../../../shared/domain/attribution/models.ts';
import { LOOK_BACK_DAYS, type Touch } from '../../../../../shared/domain/attribution/touches.ts';
import { sumOfAll } from '../../../../../shared/domain/statistics/sum.ts';
import { dayNumber } from '../../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../../db.ts';
import { sql } from '../../../statements.ts';
import { DAY_MS, signupsIn } from '../../figures/attendance.ts';
import { campaignCosts } from '../../figures/campaign-costs.ts';
import { KEPT, WITH_COUPON } from '../../../derived/row-packs.ts';
import { IN_CURRENCY } from '../../figures/crowd/payments.ts';
import { PERSON, type FigureScope } from '../../figures/scope.ts';
import { givenRows, type RowSource } from '../../figures/row-source.ts';
import type { BlockQuery, FactContext } from './block.ts';
import { costsOf } from './roi.ts';

/** More channels than these stand together as others. */
const MOST_CHANNELS = 20;
const OTHERS = 'others';
/** What an order must be. */
const CONVERTS = KEPT | IN_CURRENCY;

/** A name of a channel as a key; what is left blank is no channel. */
const keySql = (column: string): string => `'named:' || substr(trim(${column}), 1, 100)`;
const isNamed = (column: string): string => `trim(coalesce(${column}, '')) <> ''`;

/** A local date as the instant it begins; the distance to UTC is that of the period's first day. */
const startOfDay = (scope: FigureScope, date: string): string =>
  `(unixepoch(${date}) * 1000 - ${Date.parse(scope.period.from) - scope.fromMs})`;

/** Where the persons `@buyers` came from: sign-ups that name a channel, and being brought by another member. */
const touchesSql = (scope: FigureScope): string => {
  const since = scope.fromMs - LOOK_BACK_DAYS * DAY_MS;
  const within = `BETWEEN ${since} AND ${scope.endMs}`;
  const brought = `coalesce(referral.at_ms, ${startOfDay(scope, 'referral.local_date')})`;
  return `WITH buyer AS MATERIALIZED (
      SELECT value AS person FROM json_each(@buyers)
    ), recorded AS MATERIALIZED (
      SELECT person AS id, person FROM buyer
      UNION SELECT member.id, person FROM buyer JOIN member ON member.effective_member_id = person
    )
    SELECT recorded.person, 'signup' AS kind, ${keySql('signup.channel')} AS channel, signup.at_ms AS atMs
    FROM recorded JOIN signup ON signup.member_id = recorded.id
    WHERE signup.at_ms ${within} AND ${isNamed('signup.channel')}
    UNION ALL
    SELECT recorded.person, 'referral', CASE WHEN ${isNamed('referral.channel')} THEN ${keySql('referral.channel')} ELSE 'referral' END, ${brought}
    FROM recorded JOIN referral ON referral.referee_member_id = recorded.id
    JOIN member ON member.id = referral.referrer_member_id
    WHERE ${brought} ${within} AND ${PERSON} <> recorded.person`;
};

/** When an order of an unknown hour was paid: at the end of its day. */
const endOfDay = (scope: FigureScope, day: number): number =>
  (day + 1) * DAY_MS - 1 - (Date.parse(scope.period.from) - scope.fromMs);

/** Touches by person. */
const readTouches = (
  db: ReadDb,
  scope: FigureScope,
  buyers: ReadonlySet<number>,
): ReadonlyMap<number, readonly Touch[]> => {
  const touches = new Map<number, Touch[]>();
  for (const { person, ...touch } of sql<Touch & { person: number }>(db, touchesSql(scope)).all({
    buyers: JSON.stringify([...buyers]),
  })) {
    const known = touches.get(person);
    if (known === undefined) touches.set(person, [touch]);
    else known.push(touch);
  }
  return touches;
};

interface Conversions {
  /** Those of persons of whom any touch is known. */
  readonly near: readonly Conversion[];
  /** Of the others, which are most: ids and what they brought. */
  readonly alone: { readonly ids: Int32Array; readonly net: Float64Array };
}

/** Orders of the period that were not wholly refunded, of whomever, by local id. */
const readConversions = ({ db, crowd, scope, during }: FactContext): Conversions => {
  const asked = scope(during);
  const [from, to] = [dayNumber(during.from), dayNumber(during.to)];
  const { ids, days, persons, net, atMs, marks } = crowd.payments();
  const places: number[] = [];
  const buyers = new Set<number>();
  for (let place = 0; place < ids.length; place += 1) {
    if (days[place]! < from || days[place]! > to) continue;
    if ((marks[place]! & CONVERTS) !== CONVERTS) continue;
    places.push(place);
    if (persons[place] !== 0) buyers.add(persons[place]!);
  }
  const touches = readTouches(db, asked, buyers);
  const hasCoupon = (place: number): boolean => (marks[place]! & WITH_COUPON) !== 0;
  const isNear = (place: number): boolean => touches.has(persons[place]!) || hasCoupon(place);
  const alone = places.filter((place) => !isNear(place));
  return {
    alone: {
      ids: Int32Array.from(alone, (place) => ids[place]!),
      net: Float64Array.from(alone, (place) => net[place]!),
    },
    near: places
      .filter(isNear)
      .toSorted((one, other) => ids[one]! - ids[other]!)
      .map((place) => {
        const paidMs = Number.isNaN(atMs[place]) ? endOfDay(asked, days[place]!) : atMs[place]!;
        return {
          id: ids[place]!,
          atMs: paidMs,
          valueMinor: net[place]!,
          touches: [
            ...(touches.get(persons[place]!) ?? []),
            ...(hasCoupon(place)
              ? [{ atMs: paidMs, kind: 'coupon' as const, channel: 'coupon' }]
              : []),
          ],
        };
      }),
  };
};

interface Attributed extends Conversions {
  readonly credits: CreditsByModel;
}

/** Many numbers are asked for of one context, when it is signed. */
const known = new WeakMap<FactContext, Attributed>();

const attributed = (context: FactContext): Attributed => {
  const found = known.get(context);
  if (found !== undefined) return found;
  const conversions = readConversions(context);
  const made = { ...conversions, credits: creditsByModel(conversions.near) };
  known.set(context, made);
  return made;
};

/** What a channel is given by a model. */
const creditsOf = (
  { credits, alone }: Attributed,
  model: AttributionModel,
  channel: string,
): readonly Credit[] => {
  const given = credits[model].get(channel) ?? [];
  return channel !== DIRECT
    ? given
    : [
        ...given,
        ...Array.from(alone.ids, (id, place) => ({ id, share: 1, valueMinor: alone.net[place]! })),
      ];
};

/** The sum of that. */
const totalOf = (
  { credits, alone }: Attributed,
  model: AttributionModel,
  channel: string,
  of: 'share' | 'valueMinor',
): number => {
  const given = (credits[model].get(channel) ?? []).reduce((sum, credit) => sum + credit[of], 0);
  if (channel !== DIRECT) return given;
  return given + (of === 'share' ? alone.ids.length : sumOfAll(alone.net));
};

/** Credits of several channels as those of one: an order once. */
const together = (parts: readonly (readonly Credit[])[]): readonly Credit[] => {
  if (parts.length === 1) return parts[0]!;
  const byOrder = new Map<number, Credit>();
  for (const { id, share, valueMinor } of parts.flat()) {
    const before = byOrder.get(id) ?? { share: 0, valueMinor: 0 };
    byOrder.set(id, {
      id,
      share: before.share + share,
      valueMinor: before.valueMinor + valueMinor,
    });
  }
  return [...byOrder.values()];
};

/** Sign-ups of those who want to come or did, by the channel they name. */
const signupsSql = (scope: FigureScope): string =>
  `SELECT signup.id, 1 AS value, ${keySql('signup.channel')} AS channel FROM ${signupsIn(scope)}
   WHERE ${isNamed('signup.channel')} AND signup.status IN ('confirmed', 'pending', 'waiting')`;

const costRows = (context: FactContext): string =>
  `SELECT rows.id, rows.value, CASE WHEN ${isNamed('channel')} THEN ${keySql('channel')} END AS channel
   FROM (${campaignCosts(costsOf(context))}) AS rows JOIN cost_entry ON cost_entry.id = rows.id`;

const byChannel = ({ db }: FactContext, rows: string): Map<string | null, number> =>
  new Map(
    sql<{ channel: string | null; sum: number }>(
      db,
      `SELECT channel, sum(value) AS sum FROM (${rows}) GROUP BY channel`,
    )
      .all()
      .map(({ channel, sum }) => [channel, sum]),
  );

interface Channels {
  readonly shown: readonly string[];
  readonly others: readonly string[];
  readonly costs: ReadonlyMap<string | null, number>;
  readonly signups: ReadonlyMap<string | null, number>;
}

const knownChannels = new WeakMap<FactContext, Channels>();

/** Channels by what they brought, shared evenly; those without a touch last. */
const channelsOf = (context: FactContext): Channels => {
  let channels = knownChannels.get(context);
  if (channels === undefined) knownChannels.set(context, (channels = readChannels(context)));
  return channels;
};

const readChannels = (context: FactContext): Channels => {
  const costs = byChannel(context, costRows(context));
  const signups = byChannel(context, signupsSql(context.own));
  const found = attributed(context);
  const worth = (channel: string): number => totalOf(found, 'linear', channel, 'valueMinor');
  const all = new Set([...found.credits.linear.keys(), ...costs.keys(), ...signups.keys()]);
  const named = [...all]
    .filter((one): one is string => one !== null && one !== DIRECT)
    .toSorted(
      (one, other) =>
        worth(other) - worth(one) ||
        (costs.get(other) ?? 0) - (costs.get(one) ?? 0) ||
        (signups.get(other) ?? 0) - (signups.get(one) ?? 0) ||
        (one < other ? -1 : 1),
    );
  return {
    shown: named.slice(0, MOST_CHANNELS),
    others: named.slice(MOST_CHANNELS),
    costs,
    signups,
  };
};

/** The channels that stand behind a key. */
const behindKey = ({ shown, others }: Channels, key: string): readonly string[] =>
  key === OTHERS ? others : key === DIRECT || shown.includes(key) ? [key] : [];

const creditsAt = (
  context: FactContext,
  model: AttributionModel,
  channels: readonly string[],
): readonly Credit[] => together(channels.map((one) => creditsOf(attributed(context), model, one)));

const compute = (context: FactContext): AttributionBlock | null => {
  const found = attributed(context);
  const { near, alone, credits } = found;
  const conversions = near.length + alone.ids.length;
  const channels = channelsOf(context);
  const { shown, others, costs, signups } = channels;
  if (conversions === 0 && shown.length === 0) return null;
  const untouched = (credits.first.get(DIRECT)?.length ?? 0) + alone.ids.length;
  const keys = [
    ...shown,
    ...(others.length > 0 ? [OTHERS] : []),
    ...(untouched > 0 ? [DIRECT] : []),
  ];
  return {
    orders: conversions,
    netMinor: near.reduce((sum, one) => sum + one.valueMinor, sumOfAll(alone.net)),
    untouched,
    elsewhereMinor: costs.get(null) ?? 0,
    channels: keys.map((key) => {
      const parts = behindKey(channels, key);
      const sum = (of: ReadonlyMap<string | null, number>): number =>
        parts.reduce((all, one) => all + (of.get(one) ?? 0), 0);
      return {
        key,
        credits: Object.fromEntries(
          attributionModels.map((model) => {
            const total = (of: 'share' | 'valueMinor'): number =>
              parts.reduce((all, one) => all + totalOf(found, model, one, of), 0);
            return [model, { orders: total('share'), netMinor: total('valueMinor') }];
          }),
        ) as AttributionBlock['channels'][number]['credits'],
        signups: sum(signups),
        costMinor: parts.some((one) => costs.has(one)) ? sum(costs) : null,
      };
    }),
  };
};

const ofChannels = (rows: string, channels: readonly string[]): string =>
  `SELECT id, value FROM (${rows}) WHERE channel IN (${channels.map((one) => `'${one.replaceAll("'", "''")}'`).join(', ')})`;

/** `<what>.<channel>`: net or orders of a model, costs, signups. */
const PLACE = /^(net-(\w+)|orders-(\w+)|cost|signups)\.(.+)$/s;

export const attribution: BlockQuery<'attribution'> = {
  compute,
  sourceAt: (context, rest): RowSource | null => {
    const [, what = '', net, orders, key = ''] = PLACE.exec(rest) ?? [];
    const channels = behindKey(channelsOf(context), key);
    if (channels.length === 0) return null;
    if (what === 'cost') return { entity: 'cost', sql: ofChannels(costRows(context), channels) };
    if (what === 'signups')
      return { entity: 'signup', sql: ofChannels(signupsSql(context.own), channels) };
    const model = attributionModels.find((one) => one === (net ?? orders));
    if (model === undefined) return null;
    return givenRows(
      'order',
      creditsAt(context, model, channels).map(({ id, share, valueMinor }) => [
        id,
        net === undefined ? share : valueMinor,
      ]),
    );
  },
};
