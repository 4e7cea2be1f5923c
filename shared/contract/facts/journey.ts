import { z } from 'zod';

const count = z.number().int();

/** What stands beside the funnel of persons: how many the promotion reached, and who bought again. */
export const journeyBlock = z.object({
  /** Not persons but times, as lines of the promotion say; null = no line says any. */
  reach: count.nullable(),
  clicks: count.nullable(),
  /** Of the converted, those with a second order within 30 days after attending; null = attendance is unknown. */
  repurchased: count.nullable(),
});
export type JourneyBlock = z.infer<typeof journeyBlock>;
