import type { AttributionBlock } from '../../../../../shared/contract/facts/attribution.ts';
import {
  attributionModels,
  creditsByModel,
  DIRECT,
  type AttributionModel,
  type Conversion,
  type CreditsByModel,
} from '../../../../../shared/domain/attribution/models.ts';
import { LOOK_BACK_DAYS, type Touch } from '../../../../../shared/domain/attribution/touches.ts';
import { sumOfAll } from '../../../../../shared/domain/statistics/sum.ts';
import { dayNumber } from '../../../../../shared/domain/values/days.ts';
import { sql } from '../../../statements.ts';
import { DAY_MS, signupsIn } from '../../figures/attendance.ts';
import { campaignCosts } from '../../figures/campaign-costs.ts';
import { KEPT, WITH_COUPON } from '../../../derived/row-packs.ts';
import { IN_CURRENCY } from '../../figures/crowd/payments.ts';
import type { FigureScope } from '../../figures/scope.ts';
import { listedSource, type Listed, type RowSource } from '../../figures/row-source.ts';
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

/**
 * Where members came from around the period: sign-ups that name a channel, and being brought by
 * another. All of them, since the buyers of a large campaign are most of those who came.
 */
const touchesSql = (scope: FigureScope): string => {
  const since = scope.fromMs - LOOK_BACK_DAYS * DAY_MS;
  const within = `BETWEEN ${since} AND ${scope.endMs}`;
  const brought = `coalesce(at_ms, ${startOfDay(scope, 'local_date')})`;
  return `SELECT member_id, NULL AS referrer, ${keySql('channel')} AS channel, at_ms AS atMs
    FROM signup WHERE at_ms ${within} AND ${isNamed('channel')}
    UNION ALL
    SELECT referee_member_id, referrer_member_id, CASE WHEN ${isNamed('channel')} THEN ${keySql('channel')} ELSE 'referral' END, ${brought}
    FROM referral WHERE ${brought} ${within} AND referee_member_id IS NOT NULL`;
};

/** When an order of an unknown hour was paid: at the end of its day. */
const endOfDay = (scope: FigureScope, day: number): number =>
  (day + 1) * DAY_MS - 1 - (Date.parse(scope.period.from) - scope.fromMs);

/** Touches of those who bought (`isBuyer[person]` = 1), by person. */
const readTouches = (
  { db, crowd }: FactContext,
  scope: FigureScope,
  isBuyer: Uint8Array,
): ReadonlyMap<number, readonly Touch[]> => {
  const touches = new Map<number, Touch[]>();
  const rows = sql<[member: number, referrer: number | null, channel: string, atMs: number]>(
    db,
    touchesSql(scope),
  ).raw();
  for (const [member, referrer, channel, atMs] of rows.iterate()) {
    const person = crowd.personOf[member]!;
    if (isBuyer[person] === 0) continue;
    // Nobody brings themselves.
    if (referrer !== null && crowd.personOf[referrer] === person) continue;
    const touch: Touch = { kind: referrer === null ? 'signup' : 'referral', channel, atMs };
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
const readConversions = (context: FactContext): Conversions => {
  const { crowd, scope, during } = context;
  const asked = scope(during);
  const [from, to] = [dayNumber(during.from), dayNumber(during.to)];
  const { ids, days, persons, net, atMs, marks } = crowd.payments();
  const converts = (place: number): boolean =>
    days[place]! >= from && days[place]! <= to && (marks[place]! & CONVERTS) === CONVERTS;
  const isBuyer = new Uint8Array(crowd.top);
  let all = 0;
  for (let place = 0; place < ids.length; place += 1)
    if (converts(place)) {
      all += 1;
      isBuyer[persons[place]!] = 1;
    }
  isBuyer[0] = 0;
  const touches = readTouches(context, asked, isBuyer);
  const alone = { ids: new Int32Array(all), net: new Float64Array(all) };
  let length = 0;
  const near: Conversion[] = [];
  for (let place = 0; place < ids.length; place += 1) {
    if (!converts(place)) continue;
    const led = touches.get(persons[place]!);
    const hasCoupon = (marks[place]! & WITH_COUPON) !== 0;
    if (led === undefined && !hasCoupon) {
      alone.ids[length] = ids[place]!;
      alone.net[length++] = net[place]!;
      continue;
    }
    const paidMs = Number.isNaN(atMs[place]) ? endOfDay(asked, days[place]!) : atMs[place]!;
    const coupon: readonly Touch[] = hasCoupon
      ? [{ atMs: paidMs, kind: 'coupon', channel: 'coupon' }]
      : [];
    near.push({
      id: ids[place]!,
      atMs: paidMs,
      valueMinor: net[place]!,
      touches: [...(led ?? []), ...coupon],
    });
  }
  return {
    alone: { ids: alone.ids.subarray(0, length), net: alone.net.subarray(0, length) },
    near: near.toSorted((one, other) => one.id - other.id),
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

/** What a channel is given by a model, in all. */
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

/** The orders of a channel, or of several together, with what a model gives it of each. */
const listedOf = (
  { credits, alone }: Attributed,
  model: AttributionModel,
  channels: readonly string[],
  of: 'share' | 'valueMinor',
): Listed => {
  const [only] = channels;
  const given = channels.flatMap((channel) => credits[model].get(channel) ?? []);
  if (channels.length === 1) {
    const led = given.length;
    const more = only === DIRECT ? alone.ids.length : 0;
    const ids = new Int32Array(led + more);
    const values = new Float64Array(led + more);
    for (const [place, credit] of given.entries()) {
      ids[place] = credit.id;
      values[place] = credit[of];
    }
    if (more > 0) {
      ids.set(alone.ids, led);
      if (of === 'share') values.fill(1, led);
      else values.set(alone.net, led);
    }
    return { ids, values };
  }
  // An order once.
  const sums = new Map<number, number>();
  for (const credit of given) sums.set(credit.id, (sums.get(credit.id) ?? 0) + credit[of]);
  return { ids: Int32Array.from(sums.keys()), values: Float64Array.from(sums.values()) };
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
    const of = net === undefined ? 'share' : 'valueMinor';
    return listedSource('order', listedOf(attributed(context), model, channels, of));
  },
};
