import type { SilenceGroup, SilenceRow } from '../../contract/silence.ts';
import type { MemberColumn } from '../../contract/member-filters.ts';
import type { Language } from '../../messages/languages.ts';
import {
  currencyDigits,
  formatMoney,
  formatNumber,
  formatPercent,
  unknown,
} from '../../messages/format.ts';
import { translate, type MessageKey, type MessageValues } from '../../messages/translate.ts';
import type { Presence } from '../metrics/presence.ts';

export interface SilenceWriting {
  readonly language: Language;
  readonly currency: string;
  readonly group: SilenceGroup;
}

/** Own rate against the own baseline in a sentence, or why there is none. */
export const presenceText = (language: Language, presence: Presence): string => {
  const { gauge, expected, reason, active } = presence;
  if (gauge === null || expected === null || reason !== null)
    return translate(language, `silence.presence-${reason ?? 'no-data'}`, {
      count: active[0],
      until: presence.until ?? unknown,
    });
  return translate(language, 'silence.presence-why', {
    count: active[0],
    expected: formatNumber(language, expected, 1),
    gauge: formatPercent(language, gauge),
  });
};

/** Why a member is in a list, in sentences: last activity, own baseline, orders, events, and its own. */
export const silenceReasons = (
  { language, currency, group }: SilenceWriting,
  row: SilenceRow,
): readonly string[] => {
  const say = (key: MessageKey, values: MessageValues = {}): string =>
    translate(language, key, values);
  const { member, lastActiveDate, quietDays, presence } = row;
  const separator = say('common.list-separator');
  const last =
    lastActiveDate === null
      ? quietDays === null
        ? say('silence.never')
        : say('silence.never-since', { days: quietDays })
      : say('silence.last', { date: lastActiveDate, days: quietDays ?? 0 });
  const bought =
    member.orders === 0
      ? say('silence.no-orders')
      : say('silence.orders', {
          count: member.orders,
          net: formatMoney(language, member.ordersNetMinor, member.currency ?? currency),
        });
  const came =
    member.events === 0
      ? say('silence.no-events')
      : say('silence.events', { count: member.events });
  switch (group) {
    case 'flash':
      return [
        say('silence.flash-why', {
          joined: member.joinedDate ?? unknown,
          left: member.leftDate ?? unknown,
        }),
        last,
        bought,
      ];
    case 'churned':
      return [
        row.lost === 'left'
          ? say('silence.lost-left', { date: member.leftDate ?? unknown })
          : say('silence.lost-quiet'),
        last,
        bought,
        came,
      ];
    case 'won-back':
      return [say('silence.back-why', { date: row.backOn ?? unknown }), bought, came];
    case 'lapsing':
      return [presenceText(language, presence), last, bought, came];
    case 'remove':
      return [
        say('silence.remove-why', { names: row.from.join(separator) }),
        last,
        say('silence.remove-free'),
      ];
    case 'admit':
      return [
        ...(row.waitingFor.length === 0
          ? []
          : [say('silence.waits-why', { names: row.waitingFor.join(separator) })]),
        say('silence.admit-why', { count: presence.active[1] }),
        member.communities.length === 0
          ? say('silence.in-none')
          : say('silence.remove-why', { names: member.communities.join(separator) }),
        bought,
        came,
      ];
    case 'newcomer':
      return [say('silence.newcomer-why', { date: member.joinedDate ?? unknown }), last];
    case 'never':
    case 'silent-30':
    case 'silent-60':
    case 'silent-90':
      return [
        last,
        ...(presence.gauge === null && group !== 'silent-30'
          ? []
          : [presenceText(language, presence)]),
        bought,
        came,
      ];
    default: {
      const never: never = group;
      return never;
    }
  }
};

const memberHeads = [
  'name',
  'phone',
  'joinedDate',
  'orders',
  'ordersNet',
  'events',
  'communities',
  'tags',
] as const satisfies readonly MemberColumn[];

const ownHeads = [
  'silence.column-reason',
  'silence.column-last',
  'silence.column-quiet',
  'silence.column-now',
  'silence.column-expected',
  'silence.column-gauge',
] as const satisfies readonly MessageKey[];

/** The columns of an exported list. */
export const sheetHeads = (language: Language): string[] => [
  ...memberHeads.map((column) => translate(language, `members.column-${column}`)),
  ...ownHeads.map((key) => translate(language, key)),
];

export const sheetCells = (
  writing: SilenceWriting,
  row: SilenceRow,
): (string | number | null)[] => {
  const { member, presence } = row;
  const separator = translate(writing.language, 'common.list-separator');
  return [
    member.name ?? member.externalId ?? '',
    member.phone,
    member.joinedDate,
    member.orders,
    member.ordersNetMinor / 10 ** currencyDigits(member.currency ?? writing.currency),
    member.events,
    member.communities.join(separator),
    member.tags.join(separator),
    silenceReasons(writing, row).join(translate(writing.language, 'silence.sentences')),
    row.lastActiveDate,
    row.quietDays,
    presence.active[0],
    presence.expected,
    presence.gauge,
  ];
};
