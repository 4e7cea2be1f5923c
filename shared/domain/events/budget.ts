/** A line as the sums see it; of a line per head `plannedMinor` is for one person. */
export interface MoneyLine {
  readonly side: 'cost' | 'income';
  readonly perHead: boolean;
  readonly plannedMinor: number | null;
  /** Of the whole line, also of one per head. */
  readonly actualMinor: number | null;
}

export const scenarioNames = ['pessimistic', 'expected', 'optimistic'] as const;
export type ScenarioName = (typeof scenarioNames)[number];

export interface PlanSums {
  readonly fixedCostMinor: number;
  readonly headCostMinor: number;
  readonly fixedIncomeMinor: number;
  readonly headIncomeMinor: number;
}

/** What the plan says apart from how many come. */
export const planSums = (lines: readonly MoneyLine[], taskCostMinor = 0): PlanSums => {
  const sum = (side: MoneyLine['side'], perHead: boolean): number =>
    lines.reduce(
      (total, line) =>
        line.side === side && line.perHead === perHead ? total + (line.plannedMinor ?? 0) : total,
      0,
    );
  return {
    fixedCostMinor: sum('cost', false) + taskCostMinor,
    headCostMinor: sum('cost', true),
    fixedIncomeMinor: sum('income', false),
    headIncomeMinor: sum('income', true),
  };
};

export interface Scenario {
  readonly people: number;
  readonly costMinor: number;
  readonly incomeMinor: number;
  readonly resultMinor: number;
  /** null where nobody comes. */
  readonly costPerHeadMinor: number | null;
}

export const scenarioOf = (sums: PlanSums, people: number): Scenario => {
  const costMinor = sums.fixedCostMinor + people * sums.headCostMinor;
  const incomeMinor = sums.fixedIncomeMinor + people * sums.headIncomeMinor;
  return {
    people,
    costMinor,
    incomeMinor,
    resultMinor: incomeMinor - costMinor,
    costPerHeadMinor: people === 0 ? null : costMinor / people,
  };
};

export type BreakEven =
  | { readonly kind: 'from'; readonly people: number }
  /** Fixed income covers the plan, but everybody who comes costs: up to so many it holds. */
  | { readonly kind: 'up-to'; readonly people: number }
  | { readonly kind: 'none'; readonly reason: 'no-income' | 'no-margin' };

/** How many paying attendees cover what is planned. */
export const breakEven = (sums: PlanSums): BreakEven => {
  if (sums.fixedIncomeMinor === 0 && sums.headIncomeMinor === 0)
    return { kind: 'none', reason: 'no-income' };
  const gapMinor = sums.fixedCostMinor - sums.fixedIncomeMinor;
  const marginMinor = sums.headIncomeMinor - sums.headCostMinor;
  if (gapMinor <= 0)
    return marginMinor >= 0
      ? { kind: 'from', people: 0 }
      : { kind: 'up-to', people: Math.floor(gapMinor / marginMinor) };
  if (marginMinor <= 0) return { kind: 'none', reason: 'no-margin' };
  return { kind: 'from', people: Math.ceil(gapMinor / marginMinor) };
};

/** How many come unless the operator says otherwise: who confirmed, and the places there are. */
export const defaultPeople = (
  confirmed: number,
  capacity: number | null,
): Readonly<Record<ScenarioName, number>> => {
  const expected = confirmed > 0 ? confirmed : Math.round((capacity ?? 0) * 0.8);
  return {
    pessimistic: Math.round(expected * 0.6),
    expected,
    optimistic: Math.max(expected, capacity ?? Math.round(expected * 1.2)),
  };
};

export interface Variance {
  readonly minor: number;
  /** Of the plan; null where the plan is 0. */
  readonly share: number | null;
}

/** Actual − plan; null while either is unknown. */
export const variance = (
  plannedMinor: number | null,
  actualMinor: number | null,
): Variance | null =>
  plannedMinor === null || actualMinor === null
    ? null
    : {
        minor: actualMinor - plannedMinor,
        share: plannedMinor === 0 ? null : (actualMinor - plannedMinor) / plannedMinor,
      };

/** What a line is planned to come to when so many people come. */
export const plannedTotal = (
  line: Pick<MoneyLine, 'perHead' | 'plannedMinor'>,
  people: number,
): number | null =>
  line.plannedMinor === null ? null : line.plannedMinor * (line.perHead ? people : 1);

/** Actual money of one side; null while no line says any. */
export const actualTotal = (
  lines: readonly MoneyLine[],
  side: MoneyLine['side'],
): number | null => {
  const known = lines.flatMap((line) =>
    line.side === side && line.actualMinor !== null ? [line.actualMinor] : [],
  );
  return known.length === 0 ? null : known.reduce((sum, minor) => sum + minor, 0);
};

export type PromotionReason = 'no-cost' | 'no-clicks' | 'no-signups' | 'no-reach';
export type Quotient =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: PromotionReason };

export interface Promotion {
  readonly costMinor: number | null;
  readonly reach: number | null;
  readonly clicks: number | null;
  readonly signups: number | null;
}

const over = (
  numerator: number | null,
  denominator: number | null,
  missing: PromotionReason,
  zero: PromotionReason,
): Quotient => {
  if (numerator === null) return { value: null, reason: missing };
  if (denominator === null || denominator === 0) return { value: null, reason: zero };
  return { value: numerator / denominator, reason: null };
};

/** Cost of a click and of a sign-up (minor units), sign-ups of the clicks, clicks of the reach. */
export const promotionResults = (line: Promotion) => ({
  costPerClick: over(line.costMinor, line.clicks, 'no-cost', 'no-clicks'),
  costPerSignup: over(line.costMinor, line.signups, 'no-cost', 'no-signups'),
  conversion: over(line.signups, line.clicks, 'no-signups', 'no-clicks'),
  clickRate: over(line.clicks, line.reach, 'no-clicks', 'no-reach'),
});

export const promotionChannels = [
  'group',
  'official-account',
  'weibo',
  'douban',
  'forum',
  'zhihu',
  'flyer',
  'media',
  'partner',
  'other',
] as const;

export const benefitKinds = ['material', 'cash', 'learning', 'honour', 'virtual'] as const;
export const guestStates = ['invited', 'confirmed', 'declined'] as const;

/** Occasions on which a red packet does good; others are warned about. */
export const packetOccasions = ['newcomer', 'liven-up', 'good-news', 'advert', 'festival'] as const;
export const isPacketOccasion = (text: string): boolean =>
  (packetOccasions as readonly string[]).includes(text);

/** Items of the checklist offered for a kind of event, each with the group it belongs to. */
export const checklistDefaults = {
  online: [
    ['room', 'platform'],
    ['room', 'link'],
    ['room', 'backup-host'],
    ['room', 'rules'],
    ['equipment', 'computer'],
    ['equipment', 'microphone'],
    ['equipment', 'network'],
    ['equipment', 'recording'],
    ['material', 'slides'],
    ['material', 'poster'],
    ['material', 'survey'],
  ],
  offline: [
    ['venue', 'contract'],
    ['venue', 'seats'],
    ['venue', 'signs'],
    ['venue', 'power'],
    ['venue', 'safety'],
    ['equipment', 'projector'],
    ['equipment', 'sound'],
    ['equipment', 'microphone'],
    ['equipment', 'camera'],
    ['equipment', 'network'],
    ['material', 'signin'],
    ['material', 'badges'],
    ['material', 'banner'],
    ['material', 'water'],
    ['material', 'gifts'],
    ['material', 'first-aid'],
  ],
} as const;
