import { z } from 'zod';
import { figure } from '../figures.ts';

const count = z.number().int();

/** Who brought members in the period. */
export const referralBlock = z.object({
  /** `referral.new` and `referral.k`. */
  brought: figure,
  k: figure,
  /** Those who brought most. */
  top: z.array(z.object({ uid: z.string(), name: z.string().nullable(), brought: count })),
});
export type ReferralBlock = z.infer<typeof referralBlock>;
