import { unitNumber, unitOf, unitPeriod, type WeekStart } from '../periods/units.ts';
import { dayNumber } from '../values/days.ts';

/** "At least `perWeek` items a week" for a community, a channel, both, or everything. */
export interface CadenceRule {
  readonly communityUid: string | null;
  readonly channel: string | null;
  readonly perWeek: number;
}

export interface CadenceItem {
  /** Local date it was published on, else is planned for. */
  readonly date: string;
  readonly published: boolean;
  readonly channel: string;
  readonly communityUid: string | null;
}

export interface CadenceWeek {
  readonly from: string;
  readonly to: string;
  readonly published: number;
  /** Planned for the week and not published. */
  readonly planned: number;
  /** How many are missing: of a past week published ones, else planned ones count too. */
  readonly missing: number;
  /** A gap is a week that is over; a running or coming one that lacks items is open. */
  readonly state: 'met' | 'gap' | 'open';
}

interface Calendar {
  readonly weekStart: WeekStart;
  readonly today: string;
}

const concerns = (rule: CadenceRule, item: CadenceItem): boolean =>
  (rule.communityUid === null || rule.communityUid === item.communityUid) &&
  (rule.channel === null || rule.channel === item.channel);

/** The weeks from the one of `from` to the one of `to`, held against a rule. */
export const cadenceWeeks = (
  items: readonly CadenceItem[],
  rule: CadenceRule,
  { from, to }: { readonly from: string; readonly to: string },
  { weekStart, today }: Calendar,
): CadenceWeek[] => {
  const first = unitOf(from, 'week', weekStart);
  const last = unitOf(to, 'week', weekStart);
  const weeks = Array.from({ length: last - first + 1 }, () => ({ published: 0, planned: 0 }));
  for (const item of items) {
    const week = weeks[unitNumber(dayNumber(item.date), 'week', weekStart) - first];
    if (week === undefined || !concerns(rule, item)) continue;
    if (item.published) week.published += 1;
    else week.planned += 1;
  }
  return weeks.map(({ published, planned }, index) => {
    const period = unitPeriod(first + index, 'week', weekStart);
    const isOver = period.to < today;
    const missing = Math.max(0, rule.perWeek - published - (isOver ? 0 : planned));
    return {
      ...period,
      published,
      planned,
      missing,
      state: missing === 0 ? 'met' : isOver ? 'gap' : 'open',
    };
  });
};

/** Weeks that are looked back on for a suggestion, and in how many of them there must be something. */
export const SUGGEST_WEEKS = 8;
const REGULAR_WEEKS = 4;

/**
 * A rule for every channel that was served regularly: what at least half of the last eight whole
 * weeks reached.
 */
export const suggestCadence = (
  items: readonly CadenceItem[],
  { weekStart, today }: Calendar,
): CadenceRule[] => {
  const running = unitOf(today, 'week', weekStart);
  const { from } = unitPeriod(running - SUGGEST_WEEKS, 'week', weekStart);
  const { to } = unitPeriod(running - 1, 'week', weekStart);
  const channels = new Set(items.filter((item) => item.published).map(({ channel }) => channel));
  channels.delete('');
  return [...channels].sort().flatMap((channel) => {
    const rule = { communityUid: null, channel, perWeek: 1 };
    const counts = cadenceWeeks(items, rule, { from, to }, { weekStart, today }).map(
      ({ published }) => published,
    );
    if (counts.filter((count) => count > 0).length < REGULAR_WEEKS) return [];
    const reached = counts.toSorted((one, other) => other - one)[SUGGEST_WEEKS / 2 - 1]!;
    return [{ ...rule, perWeek: reached }];
  });
};
