/** What a persona tells of people, in the order of the sheet. */
export const traits = [
  'gender',
  'age',
  'job',
  'region',
  'city',
  'interests',
  'spending',
  'channels',
  'acts',
] as const;
export type Trait = (typeof traits)[number];

/** Traits of which one person may have several values: their shares add up to more than all. */
export const severalTraits: ReadonlySet<Trait> = new Set(['interests', 'channels', 'acts']);
/** Traits whose values stand in their own order, not by how many people have them. */
export const orderedTraits: ReadonlySet<Trait> = new Set(['age', 'spending']);

/** Why a trait of a person is not known. */
export const unknownReasons = [
  'blank',
  'no-year',
  'impossible',
  'other-currency',
  'no-orders',
  'inactive',
  'no-platform',
] as const;
export type UnknownReason = (typeof unknownReasons)[number];

/** Channels and acts are of so many days up to and with the day of the sheet. */
export const ACTIVE_DAYS = 90;
/** So many values of a trait are shown, and tested in a comparison; the others are folded. */
export const SHOWN_VALUES = 8;
/** So many values of a trait are listed; what is beyond is told as one number. */
export const LISTED_VALUES = 100;
/** Fewer people than this say little. */
export const THIN = 30;
