import type { AttributionBlock } from '../../../contract/facts/attribution.ts';
import { formatMoney } from '../../../messages/format.ts';
import { attributionModels, DIRECT, type AttributionModel } from '../../attribution/models.ts';
import { costPerResult } from '../../metrics/roi.ts';
import type { ReportBlock, ReportCell, ReportTable } from '../document.ts';
import type { BlockDocument } from './block.ts';
import { moneyCell, textCell, type Writing } from './cells.ts';
import { plainCell, plainPlace, type PlainNumber } from './plain.ts';

type Channel = AttributionBlock['channels'][number];

const channelName = (key: string, { say }: Writing): string => {
  switch (key) {
    case 'referral':
    case 'coupon':
    case 'direct':
    case 'others':
      return say(`factsMoney.channel-${key}`);
    default:
      return key.slice('named:'.length);
  }
};

const netOf = ({ key, credits }: Channel, model: AttributionModel): PlainNumber => ({
  what: `net-${model}.${key}`,
  unit: 'minor',
  value: credits[model].netMinor,
  entity: 'order',
  rowUnit: 'minor',
});
const ordersOf = ({ key, credits }: Channel, model: AttributionModel): PlainNumber => ({
  what: `orders-${model}.${key}`,
  unit: 'mean',
  value: credits[model].orders,
  entity: 'order',
  rowUnit: 'number',
});
const costOf = ({ key, costMinor }: Channel): PlainNumber => ({
  what: `cost.${key}`,
  unit: 'minor',
  value: costMinor,
  entity: 'cost',
  rowUnit: 'minor',
});
const signupsOf = ({ key, signups }: Channel): PlainNumber => ({
  what: `signups.${key}`,
  unit: 'count',
  value: signups,
  entity: 'signup',
});

const modelOf = (text: string | undefined): AttributionModel =>
  attributionModels.find((one) => one === text) ?? 'linear';

/** What a place is called, from its key alone. */
const nameOf = (what: string, writing: Writing): string => {
  const dot = what.indexOf('.');
  const channel = channelName(what.slice(dot + 1), writing);
  const [kind = '', model] = what.slice(0, dot).split('-');
  const { say } = writing;
  if (kind === 'cost' || kind === 'signups')
    return say(`factsMoney.attribution-${kind}-of`, { channel });
  return say(
    kind === 'net' ? 'factsMoney.attribution-net-of' : 'factsMoney.attribution-orders-of',
    {
      channel,
      model: say(`factsMoney.model-${modelOf(model)}`),
    },
  );
};

const cell = (number: PlainNumber, details: readonly string[], writing: Writing): ReportCell =>
  plainCell(writing, 'attribution', number, { label: nameOf(number.what, writing), details });

const modelColumns = ({ say }: Writing) =>
  attributionModels.map((model) => ({
    header: say(`factsMoney.model-${model}`),
    align: 'right' as const,
  }));

const sharesTable = (
  block: AttributionBlock,
  title: 'attribution-net' | 'attribution-orders',
  of: typeof netOf,
  writing: Writing,
): ReportTable => ({
  kind: 'table',
  title: writing.say(`factsMoney.${title}`),
  columns: [{ header: writing.say('factsMoney.channel'), align: 'left' }, ...modelColumns(writing)],
  rows: block.channels
    .filter(({ credits }) => attributionModels.some((model) => credits[model].orders > 0))
    .map((channel) => [
      textCell(channelName(channel.key, writing)),
      ...attributionModels.map((model) =>
        cell(
          of(channel, model),
          [
            writing.say(`factsMoney.model-definition-${model}`),
            writing.say('factsMoney.attribution-touches'),
          ],
          writing,
        ),
      ),
    ]),
});

/** What one result cost; a dash where the cost or the result is missing. */
const perResult = (costMinor: number | null, results: number, writing: Writing): ReportCell =>
  moneyCell(writing, costPerResult(costMinor, results));

