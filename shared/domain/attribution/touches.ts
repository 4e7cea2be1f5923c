/** Days before a conversion in which a touch counts. */
export const LOOK_BACK_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * What a touch may be, in the order in which touches of one instant are told: who was brought signs
 * up afterwards, and a coupon is used while paying.
 */
export const touchKinds = ['referral', 'signup', 'coupon'] as const;
export type TouchKind = (typeof touchKinds)[number];

/** A person came near by a channel. */
export interface Touch {
  readonly atMs: number;
  readonly kind: TouchKind;
  readonly channel: string;
}

const inTime = (one: Touch, other: Touch): number =>
  one.atMs - other.atMs ||
  touchKinds.indexOf(one.kind) - touchKinds.indexOf(other.kind) ||
  (one.channel < other.channel ? -1 : one.channel > other.channel ? 1 : 0);

/** The touches of a person that lead to a conversion, the earliest first; one at its instant counts. */
export const touchesBefore = (
  touches: readonly Touch[],
  conversionAtMs: number,
): readonly Touch[] =>
  // Most conversions have no touch at all.
  touches.length === 0
    ? touches
    : touches
        .filter(
          ({ atMs }) => atMs <= conversionAtMs && atMs >= conversionAtMs - LOOK_BACK_DAYS * DAY_MS,
        )
        .toSorted(inTime);

/** Days from a touch to the conversion, parts of a day included. */
export const daysBefore = ({ atMs }: Touch, conversionAtMs: number): number =>
  (conversionAtMs - atMs) / DAY_MS;
