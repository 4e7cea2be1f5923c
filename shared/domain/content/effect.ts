import { interactiveTypes } from '../metrics/content.ts';
import { medianOf } from '../statistics/median.ts';

/** A published item with its latest result. */
export interface EffectItem {
  readonly uid: string;
  readonly title: string;
  readonly type: string | null;
  readonly channel: string;
  /** Local date it was published on. */
  readonly date: string;
  /** Local hour 0–23; null where only the day is known. */
  readonly hour: number | null;
  /** Day of the latest result; null where there is none. */
  readonly asOf: string | null;
  readonly reads: number | null;
  readonly likes: number | null;
  readonly comments: number | null;
  readonly shares: number | null;
}

export const effectGroupings = ['all', 'type', 'channel', 'hour', 'weekday'] as const;
export type EffectGrouping = (typeof effectGroupings)[number];

export const effectMeasures = ['items', 'reads', 'engagement', 'share'] as const;
export type EffectMeasure = (typeof effectMeasures)[number];

export interface Rate {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
  /** Items that have both sides. */
  readonly n: number;
  readonly reason: 'no-results' | 'no-reads' | null;
}

export interface EffectGroup {
  /** '' = not known (no type, no channel, no hour). */
  readonly key: string;
  readonly n: number;
  readonly withReads: number;
  readonly readsSum: number;
  readonly readsMedian: number | null;
  readonly readsMean: number | null;
  readonly engagement: Rate;
  readonly share: Rate;
}

/** Fewer items than this say little; they are marked. */
export const SMALL_EFFECT = 5;

/** What a grouping tells items apart by; weekdays 0 Sunday to 6 Saturday. */
export const effectKey = (item: EffectItem, by: EffectGrouping): string => {
  switch (by) {
    case 'all':
      return 'all';
    case 'type':
      return item.type ?? '';
    case 'channel':
      return item.channel;
    case 'hour':
      return item.hour === null ? '' : String(item.hour).padStart(2, '0');
    case 'weekday':
      return String(new Date(`${item.date}T00:00:00Z`).getUTCDay());
  }
};

const answers = (item: EffectItem): number | null =>
  item.likes === null && item.comments === null && item.shares === null
    ? null
    : (item.likes ?? 0) + (item.comments ?? 0) + (item.shares ?? 0);

/** Whether an item is part of a measure; a rate needs both sides of the item. */
export const counts = (item: EffectItem, measure: EffectMeasure): boolean => {
  if (measure === 'items') return true;
  if (item.reads === null) return false;
  if (measure === 'reads') return true;
  return measure === 'share' ? item.shares !== null : answers(item) !== null;
};

const rateOf = (
  items: readonly EffectItem[],
  measure: 'engagement' | 'share',
  part: (item: EffectItem) => number | null,
): Rate => {
  const counted = items.filter((item) => counts(item, measure));
  const numerator = counted.reduce((sum, item) => sum + (part(item) ?? 0), 0);
  const denominator = counted.reduce((sum, item) => sum + (item.reads ?? 0), 0);
  return {
    value: denominator === 0 ? null : numerator / denominator,
    numerator,
    denominator,
    n: counted.length,
    reason: counted.length === 0 ? 'no-results' : denominator === 0 ? 'no-reads' : null,
  };
};

/** Reads, engagement rate Σ(likes+comments+shares)/Σreads and share rate Σshares/Σreads of items. */
export const summarise = (key: string, items: readonly EffectItem[]): EffectGroup => {
  const reads = items.flatMap((item) => item.reads ?? []);
  const readsSum = reads.reduce((sum, one) => sum + one, 0);
  return {
    key,
    n: items.length,
    withReads: reads.length,
    readsSum,
    readsMedian: medianOf(reads),
    readsMean: reads.length === 0 ? null : readsSum / reads.length,
    engagement: rateOf(items, 'engagement', answers),
    share: rateOf(items, 'share', (item) => item.shares),
  };
};

/** Groups in the order of their keys where these are times, else the largest first. */
export const effectBy = (items: readonly EffectItem[], by: EffectGrouping): EffectGroup[] => {
  const groups = new Map<string, EffectItem[]>();
  for (const item of items) {
    const key = effectKey(item, by);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  const inTime = by === 'hour' || by === 'weekday';
  return [...groups]
    .map(([key, group]) => summarise(key, group))
    .sort((one, other) =>
      inTime || one.n === other.n ? (one.key < other.key ? -1 : 1) : other.n - one.n,
    );
};

export interface BalanceMonth {
  /** `YYYY-MM` */
  readonly month: string;
  readonly interactive: number;
  readonly all: number;
}

const interactive: ReadonlySet<string | null> = new Set(interactiveTypes);
export const isInteractive = ({ type }: { readonly type: string | null }): boolean =>
  interactive.has(type);

/** Content that members answer in, of all content, by the month it was published in. */
export const balanceByMonth = (items: readonly EffectItem[]): BalanceMonth[] => {
  const months = new Map<string, { interactive: number; all: number }>();
  for (const item of items) {
    const month = item.date.slice(0, 7);
    const counted = months.get(month) ?? { interactive: 0, all: 0 };
    counted.all += 1;
    if (isInteractive(item)) counted.interactive += 1;
    months.set(month, counted);
  }
  return [...months]
    .map(([month, counted]) => ({ month, ...counted }))
    .sort((one, other) => (one.month < other.month ? -1 : 1));
};