const costTables = (block: AttributionBlock, writing: Writing): ReportTable[] => {
  const { say } = writing;
  const channelColumn = { header: say('factsMoney.channel'), align: 'left' } as const;
  const channels = block.channels.filter(
    ({ key, costMinor, signups }) => key !== DIRECT && (costMinor !== null || signups > 0),
  );
  return [
    {
      kind: 'table',
      title: say('factsMoney.attribution-costs'),
      columns: [
        channelColumn,
        { header: say('factsMoney.cost'), align: 'right' },
        { header: say('factsMoney.signups'), align: 'right' },
        { header: say('factsMoney.per-signup'), align: 'right' },
      ],
      rows: channels.map((channel) => [
        textCell(channelName(channel.key, writing)),
        cell(costOf(channel), [say('factsMoney.cost-definition')], writing),
        cell(signupsOf(channel), [say('factsMoney.signups-definition')], writing),
        perResult(channel.costMinor, channel.signups, writing),
      ]),
    },
    {
      kind: 'table',
      title: say('factsMoney.per-order'),
      columns: [channelColumn, ...modelColumns(writing)],
      rows: channels
        .filter(({ costMinor }) => costMinor !== null)
        .map((channel) => [
          textCell(channelName(channel.key, writing)),
          ...attributionModels.map((model) =>
            perResult(channel.costMinor, channel.credits[model].orders, writing),
          ),
        ]),
    },
  ].slice(0, block.orders > 0 ? 2 : 1) as ReportTable[];
};

/** The channels that have most of the sales, each with the ways of sharing that say so. */
const tops = ({ channels }: AttributionBlock): Map<string, AttributionModel[]> => {
  const found = new Map<string, AttributionModel[]>();
  const named = channels.filter(({ key }) => key !== DIRECT);
  for (const model of attributionModels) {
    const top = named.reduce((best, one) =>
      one.credits[model].netMinor > best.credits[model].netMinor ? one : best,
    );
    found.set(top.key, [...(found.get(top.key) ?? []), model]);
  }
  return found;
};

const messageOf = (block: AttributionBlock, writing: Writing): string => {
  const { say, language, currency } = writing;
  const { orders, untouched } = block;
  if (orders === 0) return say('factsMoney.attribution-no-orders');
  if (untouched === orders) return say('factsMoney.attribution-untouched', { orders });
  const best = tops(block);
  const space = say('factsMoney.space');
  const known = say('factsMoney.attribution-known', { orders, touched: orders - untouched });
  const list = [...best].map(([key, models]) =>
    say('factsMoney.attribution-top', {
      channel: channelName(key, writing),
      models: models.map((model) => say(`factsMoney.model-${model}`)).join(say('factsMoney.and')),
    }),
  );
  if (best.size > 1)
    return `${known}${space}${say('factsMoney.attribution-differs', { list: list.join(say('factsMoney.or')) })}`;
  const [key = ''] = best.keys();
  const { credits } = block.channels.find((one) => one.key === key)!;
  const money = attributionModels.map((model) => credits[model].netMinor);
  return `${known}${space}${say('factsMoney.attribution-same', {
    channel: channelName(key, writing),
    low: formatMoney(language, Math.min(...money), currency),
    high: formatMoney(language, Math.max(...money), currency),
  })}`;
};

const write = (block: AttributionBlock, writing: Writing): ReportBlock[] => {
  const { say, language, currency } = writing;
  const hasCosts = block.channels.some(({ costMinor }) => costMinor !== null);
  const isTouched = block.untouched < block.orders;
  const notes = [
    ...(isTouched ? [say('factsMoney.attribution-note')] : [say('factsMoney.attribution-touches')]),
    ...(hasCosts ? [] : [say('factsMoney.attribution-no-costs')]),
    ...(hasCosts && block.elsewhereMinor > 0
      ? [
          say('factsMoney.attribution-elsewhere', {
            amount: formatMoney(language, block.elsewhereMinor, currency),
          }),
        ]
      : []),
  ];
  return [
    ...(isTouched
      ? [
          sharesTable(block, 'attribution-net', netOf, writing),
          sharesTable(block, 'attribution-orders', ordersOf, writing),
        ]
      : []),
    ...(hasCosts ? costTables(block, writing) : []),
    { kind: 'paragraph', quiet: true, text: notes.join(say('factsMoney.space')) },
  ];
};

export const attribution: BlockDocument<'attribution'> = {
  section: 'analysis',
  places: ({ channels }) =>
    channels.flatMap((channel) =>
      [
        ...attributionModels.map((model) => netOf(channel, model)),
        ...attributionModels.map((model) => ordersOf(channel, model)),
        ...(channel.key === DIRECT ? [] : [signupsOf(channel), costOf(channel)]),
      ].map(plainPlace),
    ),
  nameOf: ({ what }, writing) => nameOf(what, writing),
  write: (block, _facts, writing) => ({
    blocks: write(block, writing),
    message: messageOf(block, writing),
  }),
};
