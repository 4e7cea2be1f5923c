import { z } from 'zod';

const count = z.number().int();

/** What members were given at the campaign's events, and the points they got in the period. */
export const rewardsBlock = z.object({
  kinds: z.array(
    z.object({
      kind: z.enum(['benefit', 'packet', 'prize']),
      /** Things given; packets sent. */
      given: count,
      /** Real costs in the campaign's currency. */
      costMinor: count,
      /** Members named as given to; null where nobody is ever named. */
      people: count.nullable(),
    }),
  ),
  /** Points granted; null = there is no entry in the period. */
  points: z.object({ granted: count, people: count }).nullable(),
  /** Of the members named: active in the period after; null while it runs or nobody is named. */
  named: count,
  activeAfter: count.nullable(),
});
export type RewardsBlock = z.infer<typeof rewardsBlock>;
