import { z } from 'zod';
import { localDate } from '../base.ts';
import { figure, figureDifference } from '../figures.ts';

const count = z.number().int();
const side = z.object({ before: figure, during: figure });

/** The campaign's people beside a group that it did not reach. */
export const comparisonGroupBlock = z.object({
  /** The segments and communities that the group is made of. */
  names: z.array(z.string()),
  /** Both sides are who was there on this day: the start, or before it the day of asking. */
  date: localDate,
  /** Whether the list of the group is kept since the start. */
  frozen: z.boolean(),
  /** People of both sides; nobody is in both. null = nobody can say any more who is in the group. */
  people: z.object({ campaign: count, compared: count }).nullable(),
  lines: z.array(
    z.object({
      campaign: side,
      compared: side,
      /** How much more the campaign's people changed; null where it cannot be compared. */
      difference: figureDifference.nullable(),
    }),
  ),
});
export type ComparisonGroupBlock = z.infer<typeof comparisonGroupBlock>;
