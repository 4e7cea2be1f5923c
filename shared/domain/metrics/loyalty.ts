/** Traits of a loyal member, in the order they are shown. */
export const loyaltyTraits = ['activity', 'trust', 'feedback', 'platforms'] as const;
export type LoyaltyTrait = (typeof loyaltyTraits)[number];

/** Continuous activity: active in so many of the last months, this one included. */
export const ACTIVE_MONTHS = 4;
export const ACTIVE_OF_MONTHS = 6;
/** Trust: so many orders that were not wholly refunded, or anybody brought. */
export const TRUST_ORDERS = 2;
/** Feedback: answered a survey within so many days. */
export const FEEDBACK_DAYS = 365;
/** Cross-platform support: an account on so many platforms; phone and e-mail are none. */
export const SUPPORT_PLATFORMS = 2;

/** What is known of a member; null = the workspace cannot know. */
export interface LoyaltyFacts {
  /** Months with activity among the last six; null where the records are shorter. */
  readonly activeMonths: number | null;
  /** null where the workspace has neither orders nor referrals. */
  readonly bonds: { readonly orders: number; readonly brought: number } | null;
  /** Surveys answered within a year; null where no survey says who answered. */
  readonly answers: number | null;
  /** null where no account of the member is known. */
  readonly platforms: number | null;
}

export interface Loyalty {
  /** null = unknown, which is no 0. */
  readonly traits: Readonly<Record<LoyaltyTrait, boolean | null>>;
  /** Traits that hold, of those that are known. */
  readonly score: number | null;
  readonly known: number;
}

/** Loyalty by four traits, 0–4: how many hold, beside how many are known; nothing known is no score. */
export const loyalty = ({ activeMonths, bonds, answers, platforms }: LoyaltyFacts): Loyalty => {
  const traits = {
    activity: activeMonths === null ? null : activeMonths >= ACTIVE_MONTHS,
    trust: bonds === null ? null : bonds.orders >= TRUST_ORDERS || bonds.brought > 0,
    feedback: answers === null ? null : answers > 0,
    platforms: platforms === null ? null : platforms >= SUPPORT_PLATFORMS,
  };
  const told = Object.values(traits).filter((trait) => trait !== null);
  return {
    traits,
    known: told.length,
    score: told.length === 0 ? null : told.filter(Boolean).length,
  };
};
