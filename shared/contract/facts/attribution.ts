import { z } from 'zod';
import { attributionModels } from '../../domain/attribution/models.ts';

const count = z.number().int();

/** Which channels led to the orders of the campaign, by five ways of sharing, and what they cost. */
export const attributionBlock = z.object({
  /** Orders paid in the period and not wholly refunded, and what they brought. */
  orders: count,
  netMinor: count,
  /** Of them, without any touch in the 30 days before. */
  untouched: count,
  channels: z.array(
    z.object({
      /** `named:<name>`, `referral`, `coupon`, `direct`, `others`. */
      key: z.string(),
      credits: z.record(
        z.enum(attributionModels),
        z.object({
          /** Parts of orders. */
          orders: z.number(),
          netMinor: count,
        }),
      ),
      /** Sign-ups for the campaign's events by this channel. */
      signups: count,
      /** null = no line of costs names the channel. */
      costMinor: count.nullable(),
    }),
  ),
  /** Costs of no channel. */
  elsewhereMinor: count,
});
export type AttributionBlock = z.infer<typeof attributionBlock>;
