import type { AttributionBlock } from '../../../../../shared/contract/facts/attribution.ts';
import { attributionModels, DIRECT } from '../../../../../shared/domain/attribution/models.ts';
import { sql } from '../../../statements.ts';
import { signupsIn } from '../../figures/attendance.ts';
import { campaignCosts } from '../../figures/campaign-costs.ts';
import { listedSource, type RowSource } from '../../figures/row-source.ts';
import type { FigureScope } from '../../figures/scope.ts';
import type { BlockQuery, FactContext } from './block.ts';
import { attributed, isNamed, keySql, listedOf, totalOf } from './credits.ts';
import { costsOf } from './roi.ts';

/** More channels than these stand together as others. */
const MOST_CHANNELS = 20;
const OTHERS = 'others';

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
  const { orders, netMinor, alone, credits } = found;
  const channels = channelsOf(context);
  const { shown, others, costs, signups } = channels;
  if (orders === 0 && shown.length === 0) return null;
  const untouched = (credits.first.get(DIRECT)?.ids.length ?? 0) + alone.ids.length;
  const keys = [
    ...shown,
    ...(others.length > 0 ? [OTHERS] : []),
    ...(untouched > 0 ? [DIRECT] : []),
  ];
  return {
    orders,
    netMinor,
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
