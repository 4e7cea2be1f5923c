/** Why a part of the K-factor is unknown. */
export const kReasons = ['invitations-unknown', 'no-invitations', 'no-cohort'] as const;
export type KReason = (typeof kReasons)[number];

export interface KPart {
  readonly value: number | null;
  readonly reason: KReason | null;
}

export interface KFactor {
  /** Invitations a member of the cohort. */
  readonly i: KPart;
  /** Share of the invitations that were followed. */
  readonly c: KPart;
  /** i × c. */
  readonly k: KPart;
}

const known = (value: number): KPart => ({ value, reason: null });
const missing = (reason: KReason): KPart => ({ value: null, reason });

/**
 * K = i × c: i = invitations ÷ members of the inviting cohort, c = invitees who joined ÷ invitations.
 * From 1 on a community grows by itself. Without invitations there is no c, and no K by this way.
 */
export const kFactor = (of: {
  readonly cohort: number;
  /** null = nobody counted them. */
  readonly invitations: number | null;
  readonly joined: number;
}): KFactor => {
  const { cohort, invitations, joined } = of;
  if (invitations === null) {
    const unknown = missing('invitations-unknown');
    return { i: unknown, c: unknown, k: unknown };
  }
  const i = cohort === 0 ? missing('no-cohort') : known(invitations / cohort);
  const c = invitations === 0 ? missing('no-invitations') : known(joined / invitations);
  return {
    i,
    c,
    k: i.value === null ? i : c.value === null ? c : known(i.value * c.value),
  };
};

/** Growth carries itself from here on. */
export const SELF_SUSTAINING_K = 1;

/** The middle of some numbers of days; of an even count the mean of the two; null of none. */
export const medianDays = (days: Float64Array): number | null => {
  if (days.length === 0) return null;
  const sorted = days.slice().sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
