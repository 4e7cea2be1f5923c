/** Who brought whom as recorded; the i-th of each list belong together, the earliest first. */
export interface RecordedReferrals {
  readonly referrers: Int32Array;
  readonly referees: Int32Array;
  /** The greatest id of a member. */
  readonly top: number;
  /** Recorded member → the person it was merged into. */
  readonly personOf: (member: number) => number;
  /** Persons who take no part: staff. */
  readonly leftOut: (person: number) => boolean;
}

/**
 * Why a referral is not in the forest: a merge made both sides one person; somebody else brought
 * the referee before; the referee stands above the referrer; one of them is staff.
 */
export const cutKinds = ['self', 'second', 'cycle', 'staff'] as const;
export type CutKind = (typeof cutKinds)[number];

export interface Cut {
  /** Place in the lists of what was recorded. */
  readonly place: number;
  readonly kind: CutKind;
}

/** Everybody with at most one referrer, nobody above himself. Lists are by person. */
export interface ReferralForest {
  /** Place of the referral that brought a person; −1 of whom nobody brought. */
  readonly broughtBy: Int32Array;
  /** The person who brought a person; 0 = nobody. */
  readonly referrerOf: Int32Array;
  readonly cuts: readonly Cut[];
}

/**
 * Joins referrals to trees, one after the other: the earliest referrer of a person counts, and the
 * referral that would close a circle – the latest of it – is left out. The same two persons again,
 * under other identities, is no conflict.
 */
export const referralForest = (recorded: RecordedReferrals): ReferralForest => {
  const { referrers, referees, top, personOf, leftOut } = recorded;
  const broughtBy = new Int32Array(top + 1).fill(-1);
  const referrerOf = new Int32Array(top + 1);
  // The way up, shortened as it is walked; a person without an entry is the root of his tree.
  const above = new Int32Array(top + 1);
  const rootOf = (person: number): number => {
    let root = person;
    while (above[root] !== 0) root = above[root]!;
    for (let at = person; at !== root;) {
      const next = above[at]!;
      above[at] = root;
      at = next;
    }
    return root;
  };
  const cuts: Cut[] = [];
  for (let place = 0; place < referrers.length; place += 1) {
    const referrer = personOf(referrers[place]!);
    const referee = personOf(referees[place]!);
    if (referrer === referee) cuts.push({ place, kind: 'self' });
    else if (leftOut(referrer) || leftOut(referee)) cuts.push({ place, kind: 'staff' });
    else if (referrerOf[referee] === referrer) continue;
    else if (referrerOf[referee] !== 0) cuts.push({ place, kind: 'second' });
    else if (rootOf(referrer) === referee) cuts.push({ place, kind: 'cycle' });
    else {
      referrerOf[referee] = referrer;
      above[referee] = referrer;
      broughtBy[referee] = place;
    }
  }
  return { broughtBy, referrerOf, cuts };
};

/** Persons from the root of a tree down to `person`, both included. */
export const pathTo = ({ referrerOf }: ReferralForest, person: number): number[] => {
  const path = [person];
  for (let at = referrerOf[person]!; at !== 0; at = referrerOf[at]!) path.push(at);
  return path.reverse();
};
