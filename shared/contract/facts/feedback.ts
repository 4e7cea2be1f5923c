import { z } from 'zod';

const count = z.number().int();

/** What people said in the surveys of the campaign's events. */
export const feedbackBlock = z.object({
  responses: count,
  /** Answers in words. */
  suggestions: count,
  ratings: z.array(
    z.object({
      uid: z.string(),
      survey: z.string(),
      text: z.string(),
      n: count,
      mean: z.number(),
      /** The smallest usual scale that holds the answers: 5, 10, 100. */
      scale: count,
      /** Answers in the two highest boxes; null on a scale of 100. */
      topTwo: count.nullable(),
    }),
  ),
});
export type FeedbackBlock = z.infer<typeof feedbackBlock>;
