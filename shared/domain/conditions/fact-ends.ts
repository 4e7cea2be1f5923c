import type { MemberFact } from '../../contract/conditions.ts';

export interface Ends {
  readonly from: number | null;
  readonly to: number | null;
}

/** Facts that count something, nothing recorded being 0. */
export type CountedFact = Extract<MemberFact, { from: number | null }>;

export const isCounted = (fact: MemberFact): fact is CountedFact => 'from' in fact;

/** The least that a fact's number can be; null = it may be below 0. */
const leastOf = (fact: CountedFact): number | null =>
  fact.kind === 'orders' && fact.measure === 'net' ? null : 0;

/** The most that a fact's number can be. */
const mostOf = (fact: CountedFact): number | null => {
  if (fact.kind === 'activity' && fact.measure === 'days') return fact.days;
  if (fact.kind === 'events' && fact.measure === 'attended' && fact.eventUid !== null) return 1;
  return null;
};

const isAbove = (one: number | null, other: number | null): boolean =>
  one !== null && other !== null && one > other;

export const areReversed = ({ from, to }: Ends): boolean => isAbove(from, to);

/** Whether two ranges have no number in common. */
export const areApart = (one: Ends, other: Ends): boolean =>
  isAbove(one.from, other.to) || isAbove(other.from, one.to);

/** Beyond what can be: at least 5 days of the last 3, at most −1 act. */
export const areBeyond = (fact: CountedFact): boolean =>
  areApart(fact, { from: leastOf(fact), to: mostOf(fact) });

/** Holds whatever the number is; a join date it asks for must be there. */
export const sayNothing = (fact: CountedFact): boolean => {
  if (fact.kind === 'tenure') return false;
  const [least, most] = [leastOf(fact), mostOf(fact)];
  const below = fact.from === null || (least !== null && fact.from <= least);
  const above = fact.to === null || (most !== null && fact.to >= most);
  return below && above;
};

/**
 * Whether all that `part` counts is counted by `whole` as well, so that its number is never the
 * greater: the same thing in fewer days, of fewer kinds or of one event.
 */
export const isPartOf = (part: CountedFact, whole: CountedFact): boolean => {
  const inDays = (one: { days: number | null }, other: { days: number | null }): boolean =>
    other.days === null || (one.days !== null && one.days <= other.days);
  if (part.kind === 'tenure') return whole.kind === 'tenure';
  if (part.kind === 'activity')
    return (
      whole.kind === 'activity' &&
      part.measure === whole.measure &&
      inDays(part, whole) &&
      (whole.kinds.length === 0 ||
        (part.kinds.length > 0 && part.kinds.every((kind) => whole.kinds.includes(kind))))
    );
  if (part.kind === 'orders')
    return (
      whole.kind === 'orders' &&
      part.measure === whole.measure &&
      // Later refunds and amounts below 0 make no order of net amounts.
      (part.measure === 'net' ? part.days === whole.days : inDays(part, whole))
    );
  if (part.kind === 'events')
    return (
      whole.kind === 'events' &&
      part.measure === whole.measure &&
      inDays(part, whole) &&
      (whole.eventUid === null || whole.eventUid === part.eventUid)
    );
  return whole.kind === 'referrals' && inDays(part, whole);
};
