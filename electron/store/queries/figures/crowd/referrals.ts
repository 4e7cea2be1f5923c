import type { Period } from '../../../../../shared/domain/periods/period.ts';
import { dayNumber } from '../../../../../shared/domain/values/days.ts';
import { NO_DAY, numberOfDay } from '../../referrals/day.ts';
import type { Referrals } from '../../referrals/recorded.ts';
import type { Crowd } from './crowd.ts';
import { NEVER } from '../../../derived/row-packs.ts';

/** A referral as it counts: by its local id, what it counts for, and the person who brought. */
export type VisitReferral = (id: number, value: number, inviter: number) => void;

/** The referrals of a period, as `countedReferrals` of `../referrals.ts` lists them in SQL. */
export const crowdReferrals = (
  crowd: Crowd,
  { forest, ids, days, counts }: Referrals,
  period: Period,
): ((visit: VisitReferral) => void) => {
  const [from, to] = [dayNumber(period.from), dayNumber(period.to)];
  const isWithin = (day: number): boolean => day >= from && day <= to;
  const { referrerOf, broughtBy } = forest;
  return (visit) => {
    const known = crowd.knownSince();
    for (let invited = 1; invited < broughtBy.length; invited += 1) {
      const place = broughtBy[invited]!;
      if (place === -1) continue;
      const day = days[place] === NO_DAY ? known[invited]! : numberOfDay(days[place]!);
      if (day === NEVER || !isWithin(day)) continue;
      // Who is brought comes later than a segment was frozen: it is theirs who brought.
      const inviter = referrerOf[invited]!;
      if (crowd.isOfSegment(inviter) && crowd.belongs(invited, to)) visit(ids[place]!, 1, inviter);
    }
    for (const { id, person, day, quantity } of counts)
      if (day !== NO_DAY && isWithin(numberOfDay(day)))
        if (crowd.isOfSegment(person) && crowd.belongs(person, to)) visit(id, quantity, person);
  };
};
