import {
  attributionModels,
  creditsByModel,
  DIRECT,
  type AttributionModel,
  type Conversion,
  type Credit,
} from '../../../../../shared/domain/attribution/models.ts';
import { LOOK_BACK_DAYS, type Touch } from '../../../../../shared/domain/attribution/touches.ts';
import { sumOfAll } from '../../../../../shared/domain/statistics/sum.ts';
import { dayNumber } from '../../../../../shared/domain/values/days.ts';
import { KEPT, WITH_COUPON } from '../../../derived/row-packs.ts';
import { sql } from '../../../statements.ts';
import { DAY_MS } from '../../figures/attendance.ts';
import { IN_CURRENCY } from '../../figures/crowd/payments.ts';
import type { Listed } from '../../figures/row-source.ts';
import type { FigureScope } from '../../figures/scope.ts';
import type { FactContext } from './block.ts';

/** What an order must be. */
const CONVERTS = KEPT | IN_CURRENCY;

/** A name of a channel as a key; what is left blank is no channel. */
export const keySql = (column: string): string => `'named:' || substr(trim(${column}), 1, 100)`;
export const isNamed = (column: string): string => `trim(coalesce(${column}, '')) <> ''`;

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

/** What a channel is given, in columns: many of them are kept as long as the campaign is looked at. */
interface Given {
  readonly ids: Int32Array;
  readonly share: Float64Array;
  readonly valueMinor: Float64Array;
}

const columnsOf = (credits: readonly Credit[]): Given => {
  const given = {
    ids: new Int32Array(credits.length),
    share: new Float64Array(credits.length),
    valueMinor: new Float64Array(credits.length),
  };
  for (const [place, { id, share, valueMinor }] of credits.entries()) {
    given.ids[place] = id;
    given.share[place] = share;
    given.valueMinor[place] = valueMinor;
  }
  return given;
};

export interface Attributed {
  /** All orders, and what they brought. */
  readonly orders: number;
  readonly netMinor: number;
  readonly alone: Conversions['alone'];
  readonly credits: Readonly<Record<AttributionModel, ReadonlyMap<string, Given>>>;
}

const attribute = ({ near, alone }: Conversions): Attributed => {
  const credits = creditsByModel(near);
  // Several models may give one list.
  const columns = new Map<readonly Credit[], Given>();
  const given = (list: readonly Credit[]): Given => {
    const known = columns.get(list) ?? columnsOf(list);
    columns.set(list, known);
    return known;
  };
  return {
    orders: near.length + alone.ids.length,
    netMinor: near.reduce((sum, one) => sum + one.valueMinor, sumOfAll(alone.net)),
    alone,
    credits: Object.fromEntries(
      attributionModels.map((model) => [
        model,
        new Map([...credits[model]].map(([channel, list]) => [channel, given(list)])),
      ]),
    ) as Record<AttributionModel, Map<string, Given>>,
  };
};

/** Many numbers are asked for of one context, when it is signed. */
const known = new WeakMap<FactContext, Attributed>();

export const attributed = (context: FactContext): Attributed => {
  const found = known.get(context);
  if (found !== undefined) return found;
  const made = attribute(readConversions(context));
  known.set(context, made);
  return made;
};

/** What a channel is given by a model, in all. */
export const totalOf = (
  { credits, alone }: Attributed,
  model: AttributionModel,
  channel: string,
  of: 'share' | 'valueMinor',
): number => {
  const given = credits[model].get(channel)?.[of].reduce((sum, part) => sum + part, 0) ?? 0;
  if (channel !== DIRECT) return given;
  return given + (of === 'share' ? alone.ids.length : sumOfAll(alone.net));
};

/** The orders of a channel, or of several together, with what a model gives it of each. */
export const listedOf = (
  { credits, alone }: Attributed,
  model: AttributionModel,
  channels: readonly string[],
  of: 'share' | 'valueMinor',
): Listed => {
  const [only] = channels;
  const lists = channels.flatMap((channel) => credits[model].get(channel) ?? []);
  if (channels.length === 1) {
    const given = lists[0];
    const led = given?.ids.length ?? 0;
    const more = only === DIRECT ? alone.ids.length : 0;
    if (given !== undefined && more === 0) return { ids: given.ids, values: given[of] };
    const ids = new Int32Array(led + more);
    const values = new Float64Array(led + more);
    if (given !== undefined) {
      ids.set(given.ids);
      values.set(given[of]);
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
  for (const { ids, [of]: values } of lists)
    for (const [place, id] of ids.entries()) sums.set(id, (sums.get(id) ?? 0) + values[place]!);
  return { ids: Int32Array.from(sums.keys()), values: Float64Array.from(sums.values()) };
};
